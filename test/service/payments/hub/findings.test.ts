/** A Z report against the receipts that came: what does not agree is told, with register and number, until it agrees or is explained. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import { outboxEvent } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { HEX, receiptEvent, registerId, S1, shiftReport, startSettling, type HubAtWork, type ReceiptOptions } from '../../../support/settlement.ts';

let at: HubAtWork;
let sequence = 0;
beforeEach(async () => {
  at = await startSettling();
  sequence = 0;
});
afterEach(() => at.close());

const id = (prefix: string, number: number) => `0${prefix}${String(number).padStart(24, '0')}`;
const send = (...events: (ReceiptOptions | Partial<ShiftReport>)[]) =>
  at.as({ kind: 'station', deviceId: S1 }).outbox.push({
    events: events.map((event) => {
      sequence += 1;
      return 'lines' in event ? receiptEvent(event, sequence, id('E', sequence)) : outboxEvent(sequence, 'shift.closed', { report: shiftReport(event) }, id('E', sequence));
    }),
  });

const sold = (number: number, cents: number, kind: ReceiptOptions['kind'] = 'sale'): ReceiptOptions => ({ number, kind, lines: [{ payeeId: 'a', cents }, { payeeId: 'b', cents: Math.sign(cents) * 100 }] });
/** The Z of a shift whose chain had come to `upTo`. */
const z = (number: number, upTo: number, sums: Pick<ShiftReport, 'sales' | 'byPayee'> & Partial<ShiftReport>): Partial<ShiftReport> => ({ number, shiftNumber: number, shiftId: id('F', number), head: { registerId: registerId(1), chain: 'real', sequence: upTo, hash: HEX('9') }, ...sums });
const byPayee = (a: number, b: number, aBack = 0, bBack = 0) => [{ payeeId: 'a', salesCents: a, refundsCents: aBack }, { payeeId: 'b', salesCents: b, refundsCents: bBack }];
const findings = () => at.administrator.payments.findings();

describe('a Z report', () => {
  test('that says what its receipts say is no finding; each shift has its own stretch of the journal', async () => {
    await send(sold(2, 4_400), sold(3, -1_000, 'refund'), sold(4, 700), sold(5, -700, 'void'));
    await send(z(1, 7, { sales: { count: 2, cents: 5_300 }, refunds: { count: 1, cents: -1_100 }, voids: { count: 1, cents: -800 }, byPayee: byPayee(5_100, 200, -1_700, -200) }));
    await send(sold(10, 300), z(2, 12, { sales: { count: 1, cents: 400 }, byPayee: byPayee(300, 100) }));
    await send(z(3, 14, { sales: { count: 0, cents: 0 }, byPayee: [] }));
    expect(await findings()).toEqual([]);
  });

  test.each<[string, ReceiptOptions[], object]>([
    ['a receipt that never came', [sold(2, 4_400)], { reportedReceipts: 2, receivedReceipts: 1, parts: [{ payeeId: 'a', part: 'sales', reportedCents: 5_100, receivedCents: 4_400 }, { payeeId: 'b', part: 'sales', reportedCents: 200, receivedCents: 100 }] }],
    ['a receipt of another sum', [sold(2, 4_400), sold(4, 701)], { reportedReceipts: 2, receivedReceipts: 2, parts: [{ payeeId: 'a', part: 'sales', reportedCents: 5_100, receivedCents: 5_101 }] }],
    ['a receipt too many, though the sums agree', [sold(2, 4_400), sold(4, 700), { number: 5, lines: [{ payeeId: 'a', cents: 0 }] }], { reportedReceipts: 2, receivedReceipts: 3, parts: [] }],
    ['a refund that the report does not know', [sold(2, 4_400), sold(4, 700), sold(5, -50, 'refund')], { parts: [{ payeeId: 'a', part: 'refunds', reportedCents: 0, receivedCents: -50 }, { payeeId: 'b', part: 'refunds', reportedCents: 0, receivedCents: -100 }] }],
  ])('that differs by %s is told with its register and number', async (_name, receipts, told) => {
    await send(...receipts, z(7, 7, { sales: { count: 2, cents: 5_300 }, byPayee: byPayee(5_100, 200) }));
    expect(await findings()).toMatchObject([{ kind: 'shiftDiffers', registerId: registerId(1), registerName: 'Kassa 1', zNumber: 7, businessDate: '2026-03-02', explanation: null, ...told }]);
  });

  test('whose receipt comes late agrees then', async () => {
    await send(sold(2, 4_400), z(1, 7, { sales: { count: 2, cents: 5_300 }, byPayee: byPayee(5_100, 200) }));
    expect(await findings()).toHaveLength(1);
    await send(sold(4, 700));
    expect(await findings()).toEqual([]);
  });

  test('of training is compared with nothing', async () => {
    await send(z(1, 7, { training: true, head: { registerId: registerId(1), chain: 'training', sequence: 7, hash: HEX('9') }, sales: { count: 2, cents: 5_300 }, byPayee: byPayee(5_100, 200) }));
    expect(await findings()).toEqual([]);
  });

  test('of a journal that was put back, and went on from there, is another history', async () => {
    const nothing = { sales: { count: 0, cents: 0 }, byPayee: [] };
    await send(z(1, 7, nothing), z(2, 12, nothing));
    expect(await findings()).toEqual([]);
    await send(z(3, 12, { ...nothing, head: { registerId: registerId(1), chain: 'real', sequence: 12, hash: HEX('b') } }));
    expect(await findings()).toMatchObject([{ kind: 'otherHistory', registerId: registerId(1), known: { sequence: 12, hash: HEX('9') }, told: { sequence: 12, hash: HEX('b') } }]);
  });

  test('whose head the hub signed otherwise is another history', async () => {
    await at.as({ kind: 'station', deviceId: S1 }).payments.coSign({ head: { registerId: registerId(1), chain: 'real', sequence: 7, hash: HEX('c') }, publicKey: 'key' });
    await send(z(1, 7, { sales: { count: 0, cents: 0 }, byPayee: [] }));
    expect(await findings()).toMatchObject([{ kind: 'otherHistory', known: { sequence: 7, hash: HEX('c') } }]);
  });
});

