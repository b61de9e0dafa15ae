/** The door over HTTP and the opening of a socket: whoever is not an enrolled device stays outside. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { WebServer } from '#transport/web-server.ts';
import { takeNumber } from '../support/queue.ts';
import { refusalText } from '../support/refusal.ts';
import { startPoint, type TestPoint } from '../support/station.ts';
import { codeFor, enrol, knock, newKey, nonceFor, passFor, servePoint, signed, type Enrolled } from './served.ts';
import type { Client } from './ways.ts';

let point: TestPoint;
let web: WebServer;
let sockets: WebSocket[];
beforeAll(async () => {
  point = await startPoint({ desks: 1 });
  web = await servePoint(point);
});
beforeEach(() => {
  sockets = [];
  // Past the minute in which wrong codes are counted.
  point.clock.advance(60_000);
});
afterEach(() => {
  for (const socket of sockets) socket.terminate();
});
afterAll(async () => {
  await web.close();
  await point.close();
});

const enrolled = async (): Promise<Enrolled> => enrol(web.port, await codeFor(point, 'terminal'));

/** `open`, or the HTTP status with which the socket was refused. */
const socket = (protocols: string[], headers: Record<string, string> = {}, path = '/rpc'): Promise<{ ws: WebSocket; outcome: string }> =>
  new Promise((done) => {
    const ws = new WebSocket(`ws://127.0.0.1:${web.port}${path}`, protocols, { headers });
    sockets.push(ws);
    ws.on('open', () => done({ ws, outcome: 'open' }));
    ws.on('unexpected-response', (_request, response) => {
      response.resume();
      done({ ws, outcome: String(response.statusCode) });
    });
    ws.on('error', () => done({ ws, outcome: 'error' }));
  });
const outcomeOf = async (...args: Parameters<typeof socket>) => (await socket(...args)).outcome;
const closed = (ws: WebSocket) => new Promise<number>((done) => ws.on('close', done));
const clientOn = (ws: WebSocket): Client => {
  // The link uses of a socket what `ws` has too; only the event classes are its own.
  const socketOfLink: unknown = ws;
  return createORPCClient<Client>(new RPCLink({ websocket: socketOfLink as globalThis.WebSocket }));
};

