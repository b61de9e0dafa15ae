/** A Z report of a day at a joint desk, with numbers that add up. */
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import type { ReportNames } from '#service/features/payments/receipts/report-names.ts';
import { countedIds } from './ids.ts';
import { police, town } from './receipts.ts';

const ids = countedIds('6');
const [registerId, shiftId, aino, eero] = [ids.next(), ids.next(), ids.next(), ids.next()];

/** 166.90 sold, a passport of 56 euros given back, three euros short and looked at. */
export const dayReport = (over: Partial<ShiftReport> = {}): ShiftReport => ({
  kind: 'z',
  number: 12,
  registerId,
  registerName: 'Kassa 3',
  shiftId,
  shiftNumber: 87,
  training: false,
  businessDate: '2026-11-22',
  from: '2026-11-22T06:00:00.000Z',
  to: '2026-11-22T14:05:30.000Z',
  sales: { count: 3, cents: 16_690 },
  refunds: { count: 1, cents: -5_600 },
  voids: { count: 0, cents: 0 },
  cancelled: 2,
  discounts: { count: 1, cents: 200 },
  overrides: { count: 1, cents: -150 },
  copies: 4,
  drawerOpenings: 5,
  roundingCents: -2,
  byPayee: [
    { payeeId: 'poliisi', salesCents: 11_200, refundsCents: -5_600 },
    { payeeId: 'mikkeli', salesCents: 5_490, refundsCents: 0 },
  ],
  byRate: [
    { vatClass: 'none', vatRate: null, netCents: 5_600, vatCents: 0, grossCents: 5_600 },
    { vatClass: 'general', vatRate: 2_550, netCents: 4_374, vatCents: 1_116, grossCents: 5_490 },
  ],
  byTender: [
    { kind: 'cash', count: 3, inCents: 11_088, outCents: 5_600 },
    { kind: 'card', count: 1, inCents: 5_600, outCents: 0 },
  ],
  byCashier: [{ advisorId: aino, count: 4, cents: 11_090 }],
  cash: { floatCents: 10_000, takenCents: 5_488, cashInCents: 2_000, cashOutCents: 1_000, expectedCents: 16_488, countedCents: 16_188, differenceCents: -300 },
  difference: { explanation: 'Annoin ehkä väärin takaisin\nLaskettu yhdessä, ei löytynyt', approvedBy: eero },
  receipts: { first: '3-1021', last: '3-1024', count: 4 },
  grandTotalCents: 1_234_567_89,
  head: { registerId, chain: 'real', sequence: 4711, hash: '9f2c5a1be07d44c3a8b1f2e3d4c5b6a7980716253443526170899aabbccddeef' },
  ...over,
});

const NAMES = new Map([
  [aino, 'Aino V.'],
  [eero, 'Eero K.'],
]);

export const reportNames: ReportNames = {
  point: { name: 'Mikkelin asiointipiste', businessId: '0165116-3' },
  cashier: 'Aino V.',
  advisor: (id) => NAMES.get(id) ?? id,
  payee: (id) => [police, town].find(({ providerId }) => providerId === id)?.name ?? null,
  localTime: (instant) => ({ '2026-11-22T06:00:00.000Z': '2026-11-22 08.00', '2026-11-22T14:05:30.000Z': '2026-11-22 16.05' })[instant] ?? instant,
};
