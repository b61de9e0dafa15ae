/** A sale from its first line to its receipt. */
import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { BUS_CARD, journalOf, MAP, PASSPORT, PHOTO_COPY, putPrices, startTill, type TestTill, type TillOptions } from '../../../support/till.ts';

let till: TestTill;
const start = async (options?: TillOptions) => {
  till = await startTill(options);
};
afterEach(() => till.close());

const outboxKinds = () => till.station.deps.db.raw.prepare("SELECT kind FROM outbox WHERE kind = 'receipt.issued'").pluck().all();

describe('a sale in cash', () => {
  it('of two payees gives a receipt, change, the rounding of law 890/2000, a journal row and the hub its copy', async () => {
    await start();
    const sale = await till.sale(['passi'], ['kopio', 1]);
    expect(sale).toMatchObject({ state: 'open', dueCents: 5_633, cashDueCents: 5_635 });
    const paid = await till.paidInCash(sale, 6_000);
    expect(paid).toMatchObject({
      state: 'completed',
      receiptNumber: '1-1',
      totals: { totalCents: 5_633, roundingCents: 2, paidCents: 5_635, byPayee: [{ payeeId: 'poliisi', cents: 5_600 }, { payeeId: 'mikkeli', cents: 33 }] },
      tenders: [{ kind: 'cash', cents: 5_635, roundingCents: 2, givenCents: 6_000, changeCents: 365 }],
      dueCents: 0,
    });
    const rows = journalOf(till);
    expect(rows.map(({ kind, receipt_number: number }) => [kind, number])).toEqual([['shiftOpened', null], ['sale', '1-1']]);
    expect(rows[1]!.body['receipt']).toMatchObject({ number: '1-1', localTime: '2026-03-02 10.00', payees: [{ providerId: 'poliisi' }, { providerId: 'mikkeli' }] });
    expect(outboxKinds()).toHaveLength(1);
  });

  it('is rounded once however it is paid, and a part in cash is what coins can pay', async () => {
    await start();
    const sale = await till.sale(['passi'], ['kopio', 1]);
    const pay = (givenCents: number, cents?: number) => till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents, ...(cents === undefined ? {} : { cents }) });
    expect(await refusalText(pay(5_000, 4_999))).toBe('WRONG_AMOUNT notPayableInCash');
    expect(await refusalText(pay(5_000))).toBe('WRONG_AMOUNT tooLittle');
    expect(await refusalText(pay(7_000, 6_000))).toBe('WRONG_AMOUNT tooMuch');
    expect(await refusalText(pay(5_635 + 50_000))).toBe('WRONG_AMOUNT tooMuch');
    expect(await pay(2_000, 2_000)).toMatchObject({ state: 'open', dueCents: 3_633, cashDueCents: 3_635 });
    expect(await pay(3_635)).toMatchObject({ state: 'completed', totals: { roundingCents: 2, paidCents: 5_635 } });
  });

  it('of nothing is refused', async () => {
    await start();
    const sale = await till.sale();
    expect(await refusalText(till.paidInCash(sale, 100))).toBe('WRONG_AMOUNT zero');
  });
});

