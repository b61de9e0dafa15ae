/** What of a receipt's line can be given back, and the lines that do it. Pure. */
import type { SaleLine } from '#shared/contract/payments/sales.ts';

type Sold = Pick<SaleLine, 'id' | 'quantity' | 'totalCents'>;

/** Cents of each line given back so far, by the id of the line they point at. */
export const givenBack = (lines: Iterable<Pick<SaleLine, 'refundsLineId' | 'totalCents'>>): Map<string, number> => {
  const sums = new Map<string, number>();
  for (const { refundsLineId, totalCents } of lines) if (refundsLineId !== null) sums.set(refundsLineId, (sums.get(refundsLineId) ?? 0) - totalCents);
  return sums;
};

/**
 * The price of `quantity` pieces of a line of which `given` cents went back before. Counted along the line, so that
 * three refunds of one piece of three come to the line's sum to the cent.
 */
export const piecesCents = (sold: Sold, quantity: number, given: number): number => {
  const before = sold.totalCents === 0 ? 0 : Math.round((given * sold.quantity) / sold.totalCents);
  const upTo = Math.min(before + quantity, sold.quantity);
  return Math.round((sold.totalCents * upTo) / sold.quantity) - given;
};

/** `cents` in equal pieces: where they do not divide, in two lines that differ by a cent a piece. */
export const inPieces = (cents: number, quantity: number): { quantity: number; cents: number }[] => {
  const each = Math.floor(cents / quantity);
  const dearer = cents - each * quantity;
  return [
    { quantity: quantity - dearer, cents: each },
    { quantity: dearer, cents: each + 1 },
  ].filter((part) => part.quantity > 0);
};
