/** Receipts found again, and takings for the charts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiptCode } from '#service/features/payments/receipts/code.ts';
import { startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
beforeAll(async () => {
  till = await startTill();
  await till.paidInCash(await till.sale(['passi'], ['kopio']));
  till.clock.set('2026-03-02T11:30:00.000Z');
  await till.paidInCash(await till.sale(['kopio', 2]));
});
afterAll(() => till.close());

const find = async (input: Parameters<TestTill['cashier']['payments']['findReceipts']>[0]) => (await till.cashier.payments.findReceipts(input)).map(({ number }) => number);

describe('a receipt is found', () => {
  it('by its number and by the code on its paper', async () => {
    const { journal } = await till.cashier.payments.receipt({ number: '1-2' });
    expect(await find({ number: '1-2' })).toEqual(['1-2']);
    expect(await find({ number: receiptCode({ number: '1-2', journal }) })).toEqual(['1-2']);
    expect(await find({ number: '1-77' })).toEqual([]);
  });

  it('by amount, as on the bill or as paid, and by time', async () => {
    expect(await find({ cents: 5_633 })).toEqual(['1-1']);
    expect(await find({ cents: 5_635 })).toEqual(['1-1']);
    expect(await find({ cents: 5_634 })).toEqual([]);
    expect(await find({ from: '2026-03-02T11:00:00.000Z' })).toEqual(['1-2']);
    expect(await find({ to: '2026-03-02T11:00:00.000Z', cents: 66 })).toEqual([]);
    expect(await find({})).toEqual(['1-2', '1-1']);
  });
});

it('takings come by the hour of the point, by payee and by tender', async () => {
  const told = await till.cashier.payments.takings({ from: '2026-03-02', to: '2026-03-02' });
  expect(told).toMatchObject({
    byHour: [{ hour: 10, cents: 5_633, count: 1 }, { hour: 13, cents: 66, count: 1 }],
    byPayee: [{ payeeId: 'poliisi', cents: 5_600 }, { payeeId: 'mikkeli', cents: 99 }],
    byTender: [{ kind: 'cash', cents: 5_635 + 65 }],
    differences: [],
  });
});