describe('a card', () => {
  const cardOf = (sale: { cardPayments: { id: string }[] }) => sale.cardPayments.at(-1)!.id;
  const pay = (saleId: string, cents?: number) => till.cashier.payments.payCard({ commandId: till.commandId(), saleId, ...(cents === undefined ? {} : { cents }) });
  const end = (cardPaymentId: string, approved: boolean) => till.cashier.payments.endManualCard({ commandId: till.commandId(), cardPaymentId, approved, ...(approved ? { approvalCode: 'A1B2C3' } : {}) });

  it('pays a part and cash the rest, which alone is rounded', async () => {
    await start();
    const sale = await till.sale(['passi'], ['kopio', 1]);
    const paying = await pay(sale.id, 3_000);
    expect(paying).toMatchObject({ state: 'paying', cardPayments: [{ state: 'pending', cents: 3_000 }] });
    expect((await refusalOf(till.paidInCash(sale, 10_000))).code).toBe('PAYMENT_OPEN');
    expect(await end(cardOf(paying), true)).toMatchObject({ state: 'open', dueCents: 2_633 });
    expect(await till.paidInCash(sale, 3_000)).toMatchObject({ state: 'completed', totals: { roundingCents: 2, paidCents: 5_635 }, tenders: [{ kind: 'card', cents: 3_000, roundingCents: 0 }, { kind: 'cash', cents: 2_635, changeCents: 365 }] });
    expect(journalOf(till).map(({ kind }) => kind)).toEqual(['shiftOpened', 'cardStarted', 'cardEnded', 'sale']);
  });

  it('is not rounded, and completes the sale in the cashier’s name', async () => {
    await start();
    const sale = await till.sale(['kopio', 1]);
    const done = await end(cardOf(await pay(sale.id)), true);
    expect(done).toMatchObject({ state: 'completed', totals: { totalCents: 33, roundingCents: 0, paidCents: 33 } });
    expect(journalOf(till).at(-1)).toMatchObject({ kind: 'sale', advisor_id: till.advisors[0]!.advisorId });
  });

  it('that is declined leaves the sale as it was', async () => {
    await start();
    const sale = await till.sale(['passi']);
    expect(await end(cardOf(await pay(sale.id)), false)).toMatchObject({ state: 'open', dueCents: 5_600, tenders: [], cardPayments: [{ state: 'declined' }] });
  });

  it('pays no more than is due', async () => {
    await start();
    const sale = await till.sale(['passi']);
    expect(await refusalText(pay(sale.id, 5_601))).toBe('WRONG_AMOUNT tooMuch');
  });
});

describe('lines', () => {
  it('of the same product become one, and quantities change until a part is paid', async () => {
    await start();
    const sale = await till.sale(['passi'], ['passi', 2]);
    expect(sale.lines).toMatchObject([{ quantity: 3, totalCents: 16_800 }]);
    const change = { commandId: till.commandId(), saleId: sale.id, lineId: sale.lines[0]!.id, quantity: 1 };
    expect(await till.cashier.payments.changeLine(change)).toMatchObject({ lines: [{ quantity: 1 }], dueCents: 5_600 });
    await till.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 1_000, cents: 1_000 });
    expect(await refusalText(till.cashier.payments.changeLine({ ...change, commandId: till.commandId(), quantity: 2 }))).toBe('CONFLICT partlyPaid');
    expect(await refusalText(till.cashier.payments.removeLine({ commandId: till.commandId(), saleId: sale.id, lineId: change.lineId }))).toBe('CONFLICT partlyPaid');
  });

  it('keep the price and tax of the moment they were added, whatever the feed brings', async () => {
    await start();
    const first = await till.sale(['passi']);
    await putPrices(till, [{ ...PASSPORT, version: 2, prices: [{ from: '2026-01-01', cents: 9_900 }] }, PHOTO_COPY, MAP, BUS_CARD]);
    const both = await till.sale(['passi']);
    expect(both.lines.map(({ productVersion, unitCents, quantity }) => [productVersion, unitCents, quantity])).toEqual([
      [1, 5_600, first.lines[0]!.quantity],
      [2, 9_900, 1],
    ]);
  });

  it('take the tax of the day of delivery, and a prepayment that of today', async () => {
    await start();
    till.clock.set('2025-12-31T10:00:00.000Z');
    await putPrices(till, [{ ...BUS_CARD, prices: [{ from: '2024-01-01', cents: 5_000 }] }]);
    const rates = async (deliveryDate?: string) => {
      const sale = await till.sale();
      const added = await till.cashier.payments.addProduct({ commandId: till.commandId(), saleId: sale.id, productId: 'bussikortti', ...(deliveryDate === undefined ? {} : { deliveryDate }) });
      return added.lines.at(-1)!.vatRate;
    };
    expect(await rates()).toBe(1_400);
    expect(await rates('2024-12-31')).toBe(1_000);
    expect(await rates('2026-01-01')).toBe(1_400);
    expect(await refusalOf(rates('1990-01-01'))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'deliveryDate' }] } });
  });
});

