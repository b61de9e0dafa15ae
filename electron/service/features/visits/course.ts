/** The course of a visit: begun, handed over, taken up, ended, opened again. The queue changes in the same act. */
import type { Visit } from '#shared/contract/visits.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import type { SignedIn } from '../../kernel/access.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { VisitTable } from '../../tables/station.ts';
import { beginWalkUp, deskStateOf, finishTicket, freeDesk, handOverTicket, requireOpenDeskOf, startServing, ticketAtDesk, ticketById, type HandOver } from '../queue/index.ts';
import { announce, changeVisit, recordOf, setVisit, type VisitAct } from './change.ts';
import { handedOverRowOf, serviceRows, visitOf, visitRow } from './queries.ts';
import { refusePersonalData } from './service-record.ts';
import { isUntouchedRow, pauseOthers, turnClock } from './services.ts';

/** The customer comes to the desk: with the ticket, or without when there is none or it was given up meanwhile. */
const seat = (act: VisitAct, deskId: string, ticketId: string | null, visitId: string): void => {
  if (ticketId === null || ticketById(act, ticketId)?.state === 'cancelled') beginWalkUp(act, deskId, visitId);
  else startServing(act, deskId, ticketId, visitId);
};

const unseat = (act: VisitAct, visit: VisitTable, how: 'finished' | 'cancelled'): void => {
  if (visit.ticket_id) finishTicket(act, visit.ticket_id, how);
  if (visit.desk_id) freeDesk(act, visit.desk_id);
};

/** Throws `DESK_CLOSED`, `CONFLICT` (`notYourDesk`, `reservedForDesk`, `alreadyTaken`, the ticket's state), `DESK_BUSY`, `VISIT_OVER`. */
export const takeUp = (act: VisitAct, advisor: SignedIn, visitId: string, deskId: string): Visit =>
  changeVisit(
    act,
    advisor,
    visitId,
    'takeUp',
    (visit) => {
      requireOpenDeskOf(act, advisor.id, deskId);
      seat(act, deskId, visit.ticket_id, visit.id);
      setVisit(act, visit.id, { state: 'open', desk_id: deskId, advisor_id: advisor.id, reserved_desk_id: null });
      recordOf(act, visit.id, 'takenUp', { deskId });
      const current = serviceRows(act, visit.id).find((service) => service.id === visit.current_event_id);
      if (current?.outcome === null) turnClock(act, current, 'direct');
    },
    deskId,
  );

/**
 * Begins the visit of the ticket called to the desk, or of a walk-up. A ticket that a hand-over sent back to
 * the queue brings its visit along. Throws `DESK_CLOSED`, `DESK_BUSY`, `CONFLICT` (`notYourDesk`, `notCalledHere`).
 */
export const begin = (act: VisitAct, advisor: SignedIn, input: { deskId: string; ticketId?: string | undefined; language?: CustomerLanguage | undefined }): Visit => {
  const { deskId, ticketId } = input;
  requireOpenDeskOf(act, advisor.id, deskId);
  const handedOver = ticketId ? handedOverRowOf(act, ticketId) : undefined;
  if (handedOver) return takeUp(act, advisor, handedOver.id, deskId);
  const called = ticketId ? ticketAtDesk(act, deskId) : null;
  if (ticketId && called?.id !== ticketId) throw new Refusal('CONFLICT', { reason: 'notCalledHere' });
  const id = act.newId();
  seat(act, deskId, called?.id ?? null, id);
  act.run(
    act.q.insertInto('visit').values({
      id,
      ticket_id: called?.id ?? null,
      number: called?.label ?? null,
      language: input.language ?? called?.language ?? 'fi',
      desk_id: deskId,
      advisor_id: advisor.id,
      business_date: act.businessDate,
      state: 'open',
      started_at: act.now,
      // The advisor decides when a neighbour's glance at the terminal may show what the matter is.
      shown: 'nothing',
      revision: 1,
    }),
  );
  recordOf(act, id, 'begun', { deskId, ticketId: called?.id ?? null });
  announce(act, visitRow(act, id));
  return visitOf(act, id);
};

