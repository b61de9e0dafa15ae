/** What a visit does to the queue. Every function runs inside the visit's own act, so both change together or not at all. */
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { Refusal } from '../../kernel/errors.ts';
import { settingsOf } from '../point/index.ts';
import { deskStateOf, freeDesk, occupyDesk, requireFree, ticketById } from './desks.ts';
import { groupInUse, numberFor } from './numbers.ts';
import { planSlip } from './print-state.ts';
import { conflictOf, stateAfter } from './state-machine.ts';
import type { DeskNow, QueueAct, TicketRow } from './words.ts';

const serve = compiledOnce((q, param) =>
  q.updateTable('ticket').set({ state: 'serving', desk_id: param('deskId'), called_at: param('calledAt'), reserved_desk_id: null, ended_at: null }).where('id', '=', param('id')),
);
const finish = compiledOnce((q, param) => q.updateTable('ticket').set({ state: param('state'), ended_at: param('now') }).where('id', '=', param('id')));

const deskFor = (act: QueueAct, deskId: string): DeskNow => {
  const desk = deskStateOf(act, deskId);
  if (!desk) throw new Refusal('NOT_FOUND', { what: 'desk' });
  return desk;
};

const ticketFor = (act: QueueAct, ticketId: string): TicketRow => {
  const ticket = ticketById(act, ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND', { what: 'ticket' });
  return ticket;
};

/**
 * The visit begins: the ticket called to this desk is now served there. Also takes a ticket straight from the
 * queue (a visit that was handed over and is taken up) and that of a visit which is opened again.
 * Throws `NOT_FOUND`, `DESK_BUSY` when someone else is at the desk, and `CONFLICT` with `takenElsewhere`
 * or with the state that stands in the way.
 */
export const startServing = (act: QueueAct, deskId: string, ticketId: string, visitId: string): TicketRow => {
  const desk = deskFor(act, deskId);
  const ticket = ticketFor(act, ticketId);
  if (desk.ticketId !== ticketId) requireFree(act, desk);
  else if (desk.visitId && desk.visitId !== visitId) throw new Refusal('DESK_BUSY', { number: ticket.label });
  if (ticket.desk_id !== deskId && (ticket.state === 'called' || ticket.state === 'serving')) throw new Refusal('CONFLICT', { reason: 'takenElsewhere' });
  if (!stateAfter(ticket.state, 'serve')) throw new Refusal('CONFLICT', { reason: conflictOf(ticket.state) });
  act.run(serve({ id: ticketId, deskId, calledAt: ticket.state === 'called' ? ticket.called_at : act.now }));
  act.record({ kind: 'ticket.servingBegan', subjectId: ticketId, visitId, data: { deskId } });
  occupyDesk(act, deskId, ticketId, visitId);
  return ticketFor(act, ticketId);
};

/** A customer without a number is at the desk. Throws `NOT_FOUND` and `DESK_BUSY`. */
export const beginWalkUp = (act: QueueAct, deskId: string, visitId: string): void => {
  requireFree(act, deskFor(act, deskId));
  occupyDesk(act, deskId, null, visitId);
};

/**
 * The ticket's visit is over, with or without a result; the desk is free. Harmless when the ticket was over.
 * Throws `NOT_FOUND`, and `CONFLICT` when the ticket is in no visit.
 */
export const finishTicket = (act: QueueAct, ticketId: string, how: 'finished' | 'cancelled'): void => {
  const ticket = ticketFor(act, ticketId);
  if (ticket.state === 'finished' || ticket.state === 'cancelled') return;
  const state = stateAfter(ticket.state, how === 'finished' ? 'finish' : 'drop');
  if (!state) throw new Refusal('CONFLICT', { reason: conflictOf(ticket.state) });
  act.run(finish({ id: ticketId, state, now: act.now }));
  act.record({ kind: `ticket.${state}`, subjectId: ticketId, data: { deskId: ticket.desk_id } });
  if (ticket.desk_id) freeDesk(act, ticket.desk_id);
};

export interface HandOver {
  visitId: string;
  /** The desk that gives the customer on; it is freed. */
  fromDeskId: string;
  /** Null for a walk-up, who gets a number when handed to a group. */
  ticketId: string | null;
  language: CustomerLanguage;
  /** When a walk-up's visit began: the waiting time that the new number is given. */
  arrivedAt: string;
  /** With a desk, the group is that of the number a walk-up is given; a number that is there stays in its own. */
  to: { deskId: string; groupId?: string | undefined } | { groupId: string };
}

/**
 * Sends the customer of a visit on. To a desk: the ticket waits for that desk alone, first in its turn. To a
 * group: back to the queue with the old waiting time. A walk-up is given a number where a group is named,
 * and its slip in the lobby. Answers with the ticket the visit has from now on, null
 * for a walk-up that waits for a desk without a number. Throws `NOT_FOUND` and `CONFLICT` (`sameDesk`, or the state).
 */
export const handOverTicket = (act: QueueAct, hand: HandOver): TicketRow | null => {
  const reservedDeskId = 'deskId' in hand.to ? deskFor(act, hand.to.deskId).id : null;
  if (reservedDeskId === hand.fromDeskId) throw new Refusal('CONFLICT', { reason: 'sameDesk' });
  freeDesk(act, hand.fromDeskId);
  if (!hand.ticketId) {
    const { groupId: numberedIn } = hand.to;
    if (numberedIn === undefined) return null;
    const id = act.newId();
    numberFor(act, {
      id,
      groupId: numberedIn,
      language: hand.language,
      needs: [],
      cardId: null,
      secretHash: null,
      waitingSince: hand.arrivedAt,
      promisedAt: null,
      returned: 'handedOver',
      visitId: hand.visitId,
      limited: false,
    });
    planSlip(act, settingsOf(act), id);
    if (reservedDeskId !== null) act.run(act.q.updateTable('ticket').set({ reserved_desk_id: reservedDeskId }).where('id', '=', id));
    return ticketFor(act, id);
  }
  const ticket = ticketFor(act, hand.ticketId);
  if (!stateAfter(ticket.state, 'handOver')) throw new Refusal('CONFLICT', { reason: conflictOf(ticket.state) });
  const groupId = 'deskId' in hand.to ? ticket.group_id : groupInUse(act, hand.to.groupId);
  act.run(
    act.q
      .updateTable('ticket')
      .set({ state: 'waiting', desk_id: null, group_id: groupId, reserved_desk_id: reservedDeskId, returned: 'handedOver' })
      .where('id', '=', ticket.id),
  );
  act.record({ kind: 'ticket.handedOver', subjectId: ticket.id, visitId: hand.visitId, data: { fromDeskId: hand.fromDeskId, ...hand.to } });
  return ticketFor(act, ticket.id);
};
