/** What a remote session asks of its visit and tells it. */
import type { SignedIn } from '../../kernel/access.ts';
import type { Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { ServiceEventTable, VisitTable } from '../../tables/station.ts';
import { cardOf } from '../cards/index.ts';
import { announce, setVisit, type VisitAct } from './change.ts';
import { requireOwnVisit } from './for-payments.ts';
import { actsOf, openRowAt, serviceRows, visitRow } from './queries.ts';
import { reportsOf, tellHub } from './reported.ts';
import { actRefusal, withAct } from './service-rules.ts';
import { recordService, setService } from './services.ts';

/** The visit as a session follows it. */
export interface RemoteVisit {
  id: string;
  state: VisitTable['state'];
  deskId: string | null;
  advisorId: string | null;
  closedAt: string | null;
  closedBy: string | null;
  businessDate: string;
  currentEventId: string | null;
  /** The outcome of one of its services; null while it has none, and of one that was taken out. */
  outcomeOf: (eventId: string) => string | null;
}

const toRemoteVisit = (db: Read, row: VisitTable): RemoteVisit => ({
  id: row.id,
  state: row.state,
  deskId: row.desk_id,
  advisorId: row.advisor_id,
  closedAt: row.closed_at,
  closedBy: row.closed_by,
  businessDate: row.business_date,
  currentEventId: row.current_event_id,
  outcomeOf: (eventId) => serviceRows(db, row.id).find((service) => service.id === eventId)?.outcome ?? null,
});

/** Throws `NOT_FOUND`. */
export const remoteVisit = (db: Read, visitId: string): RemoteVisit => toRemoteVisit(db, visitRow(db, visitId));

/** The visit that is open at a desk. */
export const openVisitAt = (db: Read, deskId: string): RemoteVisit | null => {
  const row = openRowAt(db, deskId);
  return row ? toRemoteVisit(db, row) : null;
};

/** A service of the visit at this advisor's own desk. Throws what `requireOwnVisit` does, and `NOT_FOUND`. */
export const openService = (db: Read, advisor: SignedIn, visitId: string, eventId: string): { visit: VisitTable; service: ServiceEventTable } => {
  const visit = requireOwnVisit(db, advisor, visitId);
  const service = serviceRows(db, visitId).find((row) => row.id === eventId);
  if (!service) throw new Refusal('NOT_FOUND', { what: 'service' });
  return { visit, service };
};

/** The same for the service on the desk, without an outcome. Throws `CONFLICT` with `notOnDesk` or `serviceClosed` besides. */
export const serviceOnDesk = (db: Read, advisor: SignedIn, visitId: string, eventId: string): { visit: VisitTable; deskId: string; service: ServiceEventTable } => {
  const { visit, service } = openService(db, advisor, visitId, eventId);
  if (visit.current_event_id !== eventId || visit.desk_id === null) throw new Refusal('CONFLICT', { reason: 'notOnDesk' });
  if (service.outcome !== null) throw new Refusal('CONFLICT', { reason: 'serviceClosed' });
  return { visit, deskId: visit.desk_id, service };
};

/**
 * Records on the service that an expert gave guidance from afar in the session named. It is not refused when the card does
 * not permit the act here: what happened has happened, but the service event does not claim the act, and that is told.
 */
export const recordGuidance = (act: VisitAct, visitId: string, eventId: string, sessionId: string): 'recorded' | 'notHere' => {
  const before = visitRow(act, visitId);
  const service = serviceRows(act, visitId).find((row) => row.id === eventId);
  const card = service && cardOf(act, service.card_id, service.card_version);
  if (!service || !card || actRefusal(card, 'RemoteGuidance') !== null) return 'notHere';
  const reported = reportsOf(act, before);
  setService(act, service, { acts: JSON.stringify(withAct(actsOf(service), 'RemoteGuidance', `remote:${sessionId}`, act.now)) });
  recordService(act, service, 'guidedRemotely', { act: 'RemoteGuidance', sessionId });
  setVisit(act, visitId, { revision: before.revision + 1 });
  const after = visitRow(act, visitId);
  tellHub(act, after, reported);
  announce(act, before, after);
  return 'recorded';
};
