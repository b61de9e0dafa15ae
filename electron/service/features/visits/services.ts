/** Services within a visit: put in, taken up, taken out, and the one clock that runs between them. */
import type { Clock } from '#shared/contract/visits.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { ServiceEventTable, VisitTable } from '../../tables/station.ts';
import { cardOf } from '../cards/index.ts';
import { recordOf, setVisit, type VisitAct } from './change.ts';
import { actsOf, serviceRows, stepsOf } from './queries.ts';
import { categoryOf, isRunning, switched } from './service-clock.ts';
import { isUntouched } from './service-rules.ts';

const serviceIn = compiledOnce((q, param) => q.selectFrom('service_event').selectAll().where('id', '=', param('eventId')).where('visit_id', '=', param('visitId')));

/** Throws `NOT_FOUND`. */
export const serviceOf = (act: VisitAct, visit: VisitTable, eventId: string): ServiceEventTable => {
  const service = act.first(serviceIn({ eventId, visitId: visit.id }));
  if (!service) throw new Refusal('NOT_FOUND', { what: 'service' });
  return service;
};

export const setService = (act: VisitAct, service: ServiceEventTable, patch: Partial<ServiceEventTable>): void => {
  act.run(act.q.updateTable('service_event').set(patch).where('id', '=', service.id));
};

/** What happened to a service: `service.stepDone`. */
export const recordService = (act: VisitAct, service: Pick<ServiceEventTable, 'id' | 'visit_id'>, what: string, data: Record<string, unknown> = {}): void =>
  act.record({ kind: `service.${what}`, subjectId: service.id, visitId: service.visit_id, data });

/** Switches one service's clock. With an outcome a pause is the end of its work until someone takes it up again. */
export const turnClock = (act: VisitAct, service: ServiceEventTable, wanted: Clock): void => {
  const clock = wanted === 'paused' && service.outcome !== null ? 'stopped' : wanted;
  if (service.clock === clock) return;
  const columns = switched(service, clock, act.now);
  const category = service.outcome !== null && !isRunning(clock) ? { time_category: categoryOf({ ...service, ...columns }) } : {};
  setService(act, service, { ...columns, ...category });
  recordService(act, service, 'clockSet', { clock });
};

/** An advisor works on one thing at a time: every clock of the visit but that of `eventId` is paused. */
export const pauseOthers = (act: VisitAct, visitId: string, eventId: string | null): void => {
  for (const service of serviceRows(act, visitId)) if (service.id !== eventId && isRunning(service.clock)) turnClock(act, service, 'paused');
};

const takeOnDesk = (act: VisitAct, visit: VisitTable, eventId: string): void => {
  pauseOthers(act, visit.id, eventId);
  if (visit.current_event_id === eventId) return;
  setVisit(act, visit.id, { current_event_id: eventId });
  recordOf(act, visit.id, 'serviceSelected', { eventId });
};

/** Takes the service on the desk. The customer is there: direct time runs, unless the service has its outcome. */
export const selectService = (act: VisitAct, visit: VisitTable, eventId: string): void => {
  const service = serviceOf(act, visit, eventId);
  takeOnDesk(act, visit, eventId);
  if (service.outcome === null) turnClock(act, service, 'direct');
};

/**
 * Puts a service in by the newest version of its card and takes it on the desk. A card whose service is still
 * without an outcome in this visit is taken up instead: the same service is not begun twice at once.
 * Throws `NOT_FOUND`.
 */
export const addService = (act: VisitAct, visit: VisitTable, cardId: string): void => {
  const rows = serviceRows(act, visit.id);
  const unfinished = rows.find((row) => row.card_id === cardId && row.outcome === null);
  if (unfinished) return selectService(act, visit, unfinished.id);
  const card = cardOf(act, cardId);
  if (!card) throw new Refusal('NOT_FOUND', { what: 'card' });
  const id = act.newId();
  act.run(
    act.q.insertInto('service_event').values({
      id,
      visit_id: visit.id,
      position: (rows.at(-1)?.position ?? 0) + 1,
      card_id: card.id,
      card_version: card.version,
      card_name: JSON.stringify(card.name),
      provider_id: card.providerId,
      steps: '[]',
      acts: '[]',
      clock: 'paused',
      direct_ms: 0,
      indirect_ms: 0,
      started_at: act.now,
    }),
  );
  recordService(act, { id, visit_id: visit.id }, 'added', { cardId: card.id, cardVersion: card.version, providerId: card.providerId });
  selectService(act, visit, id);
};

/** Throws `CONFLICT` with `somethingRecorded`; then the service is closed with an outcome instead. */
export const removeService = (act: VisitAct, visit: VisitTable, eventId: string): void => {
  const service = serviceOf(act, visit, eventId);
  if (!isUntouchedRow(service)) throw new Refusal('CONFLICT', { reason: 'somethingRecorded' });
  turnClock(act, service, 'paused');
  recordService(act, service, 'removed', { cardId: service.card_id });
  act.run(act.q.deleteFrom('service_event').where('id', '=', service.id));
  if (visit.current_event_id !== service.id) return;
  setVisit(act, visit.id, { current_event_id: null });
  const former = serviceRows(act, visit.id).at(-1);
  if (former) selectService(act, { ...visit, current_event_id: null }, former.id);
};

export const isUntouchedRow = (service: ServiceEventTable): boolean =>
  isUntouched({ steps: stepsOf(service), acts: actsOf(service), outcome: service.outcome, note: service.note, correctedAt: service.corrected_at });

/** Direct and after-work take the service on the desk; a pause leaves everything where it is. */
export const setClock = (act: VisitAct, visit: VisitTable, eventId: string, clock: 'direct' | 'indirect' | 'paused'): void => {
  const service = serviceOf(act, visit, eventId);
  if (clock !== 'paused') takeOnDesk(act, visit, eventId);
  turnClock(act, service, clock);
};
