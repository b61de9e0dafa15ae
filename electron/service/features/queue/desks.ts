/** Desks in use: one advisor each, open or closed or paused, and at most one customer at a time. */
import { Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import { textsIn } from './columns.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import type { DeskNow, QueueAct, TicketRow } from './words.ts';

// Names from other tables come by subqueries on the way of a call: a join costs SQLite several times as much.
const deskNow = compiledOnce((q, param) =>
  q
    .selectFrom('desk_state')
    .select((e) => ['open', 'paused', 'advisor_id', 'group_ids', 'ticket_id', 'visit_id', e.selectFrom('desk').select('number').whereRef('desk.id', '=', 'desk_state.desk_id').as('number')])
    .where('desk_id', '=', param('deskId')),
);

const deskNumber = compiledOnce((q, param) => q.selectFrom('desk').select('number').where('id', '=', param('deskId')));

const ticketOf = compiledOnce((q, param) => q.selectFrom('ticket').selectAll().where('id', '=', param('id')));

const occupy = compiledOnce((q, param) =>
  q.updateTable('desk_state').set({ ticket_id: param('ticketId'), visit_id: param('visitId') }).where('desk_id', '=', param('deskId')),
);

/** The desk with its present customer; null when there is no such desk. One that was never opened is closed. */
export const deskStateOf = (db: Read, deskId: string): DeskNow | null => {
  const row = db.first(deskNow({ deskId }));
  if (row)
    return {
      id: deskId,
      number: row.number ?? 0,
      open: row.open === 1,
      paused: row.paused === 1,
      advisorId: row.advisor_id,
      groupIds: textsIn(row.group_ids),
      ticketId: row.ticket_id,
      visitId: row.visit_id,
    };
  const unused = db.first(deskNumber({ deskId }));
  return unused ? { id: deskId, number: unused.number, open: false, paused: false, advisorId: null, groupIds: [], ticketId: null, visitId: null } : null;
};

/**
 * The open desk of this advisor. Throws `NOT_FOUND`, `DESK_CLOSED`, or `CONFLICT` with `notYourDesk`.
 * A paused desk is open: it finishes with its customer and calls no other.
 */
export const requireOpenDeskOf = (db: Read, advisorId: string, deskId: string): DeskNow => {
  const desk = deskStateOf(db, deskId);
  if (!desk) throw new Refusal('NOT_FOUND', { what: 'desk' });
  if (!desk.open) throw new Refusal('DESK_CLOSED');
  if (desk.advisorId !== advisorId) throw new Refusal('CONFLICT', { reason: 'notYourDesk' });
  return desk;
};

export const ticketById = (db: Read, id: string): TicketRow | null => db.first(ticketOf({ id })) ?? null;

/** The ticket whose customer is at the desk or called to it, or null: a free desk or a walk-up without a number. */
export const ticketAtDesk = (db: Read, deskId: string): TicketRow | null => {
  const desk = deskStateOf(db, deskId);
  return desk?.ticketId ? ticketById(db, desk.ticketId) : null;
};

/** Throws `DESK_BUSY` with the present customer's number (null for a walk-up) unless the desk is free. */
export const requireFree = (db: Read, desk: DeskNow): void => {
  if (!desk.ticketId && !desk.visitId) return;
  throw new Refusal('DESK_BUSY', { number: (desk.ticketId && ticketById(db, desk.ticketId)?.label) || null });
};

/** Puts a customer at the desk, or nobody. */
export const occupyDesk = (act: QueueAct, deskId: string, ticketId: string | null, visitId: string | null): void => {
  act.run(occupy({ deskId, ticketId, visitId }));
  act.emit('queueChanged', {});
};

/** The desk has no customer any more; harmless when it had none. */
export const freeDesk = (act: QueueAct, deskId: string): void => occupyDesk(act, deskId, null, null);
