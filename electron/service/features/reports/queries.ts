import type { ReportedEvent, ReportFilter } from '#shared/contract/reports.ts';
import type { HubDb } from '../../kernel/db-hub.ts';

/** Service events of the filter, oldest first. `providerId` of the filter must already be what the caller may see. */
export const reportedEvents = async (db: HubDb, filter: ReportFilter): Promise<ReportedEvent[]> => {
  const rows = await db
    .selectFrom('reported_event')
    .leftJoin('point', 'point.station_id', 'reported_event.station_id')
    .leftJoin('withdrawn_event', (join) => join.onRef('withdrawn_event.event_id', '=', 'reported_event.event_id').onRef('withdrawn_event.revision', '>=', 'reported_event.revision'))
    .selectAll('reported_event')
    .select(['point.point_id', 'point.name as point_name'])
    .where('withdrawn_event.event_id', 'is', null)
    .where('business_date', '>=', filter.from)
    .where('business_date', '<=', filter.to)
    .$if(filter.providerId !== undefined, (q) => q.where('provider_id', '=', filter.providerId!))
    .$if(filter.pointId !== undefined, (q) => q.where('point.point_id', '=', filter.pointId!))
    .$if(filter.cardId !== undefined, (q) => q.where('card_id', '=', filter.cardId!))
    .orderBy('closed_at')
    .orderBy('reported_event.event_id')
    .execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    visitId: row.visit_id,
    pointId: row.point_id ?? row.station_id,
    pointName: row.point_name ?? '',
    businessDate: row.business_date,
    cardId: row.card_id,
    cardVersion: row.card_version,
    cardName: JSON.parse(row.card_name) as ReportedEvent['cardName'],
    providerId: row.provider_id,
    acts: JSON.parse(row.acts) as ReportedEvent['acts'],
    identityLevel: row.identity_level,
    outcome: row.outcome as ReportedEvent['outcome'],
    directSeconds: Math.floor(row.direct_ms / 1_000),
    indirectSeconds: Math.floor(row.indirect_ms / 1_000),
    timeCategory: row.time_category as ReportedEvent['timeCategory'],
    corrected: row.corrected === 1,
    closedAt: row.closed_at,
  }));
};

/** How far each point's events have come, so that a report says what it is made of. */
export const lastSequences = async (db: HubDb): Promise<{ pointId: string; pointName: string; sequence: number }[]> => {
  const rows = await db
    .selectFrom('received_event')
    .innerJoin('point', 'point.station_id', 'received_event.station_id')
    .select(['point.point_id', 'point.name', (e) => e.fn.max('received_event.sequence').as('last')])
    .groupBy(['point.point_id', 'point.name'])
    .orderBy('point.name')
    .orderBy('point.point_id')
    .execute();
  return rows.map((row) => ({ pointId: row.point_id, pointName: row.name, sequence: Number(row.last) }));
};
