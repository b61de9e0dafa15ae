/** What a sale costs, what of it is paid, and what is left, in cash and otherwise. */
import type { SaleLine, Tender, Totals } from '../contract/payments/sales.ts';
import { roundCash } from './cash-rounding.ts';
import { vatRows } from './vat-rows.ts';

type Line = Pick<SaleLine, 'payeeId' | 'totalCents' | 'vatClass' | 'vatRate'>;
type Paid = Pick<Tender, 'cents' | 'roundingCents'>;

/** `quantity × unitCents − discountCents`. RangeError when the discount is more than the price. */
export function lineTotal({ quantity, unitCents, discountCents }: Pick<SaleLine, 'quantity' | 'unitCents' | 'discountCents'>): number {
  const total = quantity * unitCents - discountCents;
  if (unitCents >= 0 && total < 0) throw new RangeError('a discount is at most the price');
  return total;
}

/** Sums of lines and tenders. `dueCents` is negative while money is to be given back; both dues are 0 when settled. */
export function totalsOf(lines: readonly Line[], tenders: readonly Paid[]): { totals: Totals; dueCents: number; cashDueCents: number } {
  const byPayee = new Map<string, number>();
  let totalCents = 0;
  for (const line of lines) {
    totalCents += line.totalCents;
    byPayee.set(line.payeeId, (byPayee.get(line.payeeId) ?? 0) + line.totalCents);
  }
  let paidCents = 0;
  let roundingCents = 0;
  for (const tender of tenders) {
    paidCents += tender.cents;
    roundingCents += tender.roundingCents;
  }
  const dueCents = totalCents - (paidCents - roundingCents);
  return {
    totals: { totalCents, roundingCents, paidCents, vat: vatRows(lines), byPayee: [...byPayee].map(([payeeId, cents]) => ({ payeeId, cents })) },
    dueCents,
    cashDueCents: roundCash(dueCents),
  };
}