const checkTarget = (act: VisitAct, to: HandOver['to']): void => {
  if ('deskId' in to) {
    const desk = deskStateOf(act, to.deskId);
    if (!desk) throw new Refusal('NOT_FOUND', { what: 'desk' });
    if (!desk.open) throw new Refusal('DESK_CLOSED');
  } else if (!act.first(act.q.selectFrom('service_group').select('id').where('id', '=', to.groupId).where('active', '=', 1))) {
    throw new Refusal('NOT_FOUND', { what: 'group' });
  }
};

/** Everything done so far stays; the clock stands until the visit is taken up. Throws `DESK_CLOSED`, `NOT_FOUND`, `CONFLICT` (`sameDesk`). */
export const handOver = (act: VisitAct, advisor: SignedIn, input: { visitId: string; to: HandOver['to'] }): Visit =>
  changeVisit(act, advisor, input.visitId, 'handOver', (visit) => {
    const { to } = input;
    checkTarget(act, to);
    pauseOthers(act, visit.id, null);
    const ticket = handOverTicket(act, { visitId: visit.id, fromDeskId: visit.desk_id!, ticketId: visit.ticket_id, language: visit.language, arrivedAt: visit.started_at, to });
    const numbered = ticket ? { ticket_id: ticket.id, number: ticket.label } : {};
    setVisit(act, visit.id, { ...numbered, state: 'handedOver', desk_id: null, advisor_id: null, reserved_desk_id: 'deskId' in to ? to.deskId : null, shown: 'nothing' });
    const where = 'deskId' in to ? { deskId: to.deskId } : { groupId: to.groupId };
    recordOf(act, visit.id, 'handedOver', { fromDeskId: visit.desk_id, ...where });
    act.audit({ visitId: visit.id, detail: where });
  });

/**
 * Throws `EVENTS_OPEN` with the services that have no outcome. A visit without any service gives nothing to
 * report to anyone: the same refusal with no ids, and the desk cancels it with a reason.
 */
export const close = (act: VisitAct, advisor: SignedIn, visitId: string): Visit =>
  changeVisit(act, advisor, visitId, 'close', (visit) => {
    const services = serviceRows(act, visit.id);
    const eventIds = services.filter((service) => service.outcome === null).map((service) => service.id);
    if (eventIds.length > 0 || services.length === 0) throw new Refusal('EVENTS_OPEN', { eventIds });
    pauseOthers(act, visit.id, null);
    unseat(act, visit, 'finished');
    setVisit(act, visit.id, { state: 'closed', closed_at: act.now, closed_by: advisor.id, shown: 'nothing' });
    recordOf(act, visit.id, 'closed', { services: services.length });
  });

/** Throws `CONFLICT` with `somethingRecorded` once any step, act, note or outcome is there. */
export const cancel = (act: VisitAct, advisor: SignedIn, input: { visitId: string; reason: string }): Visit => {
  refusePersonalData('reason', input.reason);
  return changeVisit(act, advisor, input.visitId, 'cancel', (visit) => {
    if (!serviceRows(act, visit.id).every(isUntouchedRow)) throw new Refusal('CONFLICT', { reason: 'somethingRecorded' });
    pauseOthers(act, visit.id, null);
    unseat(act, visit, 'cancelled');
    setVisit(act, visit.id, { state: 'cancelled', closed_at: act.now, closed_by: advisor.id, shown: 'nothing' });
    recordOf(act, visit.id, 'cancelled', { reason: input.reason });
  });
};

/** Back to a desk on the same day. Services keep their outcomes; their clocks stand. Throws `DESK_CLOSED`, `DESK_BUSY`, `FORBIDDEN`, `CONFLICT` (`notClosed`, `otherDay`, `notYourDesk`). */
export const reopen = (act: VisitAct, advisor: SignedIn, input: { visitId: string; deskId: string; reason: string }): Visit => {
  refusePersonalData('reason', input.reason);
  return changeVisit(act, advisor, input.visitId, 'reopen', (visit) => {
    requireOpenDeskOf(act, advisor.id, input.deskId);
    seat(act, input.deskId, visit.ticket_id, visit.id);
    setVisit(act, visit.id, { state: 'open', desk_id: input.deskId, advisor_id: advisor.id, closed_at: null, closed_by: null });
    recordOf(act, visit.id, 'reopened', { deskId: input.deskId, reason: input.reason });
    act.audit({ visitId: visit.id, reason: input.reason });
  });
};