describe('a sale on a register', () => {
  it('begins once however often the button is pressed, and a retried payment has one effect', async () => {
    await start();
    const [one, two] = await Promise.all([till.sale(['passi']), till.sale()]);
    expect(two.id).toBe(one.id);
    const command = { commandId: till.commandId(), saleId: one.id, givenCents: 5_600 };
    const answers = await Promise.all([till.cashier.payments.payCash(command), till.cashier.payments.payCash(command), till.cashier.payments.payCash(command)]);
    expect(new Set(answers.map((sale) => JSON.stringify(sale))).size).toBe(1);
    expect((await refusalOf(till.cashier.payments.payCash({ ...command, commandId: till.commandId() }))).code).toBe('SALE_OVER');
    expect(journalOf(till).filter(({ kind }) => kind === 'sale')).toHaveLength(1);
  });

  it('is one at a time, of its own desk and its own cashier', async () => {
    await start();
    const { client: other } = till.advisors[1]!;
    const register = (await till.cashier.payments.registers())[0]!;
    const { id, ...settings } = register;
    await till.cashier.payments.saveRegister({ commandId: till.commandId(), id, register: { ...settings, deskIds: till.deskIds } });
    const sale = await till.sale(['passi']);
    expect((await refusalOf(other.payments.startSale({ commandId: till.commandId(), deskId: till.deskIds[1]! }))).code).toBe('NOT_YOUR_SHIFT');
    expect((await refusalOf(other.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 5_600 }))).code).toBe('NOT_YOUR_SHIFT');
    expect(await refusalText(till.cashier.payments.startSale({ commandId: till.commandId(), deskId: till.deskIds[1]! }))).toBe('CONFLICT saleOpen');
  });

  it('needs an open shift of today', async () => {
    await start();
    expect((await refusalOf(till.advisors[1]!.client.payments.startSale({ commandId: till.commandId(), deskId: till.deskIds[1]! }))).code).toBe('NO_SHIFT');
    const draft = await till.sale(['passi']);
    till.clock.set('2026-03-03T08:00:00.000Z');
    const forgotten = { code: 'SHIFT_FORGOTTEN', data: { shiftId: till.shiftId, businessDate: '2026-03-02' } };
    expect(await refusalOf(till.sale())).toEqual(forgotten);
    expect(await refusalOf(till.paidInCash(draft))).toEqual(forgotten);
    // The draft stands in the way of closing the shift; giving it up is allowed.
    expect(await till.cashier.payments.cancelSale({ commandId: till.commandId(), saleId: draft.id })).toMatchObject({ state: 'cancelled' });
    expect(journalOf(till).filter(({ kind }) => kind === 'sale')).toEqual([]);
  });

  it('that is cancelled leaves a journal row; a card gets its part back first', async () => {
    await start();
    const sale = await till.sale(['passi']);
    const paying = await till.cashier.payments.payCard({ commandId: till.commandId(), saleId: sale.id, cents: 1_000 });
    const end = (cardPaymentId: string) => till.cashier.payments.endManualCard({ commandId: till.commandId(), cardPaymentId, approved: true, approvalCode: 'A1B2C3' });
    await end(paying.cardPayments[0]!.id);
    const giving = await till.cashier.payments.cancelSale({ commandId: till.commandId(), saleId: sale.id, reason: 'Asiakas muutti mielensä' });
    expect(giving).toMatchObject({ state: 'paying', cardPayments: [{ cents: 1_000 }, { cents: -1_000, state: 'pending' }] });
    expect(await end(giving.cardPayments[1]!.id)).toMatchObject({ state: 'cancelled', reason: 'Asiakas muutti mielensä' });
    expect(journalOf(till).map(({ kind }) => kind).slice(-2)).toEqual(['cardEnded', 'saleCancelled']);
  });

  it('in training has a chain and numbers of its own, and no trace elsewhere', async () => {
    await start({ training: true });
    const done = await till.paidInCash(await till.sale(['passi'], ['kartta']));
    expect(done).toMatchObject({ receiptNumber: 'T1-1', training: true });
    expect(outboxKinds()).toEqual([]);
    expect(till.station.deps.db.raw.prepare('SELECT count(*) FROM stock').pluck().get()).toBe(0);
    expect((await till.cashier.payments.takings({ from: '2026-03-02', to: '2026-03-02' })).byTender).toEqual([]);
  });
});
