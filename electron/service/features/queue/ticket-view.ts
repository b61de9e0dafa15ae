/** A ticket as the desk sees it, with the names it needs. */
import type { WaitingTicket } from '#shared/contract/queue.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { cardNameIn, localizedIn, needsIn } from './columns.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import type { TicketRow } from './words.ts';

const named = compiledOnce((q, param) =>
  q
    .selectFrom('ticket')
    .selectAll('ticket')
    .select((e) => [
      e.selectFrom('service_group').select('name').whereRef('service_group.id', '=', 'ticket.group_id').as('group_name'),
      e.selectFrom('card').select('json').whereRef('card.id', '=', 'ticket.card_id').as('card_json'),
    ])
    .where('ticket.id', '=', param('id')),
);

/** The columns of a ticket that are told. */
export type LiveTicket = Pick<TicketRow, 'id' | 'label' | 'group_id' | 'state' | 'language' | 'needs' | 'taken_at' | 'called_at' | 'desk_id' | 'promised_at' | 'priority' | 'call_count' | 'card_id'>;

/** The contract's shape of a row. */
export const toWaitingTicket = (row: LiveTicket, cardName: Localized | null): WaitingTicket => ({
  id: row.id,
  number: row.label,
  groupId: row.group_id,
  state: row.state,
  language: row.language,
  needs: needsIn(row.needs),
  takenAt: row.taken_at,
  calledAt: row.called_at,
  deskId: row.desk_id,
  promisedAt: row.promised_at,
  priority: row.priority,
  callCount: row.call_count,
  cardId: row.card_id,
  cardName,
});

export interface NamedTicket {
  row: TicketRow;
  groupName: Localized;
  cardName: Localized | null;
}

/** The ticket with the names of its group and card, or null. */
export const namedTicket = (db: Read, id: string): NamedTicket | null => {
  const found = db.first(named({ id }));
  if (!found) return null;
  const { group_name, card_json, ...row } = found;
  return { row, groupName: group_name ? localizedIn(group_name) : {}, cardName: cardNameIn(card_json) };
};
