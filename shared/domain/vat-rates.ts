/** Rates of value added tax by the day of delivery, in hundredths of a percent (2550 is 25.5 %). */
import type { VatClass } from '../contract/payments/words.ts';

interface Span {
  /** First day, and the day after the last; null while the rate is in force. */
  readonly from: string;
  readonly before: string | null;
  readonly rate: number;
}

const SECOND_UNTIL_2013: readonly Span[] = [
  { from: '1998-01-01', before: '2010-07-01', rate: 800 },
  { from: '2010-07-01', before: '2013-01-01', rate: 900 },
];

/** Value Added Tax Act (1501/1993) sections 84, 85 and 85 a, with the amendments that changed each rate. */
const RATES: Record<Exclude<VatClass, 'none'>, readonly Span[]> = {
  general: [
    { from: '1994-06-01', before: '2010-07-01', rate: 2200 },
    { from: '2010-07-01', before: '2013-01-01', rate: 2300 },
    { from: '2013-01-01', before: '2024-09-01', rate: 2400 },
    { from: '2024-09-01', before: null, rate: 2550 },
  ],
  reduced1: [
    { from: '1998-01-01', before: '2009-10-01', rate: 1700 },
    { from: '2009-10-01', before: '2010-07-01', rate: 1200 },
    { from: '2010-07-01', before: '2013-01-01', rate: 1300 },
    { from: '2013-01-01', before: '2026-01-01', rate: 1400 },
    { from: '2026-01-01', before: null, rate: 1350 },
  ],
  // From 10 % to the first reduced rate: government bill HE 141/2024; that rate to 13.5 %: HE 93/2025.
  reducedMoved: [
    ...SECOND_UNTIL_2013,
    { from: '2013-01-01', before: '2025-01-01', rate: 1000 },
    { from: '2025-01-01', before: '2026-01-01', rate: 1400 },
    { from: '2026-01-01', before: null, rate: 1350 },
  ],
  reduced2: [...SECOND_UNTIL_2013, { from: '2013-01-01', before: null, rate: 1000 }],
  zero: [{ from: '1994-06-01', before: null, rate: 0 }],
};

/**
 * The rate that holds for a delivery on `deliveryDate`. What was paid in advance keeps the rate of the day the money
 * came in (section 15 with the entry-into-force rules of each change), so an earlier `paidOn` decides. Null is "no
 * VAT": fees of authorities under public law are outside the tax. RangeError before the class had any rate.
 */
export function vatRateOn(vatClass: VatClass, deliveryDate: string, paidOn?: string): number | null {
  if (vatClass === 'none') return null;
  const day = paidOn !== undefined && paidOn < deliveryDate ? paidOn : deliveryDate;
  const span = RATES[vatClass].find(({ from, before }) => from <= day && (before === null || day < before));
  if (!span) throw new RangeError(`no rate of ${vatClass} on ${day}`);
  return span.rate;
}
