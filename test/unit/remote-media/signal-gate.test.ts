/** No signal passes but the sender's own, of this session, once, in order. The keys and signatures are real ones. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Participant, Signal } from '#shared/contract/remote/words.ts';
import { keyStatement } from '#shared/domain/remote-trust.ts';
import { makeSessionKey, safetyNumberOf, type SessionKey, signSignal } from '../../../renderer/features/remote/media/session-key.ts';
import { createSignalGate, type RefusedSignal } from '../../../renderer/features/remote/media/signal-gate.ts';
import { makeLongLivedKey, signText } from '../../support/remote-relay.ts';

type LongLived = Awaited<ReturnType<typeof makeLongLivedKey>>;
const session = 'session-1';
let station: LongLived;
let authority: LongLived;

const participant = async (id: string, role: Participant['role'], long: LongLived, key: SessionKey, says: Partial<Parameters<typeof keyStatement>[0]> = {}): Promise<Participant> => ({
  id,
  role,
  name: null,
  authority: null,
  key: { publicKey: key.publicKey, voucher: { publicKey: long.publicKey, signature: await signText(long.privateKey, keyStatement({ sessionId: session, participantId: id, role, publicKey: key.publicKey, ...says })) } },
  present: true,
  joinedAt: null,
});

const stand = async (roster: (keys: { customer: SessionKey; expert: SessionKey }) => Promise<Participant[]>) => {
  const keys = { customer: await makeSessionKey(), expert: await makeSessionKey() };
  const self = await participant('customer', 'customer', station, keys.customer);
  const heard: string[] = [];
  const refused: RefusedSignal[] = [];
  const gate = createSignalGate({ sessionId: session, self, hear: (from, body) => heard.push(`${from}: ${body}`), refused: (one) => refused.push(one), holdMs: 20 });
  await gate.setRoster([self, ...(await roster(keys))]);
  const sign = (count: number, more: Partial<Signal> = {}, key = keys.expert, sessionId = session) => signSignal(key, sessionId, { from: 'expert', to: 'customer', count, body: `{"n":${count}}`, ...more });
  const held = () => new Promise((resolve) => setTimeout(resolve, 60));
  return { keys, self, heard, refused, gate, sign, held, why: () => refused.map(({ why }) => why) };
};

beforeAll(async () => {
  station = await makeLongLivedKey();
  authority = await makeLongLivedKey();
});

describe('the gate', () => {
  const expert = async ({ expert: key }: { expert: SessionKey }) => [await participant('expert', 'expert', authority, key)];

  test('lets the sender through, in order', async () => {
    const { gate, sign, heard, refused } = await stand(expert);
    for (const count of [0, 1, 5]) await gate.take(await sign(count));
    expect(heard).toEqual(['expert: {"n":0}', 'expert: {"n":1}', 'expert: {"n":5}']);
    expect(refused).toEqual([]);
  });

  test('refuses what was let through before, and what is older', async () => {
    const { gate, sign, heard, why } = await stand(expert);
    const third = await sign(3);
    for (const signal of [third, third, await sign(2)]) await gate.take(signal);
    expect(heard).toHaveLength(1);
    expect(why()).toEqual(['replayed', 'replayed']);
  });

  test('refuses a changed body, count or end, another session, and another key', async () => {
    const { gate, sign, heard, held, why, keys } = await stand(expert);
    const signal = await sign(0);
    await gate.take({ ...signal, body: '{"n":9}' });
    await gate.take({ ...signal, count: 7 });
    await gate.take(await sign(0, {}, keys.expert, 'session-2'));
    await gate.take(await sign(0, {}, keys.customer));
    await gate.take({ ...signal, signature: 'not a signature' });
    await gate.take({ ...signal, signature: '' });
    await held();
    await gate.take({ ...signal, to: 'advisor' });
    await gate.take({ ...signal, from: 'customer' });
    expect(heard).toEqual([]);
    expect(why()).toEqual([...Array.from({ length: 6 }, () => 'signature'), 'notForUs', 'notForUs']);
    await gate.take(signal);
    expect(heard).toHaveLength(1);
  });

  test('refuses one who is not in the room', async () => {
    const { gate, sign, heard, held, why } = await stand(expert);
    await gate.take(await sign(0, { from: 'somebody' }));
    await held();
    expect(heard).toEqual([]);
    expect(why()).toEqual(['stranger']);
  });

  test.each<[string, Partial<Parameters<typeof keyStatement>[0]>]>([
    ['another session', { sessionId: 'session-2' }],
    ['another participant', { participantId: 'interpreter' }],
    ['another role', { role: 'interpreter' }],
    ['another key', { publicKey: 'AAAA' }],
  ])('refuses all from a key whose voucher is for %s', async (_what, says) => {
    const { gate, sign, heard, why } = await stand(async ({ expert: key }) => [await participant('expert', 'expert', authority, key, says)]);
    await gate.take(await sign(0));
    expect(heard).toEqual([]);
    expect(why()).toEqual(['voucher']);
  });

  test('refuses an advisor whom another station vouches for', async () => {
    const { gate, sign, heard, why } = await stand(async ({ expert: key }) => [await participant('expert', 'advisor', authority, key)]);
    await gate.take(await sign(0));
    expect(heard).toEqual([]);
    expect(why()).toEqual(['voucher']);
    const { gate: own, sign: signOwn, heard: ownHeard } = await stand(async ({ expert: key }) => [await participant('expert', 'advisor', station, key)]);
    await own.take(await signOwn(0));
    expect(ownHeard).toHaveLength(1);
  });

  test('holds what a new page signed until the roster knows its key; the old key is heard no more, and its count not forgotten', async () => {
    const { gate, sign, heard, refused, held, self, keys } = await stand(expert);
    await gate.take(await sign(4));
    const anew = await makeSessionKey();
    await gate.take(await sign(0, {}, anew));
    expect(heard).toHaveLength(1);
    await gate.setRoster([self, await participant('expert', 'expert', authority, anew)]);
    expect(heard).toEqual(['expert: {"n":4}', 'expert: {"n":0}']);
    await gate.take(await sign(5));
    await held();
    expect(refused.map(({ why }) => why)).toEqual(['signature']);
    const old = await participant('expert', 'expert', authority, keys.expert);
    await gate.setRoster([self, old]);
    await gate.take(await sign(4));
    expect(heard).toHaveLength(2);
  });
});

test('both sides read the same safety number, another key another', async () => {
  const key = await makeSessionKey();
  const one = (await participant('a', 'customer', station, key)).key!;
  const other = (await participant('b', 'expert', authority, key)).key!;
  const number = await safetyNumberOf(one, other);
  expect(number).toEqual(await safetyNumberOf(other, one));
  expect(number.join(' ')).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/);
  expect(await safetyNumberOf(one, one)).not.toEqual(number);
});