describe('a finding', () => {
  const differs = () => send(sold(2, 4_400), z(1, 7, { sales: { count: 1, cents: 5_000 }, byPayee: byPayee(4_900, 100) }));
  const explain = (findingId: string, explanation = 'Kuitti lisättiin käsin') => at.administrator.payments.explainFinding({ commandId: at.commandId(), findingId, explanation });

  test('is closed by a person’s word, and open again when it says something else', async () => {
    await differs();
    const [finding] = await findings();
    expect(await explain(finding!.id)).toMatchObject({ explanation: 'Kuitti lisättiin käsin', explainedAt: '2026-04-02T08:00:00.000Z' });
    expect(await findings()).toMatchObject([{ explanation: 'Kuitti lisättiin käsin' }]);
    await send(sold(3, 10));
    expect(await findings()).toMatchObject([{ explanation: null, explainedAt: null, receivedReceipts: 2 }]);
  });

  test('of another history told again is the same, and keeps its explanation', async () => {
    const station = at.as({ kind: 'station', deviceId: S1 });
    const coSign = (to: number) => station.payments.coSign({ head: { registerId: registerId(1), chain: 'real', sequence: to, hash: HEX('c') }, publicKey: 'key' });
    await coSign(40);
    expect(await refusalText(coSign(10))).toBe('OTHER_HISTORY');
    await explain(`${registerId(1)}/real`);
    expect(await refusalText(coSign(11))).toBe('OTHER_HISTORY');
    expect(await findings()).toMatchObject([{ kind: 'otherHistory', explanation: 'Kuitti lisättiin käsin' }]);
  });

  test('is seen by the provider whose sums differ, without the others’, and explained by an administrator alone', async () => {
    await differs();
    const [finding] = await findings();
    expect(await (await at.editor('a')).payments.findings()).toMatchObject([{ zNumber: 1, parts: [{ payeeId: 'a' }] }]);
    expect(await (await at.editor('b')).payments.findings()).toEqual([]);
    expect(await refusalText((await at.editor('a')).payments.explainFinding({ commandId: at.commandId(), findingId: finding!.id, explanation: 'Ei ole' }))).toBe('FORBIDDEN');
    expect(await refusalText(explain('nothing'))).toBe('NOT_FOUND');
  });
});
