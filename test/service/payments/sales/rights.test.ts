/** Prices beside the list and money given back: with a reason, within the role's limit. */
import { afterEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../support/refusal.ts';
import { journalOf, secondTill, startTill, type SecondTill, type TestTill } from '../../../support/till.ts';

let till: TestTill;
afterEach(() => till.close());

const passportBy = async ({ cashier, deskId }: SecondTill) => {
  const { id } = await cashier.payments.startSale({ commandId: till.commandId(), deskId });
  return cashier.payments.addProduct({ commandId: till.commandId(), saleId: id, productId: 'passi' });
};

describe('a price beside the list', () => {
  const change = async ({ cashier }: Pick<SecondTill, 'cashier'>, sale: Awaited<ReturnType<typeof passportBy>>, how: { unitCents?: number; discountCents?: number; reason?: string }) =>
    cashier.payments.changeLine({ commandId: till.commandId(), saleId: sale.id, lineId: sale.lines[0]!.id, ...how });

  it('needs a reason, and the reason goes with the price', async () => {
    till = await startTill();
    const sale = await till.sale(['passi']);
    expect(await refusalOf(change(till, sale, { unitCents: 5_000 }))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'reason', reason: 'missing' }] } });
    expect(await refusalOf(change(till, sale, { discountCents: 5_601, reason: 'Liikaa alennusta' }))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'discountCents' }] } });
    expect(await refusalOf(change(till, sale, { discountCents: 100, reason: 'Asiakas 131052-308T' }))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ reason: 'personalData' }] } });
    expect((await change(till, sale, { unitCents: 5_000, discountCents: 100, reason: 'Veteraani' })).lines[0]).toMatchObject({ unitCents: 5_000, listCents: 5_600, discountCents: 100, totalCents: 4_900, reason: 'Veteraani' });
    expect((await change(till, sale, { unitCents: 5_600, discountCents: 0 })).lines[0]).toMatchObject({ totalCents: 5_600, reason: null });
  });

  it.each([
    ['advisor', 0, 1],
    ['cashier', 5_000, 5_001],
  ] as const)('by %s goes to %i cents', async (role, within, beyond) => {
    till = await startTill();
    const second = await secondTill(till, role);
    const sale = await passportBy(second);
    const discounted = (discountCents: number) => change(second, sale, { discountCents, reason: 'Sosiaalinen peruste' });
    expect(await refusalOf(discounted(beyond))).toEqual({ code: 'OVER_LIMIT', data: { limitCents: within } });
    expect((await discounted(within)).dueCents).toBe(5_600 - within);
  });

  it('is told in the shift’s report', async () => {
    till = await startTill();
    const sale = await till.sale(['passi']);
    await change(till, sale, { unitCents: 5_000, discountCents: 100, reason: 'Veteraani' });
    await till.paidInCash(sale, 4_900);
    const report = await till.cashier.payments.xReport({ commandId: till.commandId(), shiftId: till.shiftId });
    expect(report).toMatchObject({ discounts: { count: 1, cents: 100 }, overrides: { count: 1, cents: -600 } });
  });
});

it('money given back by an advisor stays below the limit', async () => {
  till = await startTill();
  const second = await secondTill(till, 'advisor');
  const sale = await passportBy(second);
  await second.cashier.payments.changeLine({ commandId: till.commandId(), saleId: sale.id, lineId: sale.lines[0]!.id, quantity: 2 });
  const { receiptNumber } = await second.cashier.payments.payCash({ commandId: till.commandId(), saleId: sale.id, givenCents: 11_200 });
  const back = (quantity: number) =>
    second.cashier.payments.refund({ commandId: till.commandId(), number: receiptNumber!, deskId: second.deskId, lines: [{ lineId: sale.lines[0]!.id, quantity }], reason: 'Hakemus peruttiin' });
  expect(await refusalOf(back(2))).toEqual({ code: 'OVER_LIMIT', data: { limitCents: 10_000 } });
  expect(await back(1)).toMatchObject({ state: 'completed', totals: { totalCents: -5_600 } });
  expect(journalOf({ ...till, registerId: second.registerId }).map(({ kind }) => kind)).toEqual(['shiftOpened', 'sale', 'refund']);
});
