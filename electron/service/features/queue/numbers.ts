/** Giving out numbers: unique for the point, the day and the group, drawn in the transaction that keeps the ticket. */
import type { Need } from '#shared/contract/queue.ts';
import type { CustomerLanguage, Localized } from '#shared/contract/words.ts';
import { formatTicketNumber, nextTicketNumber } from '#shared/domain/ticket-number.ts';
import type { Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import { localizedIn } from './columns.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import type { QueueAct } from './words.ts';

const groupOf = compiledOnce((q, param) => q.selectFrom('service_group').select(['id', 'letter', 'name', 'daily_limit', 'active']).where('id', '=', param('groupId')));

const draw = compiledOnce((q, param) =>
  q
    .insertInto('ticket_counter')
    .values({ business_date: param('date'), group_id: param('groupId'), last_number: 1 })
    .onConflict((c) => c.columns(['business_date', 'group_id']).doUpdateSet((e) => ({ last_number: e('ticket_counter.last_number', '+', 1) })))
    .returning('last_number'),
);

const keep = compiledOnce((q, param) =>
  q.insertInto('ticket').values({
    id: param('id'),
    business_date: param('date'),
    group_id: param('groupId'),
    numbered_in: param('groupId'),
    number: param('number'),
    label: param('label'),
    language: param('language'),
    needs: param('needs'),
    card_id: param('cardId'),
    secret_hash: param('secretHash'),
    state: 'waiting',
    taken_at: param('now'),
    waiting_since: param('since'),
    promised_at: param('promisedAt'),
    called_at: null,
    desk_id: null,
    reserved_desk_id: null,
    returned: param('returned'),
    held_reason: null,
    ended_at: null,
  }),
);

export interface NewTicket {
  id: string;
  groupId: string;
  language: CustomerLanguage;
  needs: readonly Need[];
  cardId: string | null;
  /** What is kept of the secret by which a phone follows the ticket; null for a number without a slip. */
  secretHash: string | null;
  waitingSince: string;
  /** The instant a booked customer was promised; null for one who came without. */
  promisedAt: string | null;
  returned: 'handedOver' | null;
  visitId: string | null;
  /** Whether the group's daily limit holds; it does not for a customer who is being served already. */
  limited: boolean;
}

const groupFor = (db: Read, groupId: string) => {
  const group = db.first(groupOf({ groupId }));
  if (!group || group.active !== 1) throw new Refusal('NOT_FOUND', { what: 'group' });
  return group;
};

/** The id itself when the group is in use; throws `NOT_FOUND` otherwise. */
export const groupInUse = (db: Read, groupId: string): string => groupFor(db, groupId).id;

/** Draws the next number and keeps the ticket under the given id. Throws `NOT_FOUND` for a group that is not in use, and `FULL`. */
export const numberFor = (act: QueueAct, ticket: NewTicket): { label: string; groupName: Localized } => {
  const group = groupFor(act, ticket.groupId);
  const number = act.first(draw({ date: act.businessDate, groupId: group.id }))!.last_number;
  if (nextTicketNumber(number - 1) === null || (ticket.limited && group.daily_limit !== null && number > group.daily_limit)) throw new Refusal('FULL');
  const { id } = ticket;
  const label = formatTicketNumber({ letter: group.letter, number });
  act.run(
    keep({
      id,
      date: act.businessDate,
      groupId: group.id,
      number,
      label,
      language: ticket.language,
      needs: JSON.stringify(ticket.needs),
      cardId: ticket.cardId,
      secretHash: ticket.secretHash,
      now: act.now,
      since: ticket.waitingSince,
      promisedAt: ticket.promisedAt,
      returned: ticket.returned,
    }),
  );
  act.record({ kind: 'ticket.taken', subjectId: id, visitId: ticket.visitId, data: { groupId: group.id, number, language: ticket.language } });
  act.emit('queueChanged', {});
  return { label, groupName: localizedIn(group.name) };
};
