/** Value added tax per rate and receipt, from prices that hold the tax. */
import type { VatRow } from '../contract/payments/sales.ts';

type Taxed = Pick<VatRow, 'vatClass' | 'vatRate'> & { totalCents: number };

/** Tax within `gross` cents at `rate` hundredths of a percent; halves go away from zero, the same for a refund. */
export function vatWithin(gross: number, rate: number): number {
  const size = Math.abs(gross) * rate;
  const whole = 10_000 + rate;
  const vat = Math.floor((2 * size + whole) / (2 * whole));
  return gross < 0 ? -vat : vat;
}

/**
 * One row a class and rate, counted from the receipt's sum at that rate and not line by line, so that no cent is
 * made or lost by rounding each line. Highest rate first; "no VAT" last.
 */
export function vatRows(lines: readonly Taxed[]): VatRow[] {
  const sums = new Map<string, { vatClass: VatRow['vatClass']; vatRate: VatRow['vatRate']; grossCents: number }>();
  for (const { vatClass, vatRate, totalCents } of lines) {
    const key = `${vatClass} ${vatRate ?? '-'}`;
    const known = sums.get(key);
    if (known) known.grossCents += totalCents;
    else sums.set(key, { vatClass, vatRate, grossCents: totalCents });
  }
  return [...sums.values()]
    .map((row) => {
      const vatCents = row.vatRate === null ? 0 : vatWithin(row.grossCents, row.vatRate);
      return { ...row, vatCents, netCents: row.grossCents - vatCents };
    })
    .sort((a, b) => (b.vatRate ?? -1) - (a.vatRate ?? -1) || a.vatClass.localeCompare(b.vatClass));
}
