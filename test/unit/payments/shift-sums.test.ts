/** The sums of a shift from its entries: what is counted where, and what is left out. */
import { expect, it } from 'vitest';
import type { EntryKind } from '#shared/contract/payments/journal.ts';
import type { Sale, SaleLine, Tender } from '#shared/contract/payments/sales.ts';
import { sumShift } from '#shared/domain/shift-sums.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';

const id = (n: number) => `01JD000000000000000000${String(n).padStart(4, '0')}`;
const AT = '2026-11-22T08:00:00.000Z';
const CASHIER = id(900);

const line = (n: number, payeeId: string, totalCents: number, more: Partial<SaleLine> = {}): SaleLine => ({
  id: id(n), kind: 'fee', productId: 'fee', productVersion: 1, name: { fi: 'Maksu' }, payeeId, quantity: 1, unitCents: totalCents, listCents: totalCents, discountCents: 0, reason: null,
  totalCents, vatClass: 'none', vatRate: null, deliveryDate: '2026-11-22', invoice: null, serviceEventId: null, refundsLineId: null, ...more,
});
const tender = (n: number, kind: Tender['kind'], cents: number, roundingCents = 0): Tender => ({ id: id(n), kind, cents, roundingCents, givenCents: null, changeCents: null, cardPaymentId: null });

const paper = (kind: Sale['kind'], lines: SaleLine[], tenders: Tender[]) => {
  const { totals, dueCents, cashDueCents } = totalsOf(lines, tenders);
  const common = { kind, language: 'fi' as const, lines, tenders, cardPayments: [], totals, originalReceipt: null, reason: null, training: false };
  const sale: Sale = { ...common, id: id(1), registerId: id(2), shiftId: id(3), visitId: null, state: 'completed', dueCents, cashDueCents, receiptNumber: '1-1', startedAt: AT, completedAt: AT, revision: 1 };
  const receipt = { ...common, number: '1-1', saleId: id(1), issuedAt: AT, localTime: '2026-11-22 10.00', point: { name: 'P', address: '', phone: '', businessId: '' }, register: { name: 'K1', shiftNumber: 1 }, payees: [], copy: 0 };
  return { sale, receipt };
};
const entry = (kind: EntryKind, body: Record<string, unknown>, receiptNumber: string | null = null) => ({ kind, advisorId: CASHIER, receiptNumber, body });

const day = [
  entry('shiftOpened', { number: 1, floatCents: 10_000, count: { '1000': 10 }, registerName: 'K1' }),
  entry('sale', paper('sale', [line(10, 'poliisi', 5_403), line(11, 'kunta', 1_200, { kind: 'goods', vatClass: 'general', vatRate: 2550 })], [tender(20, 'card', 5_000), tender(21, 'cash', 1_605, 2)]), '1-1'),
  entry('sale', paper('sale', [line(12, 'kunta', 900, { quantity: 2, unitCents: 500, listCents: 600, discountCents: 100, reason: 'kulunut', kind: 'goods', vatClass: 'general', vatRate: 2550 })], [tender(22, 'cash', 900)]), '1-2'),
  entry('refund', paper('refund', [line(13, 'kunta', -1_200, { unitCents: -1_200, listCents: -1_200, kind: 'goods', vatClass: 'general', vatRate: 2550 })], [tender(23, 'cash', -1_200)]), '1-3'),
  entry('saleCancelled', { sale: paper('sale', [], []).sale, reason: null }),
  entry('cashIn', { cents: 2_000, reason: 'vaihtoraha' }),
  entry('cashOut', { cents: 500, reason: 'postimerkit' }),
  entry('drawerOpened', { reason: 'vaihto' }),
  entry('receiptCopied', { receiptNumber: '1-1', copy: 1 }),
];

it('adds up cash, tenders, payees and rates', () => {
  const sums = sumShift(day);
  expect(sums.cash).toEqual({ floatCents: 10_000, takenCents: 1_305, cashInCents: 2_000, cashOutCents: 500, expectedCents: 12_805, countedCents: null, differenceCents: null });
  expect(sums.byTender).toEqual([{ kind: 'card', count: 1, inCents: 5_000, outCents: 0 }, { kind: 'cash', count: 3, inCents: 2_505, outCents: 1_200 }]);
  expect(sums.byPayee).toEqual([{ payeeId: 'poliisi', salesCents: 5_403, refundsCents: 0 }, { payeeId: 'kunta', salesCents: 2_100, refundsCents: -1_200 }]);
  expect(sums.byRate).toEqual([
    { vatClass: 'general', vatRate: 2550, grossCents: 900, vatCents: 183, netCents: 717 },
    { vatClass: 'none', vatRate: null, grossCents: 5_403, vatCents: 0, netCents: 5_403 },
  ]);
  expect(sums).toMatchObject({ sales: { count: 2, cents: 7_503 }, refunds: { count: 1, cents: -1_200 }, voids: { count: 0 }, roundingCents: 2, receipts: { first: '1-1', last: '1-3', count: 3 } });
});

it('counts what an auditor asks after', () => {
  expect(sumShift(day)).toMatchObject({ cancelled: 1, copies: 1, drawerOpenings: 1, discounts: { count: 1, cents: 100 }, overrides: { count: 1, cents: -200 }, byCashier: [{ advisorId: CASHIER, count: 3, cents: 6_303 }] });
});

it('takes the last count, with its difference, explanation and approval', () => {
  const counts = [12_000, 12_800].map((cents) => entry('counted', { count: {}, cents, expectedCents: 12_805, differenceCents: cents - 12_805, explanation: 'väärä vaihtoraha', approvedBy: id(901) }));
  expect(sumShift([...day, ...counts])).toMatchObject({ cash: { countedCents: 12_800, differenceCents: -5 }, difference: { explanation: 'väärä vaihtoraha', approvedBy: id(901) } });
});

it('is nothing for a shift in which nothing happened', () => {
  expect(sumShift(day.slice(0, 1))).toMatchObject({ sales: { count: 0, cents: 0 }, byPayee: [], cash: { expectedCents: 10_000 }, receipts: { first: null, last: null, count: 0 } });
});
