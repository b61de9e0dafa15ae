/** What the till of a desk shows, and what the sale on it needs next. */
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { CardPayment, Sale } from '#shared/contract/payments/sales.ts';

/** Where the advisor stands: each has one next act. */
export type TillStep = 'noRegister' | 'noShift' | 'forgotten' | 'notYours' | 'counted' | 'ready' | 'lines' | 'card' | 'done';

/** The payment on the terminal whose end is not certain yet. */
export function openCard(sale: Sale): CardPayment | null {
  return sale.cardPayments.find(({ state }) => state === 'pending' || state === 'unknown') ?? null;
}

/**
 * The next act at the till.
 * @param shownId the sale that this till has shown open; once completed it is told of until the advisor goes on
 */
export function tillStep(view: RegisterView, advisorId: string, shownId: string | null): TillStep {
  const { register, shift, sale } = view;
  if (register === null) return 'noRegister';
  if (shift === null) return 'noShift';
  if (shift.forgotten) return 'forgotten';
  if (shift.cashierId !== advisorId) return 'notYours';
  if (shift.state === 'counted') return 'counted';
  if (sale === null || sale.state === 'cancelled') return 'ready';
  if (sale.state === 'completed') return sale.id === shownId ? 'done' : 'ready';
  return openCard(sale) === null ? 'lines' : 'card';
}

/** Whether nobody can say yet what became of it: told at once, not only when the terminal's time has run out. */
export const isUncertain = ({ state, reason }: Pick<CardPayment, 'state' | 'reason'>): boolean => state === 'unknown' || (state === 'pending' && reason !== null && reason !== 'inProgress' && reason !== 'byHand');

/** The card payment that came to nothing just before, when nothing was paid after it; what is left is paid again. */
export function failedCard(sale: Sale): CardPayment | null {
  const last = sale.cardPayments.at(-1);
  return last !== undefined && (last.state === 'declined' || last.state === 'cancelled') && sale.state === 'open' ? last : null;
}

/** Lines stand once a part is paid, and those of a refund are its receipt's. */
export const takesLines = (sale: Sale | null): boolean => sale === null || (sale.kind === 'sale' && sale.tenders.length === 0);

/** Change of the whole sale: what the customer gets back in cash. */
export function changeOf(sale: Sale): number {
  return sale.tenders.reduce((sum, { changeCents }) => sum + (changeCents ?? 0), 0);
}

/** A sum as it would be typed: `54,00`. */
export const asTyped = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
