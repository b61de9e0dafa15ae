/** Heads of journals: signed as they grow, refused when they go back or tell another history. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChainHead } from '#shared/contract/payments/journal.ts';
import { isCoSigned } from '#service/features/payments/co-signed.ts';
import { outboxEvent } from '../../../support/hub.ts';
import { refusalOf } from '../../../support/refusal.ts';
import { HEX, registerId, S1, S2, startSettling, type HubAtWork } from '../../../support/settlement.ts';

let at: HubAtWork;
beforeEach(async () => {
  at = await startSettling();
});
afterEach(() => at.close());

const head = (sequence: number, letter = 'a', chain: ChainHead['chain'] = 'real'): ChainHead => ({ registerId: registerId(1), chain, sequence, hash: HEX(letter) });
const coSign = (asked: ChainHead, { station = S1, publicKey = 'key-of-the-register' } = {}) => at.as({ kind: 'station', deviceId: station }).payments.coSign({ head: asked, publicKey });

describe('a head', () => {
  test('is signed with the hub’s key at the hub’s time, and the signature is of nothing else', async () => {
    const signed = await coSign(head(20));
    expect(signed).toMatchObject({ ...head(20), at: '2026-04-02T08:00:00.000Z' });
    expect(isCoSigned(signed, signed.hubKey)).toBe(true);
    for (const change of [{ sequence: 21 }, { hash: HEX('b') }, { at: '2026-04-02T08:00:00.001Z' }, { chain: 'training' as const }, { registerId: registerId(2) }, { hubSignature: signed.hubSignature.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')) }])
      expect(isCoSigned({ ...signed, ...change }, signed.hubKey)).toBe(false);
    expect(isCoSigned(signed, 'another key')).toBe(false);
  });

  test('that is told again gets the same signature, also much later', async () => {
    const signed = await coSign(head(20));
    at.clock.advance(86_400_000);
    expect(await coSign(head(20))).toEqual(signed);
  });

  test('that goes on is signed, and each is kept', async () => {
    for (const [sequence, letter] of [[20, 'a'], [40, 'b'], [41, 'c']] as const) await coSign(head(sequence, letter));
    expect((await at.database.db.selectFrom('chain_head').select(['sequence', 'hash']).orderBy('sequence').execute()).map((row) => [row.sequence, row.hash[0]])).toEqual([[20, 'a'], [40, 'b'], [41, 'c']]);
  });

  test.each([
    ['goes back', head(19, 'z')],
    ['goes back to one that was signed', head(20, 'a')],
    ['has another hash in the same place', head(40, 'x')],
  ])('that %s is refused, with the head that is known', async (_name, asked) => {
    await coSign(head(20, 'a'));
    await coSign(head(40, 'b'));
    expect(await refusalOf(coSign(asked))).toEqual({ code: 'OTHER_HISTORY', data: { known: head(40, 'b') } });
  });

  test('under another key of the register is refused', async () => {
    await coSign(head(20));
    expect(await refusalOf(coSign(head(40), { publicKey: 'another' }))).toMatchObject({ code: 'OTHER_HISTORY' });
  });

  test('of training is a chain of its own', async () => {
    await coSign(head(40));
    expect(await coSign(head(3, 't', 'training'))).toMatchObject({ sequence: 3 });
  });

  test('asked for many times at once is signed once', async () => {
    const signed = await Promise.all(Array.from({ length: 10 }, () => coSign(head(20))));
    expect(new Set(signed.map((one) => one.hubSignature)).size).toBe(1);
  });

  test('of a register is its own point’s: another’s is refused, the same point’s new machine may go on', async () => {
    const named = (pointId: string) => ({ pointId: `0P${pointId.repeat(24)}`, name: 'Piste', municipality: { code: '491', name: 'Mikkeli' } });
    await at.as({ kind: 'station', deviceId: S1 }).outbox.push({ events: [outboxEvent(1, 'point.setUp', named('A'), `0E${'1'.repeat(24)}`)] });
    await coSign(head(20));
    expect((await refusalOf(coSign(head(40), { station: S2 }))).code).toBe('FORBIDDEN');
    await at.as({ kind: 'station', deviceId: S2 }).outbox.push({ events: [outboxEvent(1, 'point.setUp', named('A'), `0E${'2'.repeat(24)}`)] });
    expect(await coSign(head(40, 'b'), { station: S2 })).toMatchObject({ sequence: 40 });
  });

  test('is signed for stations alone', async () => {
    for (const client of [at.administrator, at.as({ kind: 'expert' })]) expect((await refusalOf(client.payments.coSign({ head: head(20), publicKey: 'k' }))).code).toBe('FORBIDDEN');
  });
});
