/** From a station's events into what reports count. */
import { PointNamed, ServiceEventReported, ServiceEventWithdrawn } from '#shared/contract/outbox.ts';
import type { Projection } from '../../kernel/inbox.ts';

/** Counts the event, or replaces it by a higher revision. */
const report: Projection = async (tx, stationId, event) => {
  const told = ServiceEventReported.parse(event.payload);
  const values = {
    visit_id: told.visitId,
    station_id: stationId,
    business_date: told.businessDate,
    provider_id: told.providerId,
    card_id: told.cardId,
    card_version: told.cardVersion,
    card_name: JSON.stringify(told.cardName),
    acts: JSON.stringify(told.acts),
    identity_level: told.identityLevel,
    outcome: told.outcome,
    note: told.note,
    direct_ms: told.directMs,
    indirect_ms: told.indirectMs,
    time_category: told.timeCategory,
    corrected: told.corrected ? 1 : 0,
    closed_at: told.closedAt,
    revision: told.revision,
  };
  await tx
    .insertInto('reported_event')
    .values({ event_id: told.eventId, ...values })
    .onConflict((c) => c.column('event_id').doUpdateSet(values).where('reported_event.revision', '<', told.revision))
    .execute();
};

/** Kept beside the report, since the two may come in either order: the higher revision of them holds. */
const withdraw: Projection = async (tx, _stationId, event) => {
  const { eventId, revision } = ServiceEventWithdrawn.parse(event.payload);
  await tx
    .insertInto('withdrawn_event')
    .values({ event_id: eventId, revision })
    .onConflict((c) => c.column('event_id').doUpdateSet({ revision }).where('withdrawn_event.revision', '<', revision))
    .execute();
};

const namePoint: Projection = async (tx, stationId, event) => {
  const told = PointNamed.parse(event.payload);
  // An event's id sorts by when it happened, also within one instant.
  const values = { point_id: told.pointId, name: told.name, municipality: JSON.stringify(told.municipality), named_at: event.id };
  await tx
    .insertInto('point')
    .values({ station_id: stationId, ...values })
    .onConflict((c) => c.column('station_id').doUpdateSet(values).where('point.named_at', '<', event.id))
    .execute();
};

export const reportProjections: Record<string, Projection> = {
  'serviceEvent.reported': report,
  'serviceEvent.withdrawn': withdraw,
  'point.setUp': namePoint,
  'point.settingsSaved': namePoint,
};
