/** What the hub hears of services: all of a visit when it closes, again what changes later, and their withdrawal when it opens again. */
import { isDeepStrictEqual } from 'node:util';
import type { ServiceEventReported } from '#shared/contract/outbox.ts';
import type { Act, Read } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import type { ServiceEventTable, VisitTable } from '../../tables/station.ts';
import { actsOf, cardNameOf, serviceRows } from './queries.ts';
import { categoryOf, countedTime } from './service-clock.ts';

type Report = Omit<ServiceEventReported, 'revision'>;

/** Who the customer or the advisor is stays here; the note passed its check for personal data when it was written. */
const reportOf = (visit: VisitTable, service: ServiceEventTable): Report | null => {
  if (service.outcome === null || service.closed_at === null) return null;
  const { directMs, indirectMs } = countedTime(service);
  return {
    eventId: service.id,
    visitId: visit.id,
    businessDate: visit.business_date,
    providerId: service.provider_id,
    cardId: service.card_id,
    cardVersion: service.card_version,
    cardName: cardNameOf(service),
    acts: actsOf(service).map((done) => done.act),
    identityLevel: service.identity_level ?? 'none',
    outcome: service.outcome,
    note: service.note,
    directMs,
    indirectMs,
    timeCategory: categoryOf(service),
    corrected: service.corrected_at !== null,
    closedAt: service.closed_at,
  };
};

/** What is reported of a visit as it stands, by service event: nothing until it is closed. */
export const reportsOf = (db: Read, visit: VisitTable): ReadonlyMap<string, Report> => {
  if (visit.state !== 'closed') return new Map();
  const reports = serviceRows(db, visit.id).map((service) => reportOf(visit, service));
  return new Map(reports.flatMap((report) => (report ? [[report.eventId, report] as const] : [])));
};

/**
 * Sends what differs from `before`, and takes back what is reported no more. The visit's revision goes along: of
 * each service event the hub keeps the highest, in whatever order and however often they come.
 */
export const tellHub = (act: Act<StationEvents>, visit: VisitTable, before: ReadonlyMap<string, Report>): void => {
  const { id: visitId, revision } = visit;
  const tell = (what: 'reported' | 'withdrawn', eventId: string, toHub: Record<string, unknown>) => {
    act.record({ kind: `serviceEvent.${what}`, subjectId: eventId, visitId, data: { revision }, toHub });
    act.emit('outboxFilled', {});
  };
  const after = reportsOf(act, visit);
  for (const [eventId, report] of after) {
    if (!isDeepStrictEqual(before.get(eventId), report)) tell('reported', eventId, { ...report, revision } satisfies ServiceEventReported);
  }
  for (const eventId of before.keys()) if (!after.has(eventId)) tell('withdrawn', eventId, { eventId, revision });
};
