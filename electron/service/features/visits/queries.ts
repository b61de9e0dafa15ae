import type { ExpressionBuilder } from 'kysely';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { ServiceEventTable, StationTables, VisitTable } from '../../tables/station.ts';
import { checksOf } from '../identity/index.ts';
import type { VisitFacts } from './rules.ts';
import { countedTime, wholeSeconds } from './service-clock.ts';
import type { ActDone, StepDone } from './service-rules.ts';

export const stepsOf = (row: ServiceEventTable): StepDone[] => JSON.parse(row.steps);
export const actsOf = (row: ServiceEventTable): ActDone[] => JSON.parse(row.acts);
export const cardNameOf = (row: ServiceEventTable): ServiceEvent['cardName'] => JSON.parse(row.card_name);

const toService = (row: ServiceEventTable): ServiceEvent => {
  const { directMs, indirectMs } = countedTime(row);
  return {
    id: row.id,
    visitId: row.visit_id,
    cardId: row.card_id,
    cardVersion: row.card_version,
    cardName: cardNameOf(row),
    providerId: row.provider_id,
    steps: stepsOf(row),
    acts: actsOf(row).map(({ act, at }) => ({ act, at })),
    outcome: row.outcome,
    note: row.note,
    clock: row.clock,
    directSeconds: wholeSeconds(directMs),
    indirectSeconds: wholeSeconds(indirectMs),
    clockSince: row.clock_since,
    corrected: row.corrected_at === null || row.corrected_reason === null ? null : { reason: row.corrected_reason, at: row.corrected_at },
    timeCategory: row.time_category,
    startedAt: row.started_at,
    closedAt: row.closed_at,
  };
};

const services = compiledOnce((q, param) => q.selectFrom('service_event').selectAll().where('visit_id', '=', param('visitId')).orderBy('position'));
const visit = compiledOnce((q, param) => q.selectFrom('visit').selectAll().where('id', '=', param('visitId')));
const openAt = compiledOnce((q, param) => q.selectFrom('visit').selectAll().where('desk_id', '=', param('deskId')).where('state', '=', 'open'));
const handedOver = compiledOnce((q, param) => q.selectFrom('visit').selectAll().where('ticket_id', '=', param('ticketId')).where('state', '=', 'handedOver'));

export const serviceRows = (db: Read, visitId: string): ServiceEventTable[] => db.all(services({ visitId }));

/** Throws `NOT_FOUND`. */
export const visitRow = (db: Read, visitId: string): VisitTable => {
  const row = db.first(visit({ visitId }));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'visit' });
  return row;
};

export const factsOf = (row: VisitTable): VisitFacts => ({ state: row.state, advisorId: row.advisor_id, closedBy: row.closed_by, reservedDeskId: row.reserved_desk_id, businessDate: row.business_date });

export const toVisit = (db: Read, row: VisitTable): Visit => {
  const checks = checksOf(db, row.id);
  return {
    id: row.id,
    ticketId: row.ticket_id,
    number: row.number,
    language: row.language,
    deskId: row.desk_id,
    advisorId: row.advisor_id,
    businessDate: row.business_date,
    state: row.state,
    startedAt: row.started_at,
    closedAt: row.closed_at,
    identity: checks[0] ?? null,
    events: serviceRows(db, row.id).map(toService),
    currentEventId: row.current_event_id,
    shown: row.shown,
    // Identity stands below visits and cannot raise the visit's own count: each check is one change more.
    revision: row.revision + checks.length,
  };
};

/** Throws `NOT_FOUND`. */
export const visitOf = (db: Read, visitId: string): Visit => toVisit(db, visitRow(db, visitId));

export const openRowAt = (db: Read, deskId: string): VisitTable | undefined => db.first(openAt({ deskId }));

/** The visit that a ticket brought back to the queue, waiting to be taken up. */
export const handedOverRowOf = (db: Read, ticketId: string): VisitTable | undefined => db.first(handedOver({ ticketId }));

/** Visits of a business date and those still open from before, newest first. With a desk: those at it, and those that wait for it. */
export const visitsOn = (db: Read, businessDate: string, deskId: string | undefined): Visit[] => {
  const ofDay = (e: ExpressionBuilder<StationTables, 'visit'>) => e.or([e('business_date', '=', businessDate), e('state', 'in', ['open', 'handedOver'])]);
  let query = db.q.selectFrom('visit').selectAll().where(ofDay).orderBy('started_at', 'desc').orderBy('id', 'desc');
  if (deskId !== undefined) query = query.where((e) => e.or([e('desk_id', '=', deskId), e('reserved_desk_id', '=', deskId)]));
  return db.all(query).map((row) => toVisit(db, row));
};
