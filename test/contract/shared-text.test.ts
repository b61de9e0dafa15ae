/** A state that many watch is written once, and each that watches reads it whole, between other messages too. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { checkedOnce, identityOf, rowsCheckedOnce } from '#shared/contract/checked-once.ts';
import { createSharedTexts } from '#transport/shared-text.ts';

let server: WebSocketServer;
let near: WebSocket[];
let far: WebSocket[];
beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  near = [];
  far = [];
  for (const _ of [1, 2]) {
    const arrived = once(server, 'connection');
    far.push(new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`));
    const [socket] = (await arrived) as [WebSocket];
    near.push(socket);
  }
  await Promise.all(far.filter((socket) => socket.readyState !== WebSocket.OPEN).map((socket) => once(socket, 'open')));
});
afterAll(() => {
  for (const socket of [...near, ...far]) socket.terminate();
  server.close();
});

const hears = async (socket: WebSocket, count: number): Promise<unknown[]> => {
  const heard: unknown[] = [];
  return new Promise((done) => {
    const listener = (data: Buffer) => {
      heard.push(JSON.parse(data.toString('utf8')));
      if (heard.length < count) return;
      socket.off('message', listener);
      done(heard);
    };
    socket.on('message', listener);
  });
};

it('puts the state where its token stood, for each of its copies', async () => {
  const texts = createSharedTexts(Buffer.alloc(16, 7));
  const state = { names: Array.from({ length: 3_000 }, (_, index) => `Äyräpää "${index}" \u{1f642}`) };
  const other = { text: `${Buffer.alloc(16, 8).toString('base64url')}.1` };
  const of = (value: object, i: string) => JSON.stringify({ i, t: 3, p: { e: 'message', d: { json: texts.tokenOf(value, value) }, m: { id: 'mark' } } });
  const plain = JSON.stringify({ i: '9', p: { b: { json: other } } });
  const heard = Promise.all(far.map((socket) => hears(socket, 4)));
  for (const socket of near) {
    void texts.send(socket, of(state, '1'));
    void texts.send(socket, plain);
    void texts.send(socket, of(other, '2'));
    await texts.send(socket, of(state, '3'));
  }
  const whole = (value: object, i: string) => ({ i, t: 3, p: { e: 'message', d: { json: value }, m: { id: 'mark' } } });
  for (const messages of await heard) expect(messages).toEqual([whole(state, '1'), JSON.parse(plain), whole(other, '2'), whole(state, '3')]);
});

it('writes a state again when so many came between that it was forgotten', async () => {
  const texts = createSharedTexts();
  const first = { name: 'first' };
  const token = texts.tokenOf(first, first);
  expect(texts.tokenOf(first, first)).toBe(token);
  for (let index = 0; index < 64; index += 1) texts.tokenOf({ index }, { index });
  const heard = hears(far[0]!, 1);
  expect(() => texts.send(near[0]!, JSON.stringify({ json: token }))).toThrow('forgotten');
  void texts.send(near[0]!, JSON.stringify({ json: texts.tokenOf(first, first) }));
  expect(await heard).toEqual([{ json: first }]);
});

it('knows a checked state by any copy that wraps it, and nothing else', async () => {
  const shape = checkedOnce(z.object({ name: z.string() }));
  const given = { name: 'board' };
  const checked = async (value: object) => {
    const result = await shape['~standard'].validate(value);
    return 'value' in result ? result.value : null;
  };
  const value = (await checked(given))!;
  expect(identityOf(new Proxy(value, {}))).toBe(identityOf(await checked(given)));
  expect(identityOf(await checked({ name: 'board' }))).not.toBe(identityOf(value));
  expect([{ name: 'board' }, null, 'board'].map(identityOf)).toEqual([undefined, undefined, undefined]);
  expect(JSON.stringify(value)).toBe('{"name":"board"}');
});

it('checks the rows of a state each once, and tells what is amiss as without', async () => {
  const row = z.object({ id: z.string(), name: z.string().optional() });
  const plain = z.object({ rows: z.array(row), count: z.number() });
  const shape = checkedOnce(plain, { rows: rowsCheckedOnce(row) });
  const checked = async (value: unknown) => shape['~standard'].validate(value);
  const one = { id: 'one', name: undefined, secret: 'left out' };
  const first = await checked({ rows: [one], count: 1, more: true });
  const second = await checked({ rows: [one, { id: 'two' }], count: 2 });
  expect([first, second]).toEqual([{ value: { rows: [{ id: 'one' }], count: 1 } }, { value: { rows: [{ id: 'one' }, { id: 'two' }], count: 2 } }]);
  expect('value' in first && 'value' in second && second.value.rows[0] === first.value.rows[0]).toBe(true);
  for (const wrong of [{ rows: [{ id: 1 }], count: 1 }, { rows: [one], count: 'many' }, { rows: [null], count: 1 }, { rows: 'none', count: 1 }]) expect(await checked(wrong)).toEqual(await plain['~standard'].validate(wrong));
});
