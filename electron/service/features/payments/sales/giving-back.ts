/** Money back the way it came: to the card what a card paid, the rest in cash. */
import type { Tender } from '#shared/contract/payments/sales.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { cardBooks } from '../card-books.ts';
import { startCard } from '../card-payments/start.ts';
import type { PaymentAct } from '../journal/append.ts';
import { cardsLeft } from './cards-left.ts';
import { complete } from './completing.ts';
import { keepSale, linesIn, tendersIn } from './stored.ts';

/**
 * The next step of a refund or void: a card refund is started while a card payment of the original has something
 * left, otherwise the rest is given in cash (rounded as it is taken) and the receipt is made. Throws `TERMINAL_AWAY`.
 */
export const giveBackNext = (act: PaymentAct, row: SaleTable): SaleTable => {
  const tenders = tendersIn(row);
  const { dueCents, cashDueCents } = totalsOf(linesIn(row), tenders);
  if (dueCents === 0) return complete(act, row);
  const card = row.original_id === null ? undefined : cardsLeft(act, row.original_id)[0];
  if (card) {
    startCard(act, cardBooks, { id: row.id, registerId: row.register_id, shiftId: row.shift_id, training: row.training === 1 }, -Math.min(card.leftCents, -dueCents), card.id);
    return keepSale(act, { ...row, state: 'paying', by_card: 1 });
  }
  const tender: Tender = { id: act.newId(), kind: 'cash', cents: cashDueCents, roundingCents: cashDueCents - dueCents, givenCents: null, changeCents: null, cardPaymentId: null };
  return complete(act, { ...row, state: 'open', tenders: JSON.stringify([...tenders, tender]) });
};
