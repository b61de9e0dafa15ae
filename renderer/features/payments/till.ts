/** What the till of a desk shows, and what the sale on it needs next. */
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { CardPayment, Sale } from '#shared/contract/payments/sales.ts';

/** Where the advisor stands: each has one next act. */
export type TillStep = 'noRegister' | 'noShift' | 'forgotten' | 'notYours' | 'ready' | 'lines' | 'card' | 'done';

/** The payment on the terminal whose end is not certain yet. */
export function openCard(sale: Sale): CardPayment | null {
  return sale.cardPayments.find(({ state }) => state === 'pending' || state === 'unknown') ?? null;
}

/**
 * The next act at the till.
 * @param leftId the completed sale that the advisor has put away; it stays in `view` until the next begins
 */
export function tillStep(view: RegisterView, advisorId: string, leftId: string | null): TillStep {
  const { register, shift, sale } = view;
  if (register === null) return 'noRegister';
  if (shift === null) return 'noShift';
  if (shift.forgotten) return 'forgotten';
  if (shift.cashierId !== advisorId) return 'notYours';
  if (sale === null || sale.state === 'cancelled') return 'ready';
  if (sale.state === 'completed') return sale.id === leftId ? 'ready' : 'done';
  return openCard(sale) === null ? 'lines' : 'card';
}

/** Change of the whole sale: what the customer gets back in cash. */
export function changeOf(sale: Sale): number {
  return sale.tenders.reduce((sum, { changeCents }) => sum + (changeCents ?? 0), 0);
}

/** Cents of what was typed as given; the whole sum when nothing was. */
export const asTyped = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