describe('enrolment', () => {
  it('takes a code once, as people type it', async () => {
    const code = await codeFor(point, 'display');
    const { publicKey } = newKey();
    const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
    expect(await knock(web.port, 'enrol', { code: typed, publicKey, name: 'Aulan näyttö' })).toMatchObject({ status: 200, body: { kind: 'display', name: 'Aulan näyttö', serverFingerprint: null } });
    expect(await knock(web.port, 'enrol', { code, publicKey: newKey().publicKey })).toEqual({ status: 403, body: { code: 'WRONG_CODE' } });
  });

  it('refuses a wrong code and one that is too old', async () => {
    const code = await codeFor(point, 'display');
    expect(await knock(web.port, 'enrol', { code: 'AAAA-AAAA', publicKey: newKey().publicKey })).toEqual({ status: 403, body: { code: 'WRONG_CODE' } });
    point.clock.advance(15 * 60_000 - 1);
    await enrol(web.port, await codeFor(point, 'display'));
    point.clock.advance(1);
    expect(await knock(web.port, 'enrol', { code, publicKey: newKey().publicKey })).toEqual({ status: 403, body: { code: 'WRONG_CODE' } });
  });

  it('lets one of two devices in that come with the same code at once', async () => {
    const code = await codeFor(point, 'display');
    const answers = await Promise.all([1, 2, 3, 4].map(() => knock(web.port, 'enrol', { code, publicKey: newKey().publicKey })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403, 403]);
  });

  it('hears twenty wrong codes a minute and no more, also when they come all at once', async () => {
    const code = await codeFor(point, 'display');
    const guesses = await Promise.all(Array.from({ length: 40 }, (_, index) => knock(web.port, 'enrol', { code: `AAAA-A${String(index).padStart(3, '0')}`, publicKey: newKey().publicKey })));
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(20);
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(20);
    expect(await knock(web.port, 'enrol', { code, publicKey: newKey().publicKey })).toEqual({ status: 429, body: { code: 'TOO_MANY_TRIES' } });
    point.clock.advance(60_000);
    expect((await knock(web.port, 'enrol', { code, publicKey: newKey().publicKey })).status).toBe(200);
  });

  it.each([
    ['another curve', () => newKey('P-384').publicKey],
    ['RSA', () => generateKeyPairSync('rsa', { modulusLength: 1_024 }).publicKey.export({ type: 'spki', format: 'der' }).toString('base64url').slice(0, 400)],
    ['Ed25519', () => generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')],
    ['a private key', () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64url')],
    ['no key', () => 'AAAA'],
    ['nothing', () => ''],
  ])('refuses a key that is %s, and the code stays good', async (_name, publicKey) => {
    const code = await codeFor(point, 'display');
    expect(await knock(web.port, 'enrol', { code, publicKey: publicKey() })).toEqual({ status: 422, body: { code: 'BAD_KEY' } });
    expect((await knock(web.port, 'enrol', { code, publicKey: newKey().publicKey })).status).toBe(200);
  });

  it.each([
    ['no JSON', '{"code":', 400],
    ['no object', '[]', 422],
    ['a wrong shape', '{"code":7,"publicKey":{}}', 422],
    ['an endless code', JSON.stringify({ code: 'A'.repeat(5_000), publicKey: 'x' }), 422],
  ])('refuses a body that is %s', async (_name, body, status) => {
    expect(await knock(web.port, 'enrol', body)).toEqual({ status, body: { code: 'BAD_INPUT' } });
  });

  it('reads no more than it needs of a body', async () => {
    expect(await knock(web.port, 'enrol', JSON.stringify({ code: 'A'.repeat(200_000) }))).toEqual({ status: 413, body: { code: 'TOO_LARGE' } });
  });

  it('answers nothing to another method or path', async () => {
    expect((await fetch(`http://127.0.0.1:${web.port}/device/enrol`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${web.port}/device/other`, { method: 'POST', body: '{}' })).status).toBe(405);
  });
});

describe('proof', () => {
  it('takes a nonce once', async () => {
    const device = await enrolled();
    const nonce = await nonceFor(web.port, device.deviceId);
    const proof = { deviceId: device.deviceId, nonce, signature: signed(device.key, nonce) };
    expect((await knock(web.port, 'proof', proof)).status).toBe(200);
    expect(await knock(web.port, 'proof', proof)).toEqual({ status: 401, body: { code: 'NOT_ENROLLED' } });
  });

  it('takes no nonce that is too old, of another device, or of its own making', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    const tryNonce = (nonce: string) => knock(web.port, 'proof', { deviceId: one.deviceId, nonce, signature: signed(one.key, nonce) });
    const old = await nonceFor(web.port, one.deviceId);
    point.clock.advance(60_000);
    expect((await tryNonce(old)).status).toBe(401);
    expect((await tryNonce(await nonceFor(web.port, two.deviceId))).status).toBe(401);
    expect((await tryNonce('made-up')).status).toBe(401);
  });

  it('takes no signature of another key, of another text, or a broken one', async () => {
    const [one, two] = [await enrolled(), await enrolled()];
    for (const signature of [(nonce: string) => signed(two.key, nonce), () => signed(one.key, 'another'), () => '', () => 'AAAA']) {
      const nonce = await nonceFor(web.port, one.deviceId);
      expect(await knock(web.port, 'proof', { deviceId: one.deviceId, nonce, signature: signature(nonce) })).toEqual({ status: 401, body: { code: 'NOT_ENROLLED' } });
    }
  });

  it('tells nobody whether a device exists', async () => {
    const unknown = point.commandId();
    const challenge = await knock(web.port, 'challenge', { deviceId: unknown });
    expect(challenge.status).toBe(200);
    const nonce = String(challenge.body['nonce']);
    expect(await knock(web.port, 'proof', { deviceId: unknown, nonce, signature: signed(newKey(), nonce) })).toEqual({ status: 401, body: { code: 'NOT_ENROLLED' } });
  });

  it('is not held up by a flood of challenges', async () => {
    const device = await enrolled();
    const began = performance.now();
    await Promise.all(Array.from({ length: 20_000 }, () => point.station.door.challenge({ deviceId: point.commandId() })));
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await passFor(web.port, device)).length).toBeGreaterThan(10);
  });
});

describe('a socket', () => {
  it('opens once for a pass, within its time', async () => {
    const device = await enrolled();
    const pass = await passFor(web.port, device);
    expect(await outcomeOf(['onedoor', pass])).toBe('open');
    expect(await outcomeOf(['onedoor', pass])).toBe('401');
    const late = await passFor(web.port, device);
    point.clock.advance(120_000);
    expect(await outcomeOf(['onedoor', late])).toBe('401');
  });

  it('opens for nobody without a pass, nor on another path', async () => {
    expect(await outcomeOf([])).toBe('401');
    expect(await outcomeOf(['onedoor'])).toBe('401');
    expect(await outcomeOf(['onedoor', 'made-up'])).toBe('401');
    expect(await outcomeOf(['onedoor', await passFor(web.port, await enrolled())], {}, '/other')).toBe('403');
  });

  it('opens for no page of another site, and does not use the pass up', async () => {
    const pass = await passFor(web.port, await enrolled());
    expect(await outcomeOf(['onedoor', pass], { origin: 'https://example.org' })).toBe('403');
    expect(await outcomeOf(['onedoor', pass], { origin: 'null' })).toBe('403');
    expect(await outcomeOf(['onedoor', pass], { origin: `http://127.0.0.1:${web.port}` })).toBe('open');
  });

  it('of a revoked device is cut at once, and none opens again', async () => {
    const device = await enrolled();
    const kept = await passFor(web.port, device);
    const { ws } = await socket(['onedoor', await passFor(web.port, device)]);
    const nonce = await nonceFor(web.port, device.deviceId);
    const cut = closed(ws);
    await point.advisors[0]!.client.devices.revoke({ commandId: point.commandId(), deviceId: device.deviceId });
    await cut;
    expect(await outcomeOf(['onedoor', kept])).toBe('401');
    expect((await knock(web.port, 'proof', { deviceId: device.deviceId, nonce, signature: signed(device.key, nonce) })).status).toBe(401);
  });

  it('shows the device as present while it is open', async () => {
    const device = await enrolled();
    const online = async () => (await point.advisors[0]!.client.devices.list()).find(({ id }) => id === device.deviceId)!.online;
    expect(await online()).toBe(false);
    const { ws } = await socket(['onedoor', await passFor(web.port, device)]);
    expect(await online()).toBe(true);
    web.cut(device.deviceId);
    await closed(ws);
    await expect.poll(online).toBe(false);
  });

  it.each([
    ['no JSON', 'not JSON'],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"text"'],
    ['without a payload', '{"i":"1"}'],
    ['with a number for a name', '{"i":1,"p":{"u":"/point/hello"}}'],
    ['with another address', '{"i":"1","p":{"u":"http://example.org/"}}'],
    ['an event of nothing', '{"i":"1","t":3}'],
    ['binary', Buffer.from([0xff, 0x00, 0x01])],
  ])('is closed on a message that is %s, and the server goes on', async (_name, message) => {
    const { ws } = await socket(['onedoor', await passFor(web.port, await enrolled())]);
    const end = closed(ws);
    ws.send(message);
    expect(await end).toBe(1_007);
  });

  it('answers a call of what does not exist, and goes on', async () => {
    const { ws } = await socket(['onedoor', await passFor(web.port, await enrolled())]);
    const answered = new Promise<string>((done) => ws.once('message', (data: Buffer) => done(data.toString('utf8'))));
    ws.send('{"i":"7","p":{"u":"/__proto__/constructor","b":{"json":1}}}');
    expect(JSON.parse(await answered)).toMatchObject({ i: '7', p: { s: 404 } });
    expect((await clientOn(ws).queue.terminal()).state).toBe('open');
  });

  it('is closed on a message that is too large', async () => {
    const { ws } = await socket(['onedoor', await passFor(web.port, await enrolled())]);
    const end = closed(ws);
    ws.send('x'.repeat(1_048_577));
    expect(await end).toBe(1_009);
    expect((await fetch(`http://127.0.0.1:${web.port}/healthz`)).status).toBe(200);
  });
});

describe('a phone', () => {
  it('sees its own ticket and no other, and calls nothing else', async () => {
    const [own, other] = [await takeNumber(point), await takeNumber(point)];
    const secret = own.followUrl.split(/[#/=]/).at(-1)!;
    expect(await outcomeOf(['onedoor-place', 'made-up'])).toBe('401');
    const { ws, outcome } = await socket(['onedoor-place', secret]);
    expect(outcome).toBe('open');
    const phone = clientOn(ws);
    for await (const place of await phone.queue.watchPlace()) {
      expect(place).toMatchObject({ number: own.number, state: 'waiting' });
      break;
    }
    expect(await refusalText(phone.queue.board())).toBe('FORBIDDEN');
    expect(await refusalText(phone.queue.take({ commandId: point.commandId(), groupId: point.groupIds[0]!, language: 'fi' }))).toBe('FORBIDDEN');
    expect(await refusalText(phone.queue.cancelTicket({ commandId: point.commandId(), ticketId: other.ticketId }))).toMatch(/^(FORBIDDEN|NOT_FOUND)$/);
    await phone.queue.cancelTicket({ commandId: point.commandId(), ticketId: own.ticketId });
    const states = (await point.advisors[0]!.client.queue.board()).tickets.map((ticket) => [ticket.number, ticket.state]);
    expect(states).toContainEqual([other.number, 'waiting']);
    expect(states).not.toContainEqual([own.number, 'waiting']);
  });
});
