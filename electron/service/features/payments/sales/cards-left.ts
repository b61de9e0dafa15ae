/** What of a sale's card payments has not gone back to the card, so that nothing is given back twice. */
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';

/** A charge found late is given back by itself, without the sale. */
const approvedOf = compiledOnce((q, param) => q.selectFrom('card_payment').select(['id', 'cents']).where('sale_id', '=', param('saleId')).where('state', '=', 'approved').where('cents', '>', 0).where((is) => is.or([is('reason', 'is', null), is('reason', '!=', 'foundLate')])).orderBy('id'));
/** A refund that may yet be carried out counts as carried out. */
const backOf = compiledOnce((q, param) => q.selectFrom('card_payment').select('cents').where('refunds_id', '=', param('id')).where('state', 'in', ['approved', 'pending', 'unknown']));

export interface CardLeft {
  id: string;
  leftCents: number;
}

/** Card payments of the sale with what is left of each, oldest first; those with nothing left are not there. */
export const cardsLeft = (db: Read, saleId: string): CardLeft[] =>
  db
    .all(approvedOf({ saleId }))
    .map(({ id, cents }) => ({ id, leftCents: cents + db.all(backOf({ id })).reduce((sum, back) => sum + back.cents, 0) }))
    .filter(({ leftCents }) => leftCents > 0);
