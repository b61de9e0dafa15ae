/** An invoice's rows without tax, so that the rows, the breakdown by rate and the totals agree to the cent. */
import type { SaleLine, VatRow } from '#shared/contract/payments/sales.ts';

export interface InvoiceRow {
  line: SaleLine;
  netCents: number;
  vatCents: number;
  grossCents: number;
}

const rateKey = ({ vatClass, vatRate }: Pick<VatRow, 'vatClass' | 'vatRate'>) => `${vatClass} ${vatRate ?? '-'}`;

/** Parts of a sum in proportion to their weights, the cents that are left to the largest remainders; the first of equals first. */
const shared = (sum: number, weights: readonly number[]): number[] => {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const parts = weights.map((weight, index) => ({ index, cents: Math.floor((sum * weight) / whole), rest: (sum * weight) % whole }));
  let left = sum - parts.reduce((total, part) => total + part.cents, 0);
  for (const part of parts.toSorted((a, b) => b.rest - a.rest || a.index - b.index)) {
    if (left === 0) break;
    part.cents += 1;
    left -= 1;
  }
  return parts.map((part) => part.cents);
};

/** The lines in their order. Tax was counted per rate, and is shared among the rows of that rate by their sums. */
export const invoiceRows = (lines: readonly SaleLine[], vat: readonly VatRow[]): InvoiceRow[] => {
  const taxOf = new Map<SaleLine, number>();
  for (const row of vat) {
    const own = lines.filter((line) => rateKey(line) === rateKey(row));
    const tax = shared(row.vatCents, own.map((line) => line.totalCents));
    for (const [index, line] of own.entries()) taxOf.set(line, tax[index] ?? 0);
  }
  return lines.map((line) => {
    const vatCents = taxOf.get(line) ?? 0;
    return { line, vatCents, grossCents: line.totalCents, netCents: line.totalCents - vatCents };
  });
};
