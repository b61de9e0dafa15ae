/** What happens to a ticket besides being called: missed, put back, parked, given up, left over. */
import { sql } from 'kysely';
import type { Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import { calledTicketAt } from './calls.ts';
import { deskStateOf, freeDesk, ticketById } from './desks.ts';
import { conflictOf, stateAfter, type TicketStep } from './state-machine.ts';
import type { DeskNow, QueueAct, TicketRow } from './words.ts';

const endsWith = (state: string): boolean => state === 'noShow' || state === 'cancelled';

/** Moves the ticket to the state after the step and off its desk. Throws `CONFLICT` with the state that forbids it. */
const moveOn = (act: QueueAct, ticket: TicketRow, step: TicketStep, change: Partial<Pick<TicketRow, 'returned' | 'held_reason'>>, kind: string): void => {
  const state = stateAfter(ticket.state, step);
  if (!state) throw new Refusal('CONFLICT', { reason: conflictOf(ticket.state) });
  act.run(
    act.q
      .updateTable('ticket')
      .set({ state, desk_id: null, ended_at: endsWith(state) ? act.now : null, ...change })
      .where('id', '=', ticket.id),
  );
  act.record({ kind, subjectId: ticket.id, data: { deskId: ticket.desk_id } });
  if (ticket.state === 'called' && ticket.desk_id) freeDesk(act, ticket.desk_id);
  else act.emit('queueChanged', {});
};

export const missed = (act: QueueAct, advisorId: string, deskId: string): void => {
  moveOn(act, calledTicketAt(act, advisorId, deskId, 'noShow').ticket.row, 'noShow', {}, 'ticket.noShow');
};

/** Back to the queue with the old waiting time, so in front of all who came later. */
export const putBack = (act: QueueAct, advisorId: string, deskId: string): void => {
  moveOn(act, calledTicketAt(act, advisorId, deskId, 'putBack').ticket.row, 'putBack', { returned: 'returned' }, 'ticket.putBack');
};

/** The desk to which the ticket is called, when that is not this advisor's. */
const deskOfOther = (db: Read, ticket: TicketRow, advisorId: string): DeskNow | null => {
  const desk = ticket.state === 'called' && ticket.desk_id ? deskStateOf(db, ticket.desk_id) : null;
  return desk && desk.advisorId !== advisorId ? desk : null;
};

const found = (db: Read, ticketId: string): TicketRow => {
  const ticket = ticketById(db, ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND', { what: 'ticket' });
  return ticket;
};

/** Parks a ticket with everything it has; nobody calls it until an advisor takes it up again. Throws `ALREADY_TAKEN`. */
export const hold = (act: QueueAct, advisorId: string, ticketId: string, reason: string | null): void => {
  const ticket = found(act, ticketId);
  const other = deskOfOther(act, ticket, advisorId);
  if (other) throw new Refusal('ALREADY_TAKEN', { deskNumber: other.number });
  moveOn(act, ticket, 'hold', { held_reason: reason }, 'ticket.held');
};

/** The desk gives a number up for the customer. Throws `CONFLICT` with `takenElsewhere` while another desk calls it. */
export const cancelAtDesk = (act: QueueAct, advisorId: string, ticketId: string): void => {
  const ticket = found(act, ticketId);
  if (deskOfOther(act, ticket, advisorId)) throw new Refusal('CONFLICT', { reason: 'takenElsewhere' });
  moveOn(act, ticket, 'cancel', {}, 'ticket.cancelled');
};

/** The customer gives the number up, also when it was called just now: recorded apart from what a desk cancels. */
export const cancelByCustomer = (act: QueueAct, ticket: TicketRow): void => moveOn(act, ticket, 'cancel', {}, 'ticket.givenUp');

// The plus keeps SQLite to the few that wait: by date it would read every ticket there ever was.
const leftOver = (db: Read, before: string): TicketRow[] =>
  db
    .all(db.q.selectFrom('ticket').selectAll().where(sql<boolean>`state IN ('waiting', 'held')`).where(sql<boolean>`+business_date < ${before}`))
    .filter((ticket) => ticket.returned !== 'handedOver');

export const hasLeftOver = (db: Read, before: string): boolean => leftOver(db, before).length > 0;

/** Ends what waits from before the day on which the point opened anew. A visit handed over keeps its ticket: someone has to end that visit. */
export const endLeftOver = (act: QueueAct, before: string): number => {
  const tickets = leftOver(act, before);
  for (const ticket of tickets) moveOn(act, ticket, 'lapse', {}, 'ticket.lapsed');
  return tickets.length;
};
