/** Giving a sale up before it is completed. What was paid of it goes back the way it came. */
import type { Sale } from '#shared/contract/payments/sales.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { cardBooks } from '../card-books.ts';
import { startCard } from '../card-payments/start.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { refusePersonalData } from '../rules.ts';
import { cardsLeft } from './cards-left.ts';
import { keepSale, toSale } from './stored.ts';
import { requireSale } from './till.ts';

/** The sale is over and its journal row says so; cash that was taken is handed back over the counter. */
export const finishCancelling = (act: PaymentAct, row: SaleTable, reason: string | null): SaleTable => {
  const cancelled = keepSale(act, { ...row, state: 'cancelled', cancelling: 0, reason: reason ?? row.reason });
  append(act, { registerId: row.register_id, training: row.training === 1, kind: 'saleCancelled', shiftId: row.shift_id, receiptNumber: null, body: { sale: toSale(act, cancelled), reason: cancelled.reason } });
  act.record({ kind: 'sale.cancelled', subjectId: row.id, visitId: row.visit_id, data: { reason: cancelled.reason } });
  return cancelled;
};

/** Gives the first card payment that still stands back to its card; the next follows when that has ended. Null when none stands. */
export const giveCardBack = (act: PaymentAct, row: SaleTable): SaleTable | null => {
  const standing = cardsLeft(act, row.id)[0];
  if (!standing) return null;
  startCard(act, cardBooks, { id: row.id, registerId: row.register_id, shiftId: row.shift_id, training: row.training === 1 }, -standing.leftCents, standing.id);
  return keepSale(act, { ...row, state: 'paying', by_card: 1 });
};

/**
 * Cancels the sale; while a card has paid a part, it is first given back to that card and the sale waits for that.
 * Throws the refusals of `requireSale`, and `TERMINAL_AWAY`.
 */
export const cancelSale = (act: PaymentAct, advisor: SignedIn, input: { saleId: string; reason?: string | undefined }): Sale => {
  if (input.reason !== undefined) refusePersonalData('reason', input.reason);
  const row = requireSale(act, advisor, input.saleId, 'cancel');
  const reason = input.reason ?? row.reason;
  return toSale(act, giveCardBack(act, { ...row, cancelling: 1, reason }) ?? finishCancelling(act, row, reason));
};
