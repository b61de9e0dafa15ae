/** Card payments with all they touch: the journal and the terminal as it is set, and the sale that takes the end. */
import { cardBooks } from './card-books.ts';
import type { CardPorts } from './card-payments/ports.ts';
import { cardEnded } from './sales/paying.ts';
import { saleRow } from './sales/stored.ts';

export const cardPorts: CardPorts = {
  ...cardBooks,
  ended: (act, saleId, cardPayment) => void cardEnded(act, saleId, cardPayment),
  changed: (act, saleId) => act.emit('saleChanged', { deskIds: [saleRow(act, saleId).desk_id] }),
};
