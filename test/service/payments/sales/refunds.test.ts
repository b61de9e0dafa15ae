/** Refunds and voids: new receipts that point at the old one, the money back the way it came, never more than is left. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Sale } from '#shared/contract/payments/sales.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { journalOf, putPrices, startTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await startTill();
});
afterEach(() => till.close());

const sold = async (...products: Parameters<TestTill['sale']>): Promise<Sale> => till.paidInCash(await till.sale(...products));
const refund = (sale: Sale, lines: { line?: number; quantity: number; cents?: number }[]) =>
  till.cashier.payments.refund({
    commandId: till.commandId(),
    number: sale.receiptNumber!,
    deskId: till.deskId,
    lines: lines.map(({ line = 0, ...rest }) => ({ lineId: sale.lines[line]!.id, ...rest })),
    reason: 'Asiakas palautti',
  });
const voided = (sale: Sale) => till.cashier.payments.voidReceipt({ commandId: till.commandId(), number: sale.receiptNumber!, deskId: till.deskId, reason: 'Väärä tuote' });
const endCard = (sale: Sale, approved = true) => till.cashier.payments.endManualCard({ commandId: till.commandId(), cardPaymentId: sale.cardPayments.at(-1)!.id, approved, ...(approved ? { approvalCode: 'A1B2C3' } : {}) });

describe('a refund', () => {
  it('in cash points at the receipt, rounds what is given and changes no old row', async () => {
    const sale = await sold(['passi'], ['kopio']);
    const before = journalOf(till);
    const back = await refund(sale, [{ line: 1, quantity: 1 }]);
    expect(back).toMatchObject({
      kind: 'refund',
      state: 'completed',
      receiptNumber: '1-2',
      originalReceipt: '1-1',
      reason: 'Asiakas palautti',
      totals: { totalCents: -33, roundingCents: -2, paidCents: -35 },
      tenders: [{ kind: 'cash', cents: -35 }],
      lines: [{ quantity: 1, unitCents: -33, refundsLineId: sale.lines[1]!.id, vatRate: 2_550 }],
    });
    expect(journalOf(till).slice(0, before.length)).toEqual(before);
  });

  it('of pieces one by one comes to the line’s sum, and not a cent more', async () => {
    const draft = await till.sale(['kopio', 3]);
    await till.cashier.payments.changeLine({ commandId: till.commandId(), saleId: draft.id, lineId: draft.lines[0]!.id, discountCents: 1, reason: 'Tasoitus' });
    const sale = await till.paidInCash(draft, 100);
    const sums = [];
    for (let piece = 0; piece < 3; piece += 1) sums.push((await refund(sale, [{ quantity: 1 }])).totals.totalCents);
    expect(sums.reduce((a, b) => a + b, 0)).toBe(-98);
    expect(await refusalOf(refund(sale, [{ quantity: 1 }]))).toEqual({ code: 'REFUNDED_ALREADY', data: { leftCents: 0 } });
  });

  it('of a sum leaves the rest to give back', async () => {
    const sale = await sold(['passi', 2]);
    await refund(sale, [{ quantity: 1, cents: 1_000 }]);
    expect(await refusalOf(refund(sale, [{ quantity: 1, cents: 10_201 }]))).toEqual({ code: 'REFUNDED_ALREADY', data: { leftCents: 10_200 } });
    expect(await refusalOf(refund(sale, [{ quantity: 1, cents: 6_000 }, { quantity: 1, cents: 6_000 }]))).toEqual({ code: 'REFUNDED_ALREADY', data: { leftCents: 10_200 } });
    expect(await till.cashier.payments.findReceipts({ number: sale.receiptNumber! })).toMatchObject([{ leftCents: 10_200, cents: 11_200 }]);
    expect((await refund(sale, [{ quantity: 2, cents: 10_200 }])).state).toBe('completed');
  });

  it('goes to the card first and the rest in cash, and can be tried again when the card refuses', async () => {
    const draft = await till.sale(['passi']);
    await endCard(await till.cashier.payments.payCard({ commandId: till.commandId(), saleId: draft.id, cents: 4_000 }));
    const sale = await till.paidInCash(draft, 1_600);
    const first = await refund(sale, [{ quantity: 1, cents: 5_000 }]);
    expect(first).toMatchObject({ state: 'paying', cardPayments: [{ cents: -4_000, state: 'pending' }] });
    expect(await endCard(first, false)).toMatchObject({ state: 'open' });
    const again = await till.cashier.payments.payCard({ commandId: till.commandId(), saleId: first.id });
    expect(await endCard(again)).toMatchObject({ state: 'completed', tenders: [{ kind: 'card', cents: -4_000 }, { kind: 'cash', cents: -1_000 }] });
    // The card has nothing left: what remains is cash.
    expect((await refund(sale, [{ quantity: 1, cents: 600 }])).tenders).toMatchObject([{ kind: 'cash', cents: -600 }]);
  });

  it('waits for the sale that is open, and is of a sale', async () => {
    const sale = await sold(['passi']);
    const back = await refund(sale, [{ quantity: 1, cents: 100 }]);
    expect(await refusalText(refund({ ...sale, receiptNumber: back.receiptNumber }, [{ quantity: 1 }]))).toBe('CONFLICT notASale');
    expect((await refusalOf(refund({ ...sale, receiptNumber: '9-9' }, [{ quantity: 1 }]))).code).toBe('NOT_FOUND');
    await till.sale(['passi']);
    expect(await refusalText(refund(sale, [{ quantity: 1 }]))).toBe('CONFLICT saleOpen');
  });
});

describe('a void', () => {
  it('mirrors the whole receipt, puts the goods back, and stands alone', async () => {
    await putPrices(till);
    await till.cashier.payments.changeStock({ commandId: till.commandId(), productId: 'kartta', change: { kind: 'received', pieces: 10 } });
    const sale = await sold(['kartta', 3], ['passi'], ['kopio', 7]);
    const left = async () => (await till.cashier.payments.stock())[0]!.stock;
    expect(await left()).toBe(7);
    const back = await voided(sale);
    expect(back).toMatchObject({ kind: 'void', state: 'completed', originalReceipt: '1-1' });
    const mirrored = (one: Sale) => ({ total: one.totals.totalCents, rounding: one.totals.roundingCents, paid: one.totals.paidCents, vat: one.totals.vat.map(({ vatRate, netCents, vatCents }) => [vatRate, netCents, vatCents]) });
    const plus = mirrored(sale);
    expect(mirrored(back)).toEqual({ total: -plus.total, rounding: 0 - plus.rounding, paid: -plus.paid, vat: plus.vat.map(([rate, net, vat]) => [rate, 0 - net!, 0 - vat!]) });
    expect(await left()).toBe(10);
    expect((await refusalOf(voided(sale))).code).toBe('REFUNDED_ALREADY');
    expect((await refusalOf(refund(sale, [{ quantity: 1 }]))).code).toBe('REFUNDED_ALREADY');
  });

  it('is for the open shift only, and not after a refund', async () => {
    const sale = await sold(['passi']);
    await refund(sale, [{ quantity: 1, cents: 100 }]);
    expect(await refusalOf(voided(sale))).toEqual({ code: 'REFUNDED_ALREADY', data: { leftCents: 5_500 } });
    const other = await sold(['passi']);
    till.station.deps.db.raw.prepare("UPDATE sale SET shift_id = 'earlier' WHERE id = ?").run(other.id);
    expect(await refusalText(voided(other))).toBe('CONFLICT otherShift');
  });
});

describe('goods', () => {
  it('come back with the pieces, not with money alone', async () => {
    await till.cashier.payments.changeStock({ commandId: till.commandId(), productId: 'kartta', change: { kind: 'received', pieces: 5 } });
    const sale = await sold(['kartta', 2]);
    const left = async () => (await till.cashier.payments.stock())[0]!.stock;
    await refund(sale, [{ quantity: 1, cents: 300 }]);
    expect(await left()).toBe(3);
    await refund(sale, [{ quantity: 1, cents: 1_250 }]);
    expect(await left()).toBe(4);
  });
});
