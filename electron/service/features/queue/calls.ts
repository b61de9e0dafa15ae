/** Calling customers to a desk. One transaction decides and keeps each call, so no two desks get the same customer. */
import { sql } from 'kysely';
import type { Call, CallReason } from '#shared/contract/queue.ts';
import type { Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import { explained, nextAt } from './choosing.ts';
import { reasonIn } from './columns.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { deskStateOf, occupyDesk, requireFree, requireOpenDeskOf } from './desks.ts';
import type { Queued } from './rules.ts';
import { conflictOf, stateAfter, type TicketStep } from './state-machine.ts';
import { namedTicket, toWaitingTicket, type NamedTicket } from './ticket-view.ts';
import type { DeskNow, QueueAct } from './words.ts';

const markCalled = compiledOnce((q, param) =>
  q
    .updateTable('ticket')
    .set({ state: 'called', desk_id: param('deskId'), called_at: param('now'), call_count: param('count'), held_reason: null, reserved_desk_id: null, ended_at: null })
    .where('id', '=', param('id')),
);

const keepCall = compiledOnce((q, param) =>
  q.insertInto('ticket_call').values({
    id: param('id'),
    ticket_id: param('ticketId'),
    label: param('label'),
    language: param('language'),
    desk_id: param('deskId'),
    advisor_id: param('advisorId'),
    business_date: param('date'),
    at: param('now'),
    repeated: param('repeated'),
    why: param('why'),
  }),
);

/** Calls the ticket to the desk, for the first time or once more, and keeps why. */
const call = (act: QueueAct, desk: DeskNow, ticket: NamedTicket, why: CallReason, repeated: boolean): Call => {
  const { row } = ticket;
  const count = row.call_count + 1;
  act.run(markCalled({ id: row.id, deskId: desk.id, now: act.now, count }));
  act.run(
    keepCall({
      id: act.newId(),
      ticketId: row.id,
      label: row.label,
      language: row.language,
      deskId: desk.id,
      advisorId: act.doing.advisor?.id ?? null,
      date: act.businessDate,
      now: act.now,
      repeated: repeated ? 1 : 0,
      why: JSON.stringify(why),
    }),
  );
  act.record({ kind: repeated ? 'ticket.recalled' : 'ticket.called', subjectId: row.id, data: { deskId: desk.id, rule: why.rule } });
  occupyDesk(act, desk.id, row.id, null);
  return { ticket: toWaitingTicket({ ...row, state: 'called', desk_id: desk.id, called_at: act.now, call_count: count }, ticket.cardName), why };
};

/** An open desk of this advisor that may call: not paused, nobody there. */
const callingDesk = (act: QueueAct, advisorId: string, deskId: string): DeskNow => {
  const desk = requireOpenDeskOf(act, advisorId, deskId);
  requireFree(act, desk);
  if (desk.paused) throw new Refusal('CONFLICT', { reason: 'deskPaused' });
  return desk;
};

/** Who would be called now, and why; null when nobody waits for the desk or it is closed. */
export const previewNext = (db: Read, deskId: string, now: string): Call | null => {
  const desk = deskStateOf(db, deskId);
  if (!desk) throw new Refusal('NOT_FOUND', { what: 'desk' });
  const next = desk.open ? nextAt(db, desk, now) : null;
  if (!next) return null;
  const { row, groupName, cardName } = namedTicket(db, next.id)!;
  return { ticket: toWaitingTicket(row, cardName), why: { ...explained(db, desk, next, 'next', now), groupName } };
};

/** Throws `DESK_CLOSED`, `DESK_BUSY`, `NOTHING_WAITING`, and `CONFLICT` (`notYourDesk`, `deskPaused`). */
export const callNext = (act: QueueAct, advisorId: string, deskId: string): Call => {
  const desk = callingDesk(act, advisorId, deskId);
  const next = nextAt(act, desk, act.now);
  if (!next) throw new Refusal('NOTHING_WAITING');
  const ticket = namedTicket(act, next.id)!;
  return call(act, desk, ticket, { ...explained(act, desk, next, 'next', act.now), groupName: ticket.groupName }, false);
};

const deskNumber = (db: Read, deskId: string | null): number | null => (deskId ? (deskStateOf(db, deskId)?.number ?? null) : null);

/** The open desk a waiting ticket is kept for, when that is another than this one. */
const keptForOther = (db: Read, desk: DeskNow, reservedDeskId: string | null): DeskNow | null => {
  if (!reservedDeskId || reservedDeskId === desk.id) return null;
  const other = deskStateOf(db, reservedDeskId);
  return other?.open ? other : null;
};

/**
 * Calls a certain ticket: one that waits, was parked, or missed its call. Throws as `callNext` does, and
 * `ALREADY_TAKEN` with the desk that has the customer or for which the customer is kept.
 */
export const callPicked = (act: QueueAct, advisorId: string, deskId: string, ticketId: string, step: Extract<TicketStep, 'call' | 'resume'>): Call => {
  const desk = callingDesk(act, advisorId, deskId);
  const ticket = namedTicket(act, ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND', { what: 'ticket' });
  const { row } = ticket;
  if (row.state === 'called' || row.state === 'serving') throw new Refusal('ALREADY_TAKEN', { deskNumber: deskNumber(act, row.desk_id) });
  if (!stateAfter(row.state, step)) throw new Refusal('CONFLICT', { reason: conflictOf(row.state) });
  const keeper = row.state === 'waiting' ? keptForOther(act, desk, row.reserved_desk_id) : null;
  if (keeper) throw new Refusal('ALREADY_TAKEN', { deskNumber: keeper.number });
  const queued: Queued = { ...row, state: row.state === 'held' ? 'held' : 'waiting' };
  return call(act, desk, ticket, { ...explained(act, desk, queued, 'picked', act.now), groupName: ticket.groupName }, false);
};

const lastReason = compiledOnce((q, param) => q.selectFrom('ticket_call').select('why').where('ticket_id', '=', param('ticketId')).orderBy('at', 'desc').orderBy('id', 'desc').limit(sql.lit(1)));

/** The ticket called to the desk and not yet served. Throws `CONFLICT`: `noTicketAtDesk` or `visitOpen`. */
export const calledTicketAt = (act: QueueAct, advisorId: string, deskId: string, step: TicketStep): { desk: DeskNow; ticket: NamedTicket } => {
  const desk = requireOpenDeskOf(act, advisorId, deskId);
  const ticket = desk.ticketId ? namedTicket(act, desk.ticketId) : null;
  if (!ticket) throw new Refusal('CONFLICT', { reason: desk.visitId ? 'visitOpen' : 'noTicketAtDesk' });
  if (!stateAfter(ticket.row.state, step)) throw new Refusal('CONFLICT', { reason: conflictOf(ticket.row.state) });
  return { desk, ticket };
};

/** Calls the desk's ticket again: a new call, so that the chime sounds again, for the reason of the first. */
export const recall = (act: QueueAct, advisorId: string, deskId: string): Call => {
  const { desk, ticket } = calledTicketAt(act, advisorId, deskId, 'recall');
  const why = reasonIn(act.first(lastReason({ ticketId: ticket.row.id }))!.why);
  return call(act, desk, ticket, why, true);
};
