/** What a station sends to the hub: its events in order, each stored there exactly once. */
import * as z from 'zod';
import { base } from './base.ts';
import { bookingPayloads } from './bookings/at-hub.ts';
import { remotePayloads } from './remote/at-hub.ts';
import { ReceiptIssued, ShiftClosed } from './payments/settlement.ts';
import { ForeignId, Id, IdentityLevel, Instant, LocalDate, Localized, Outcome, PermittedAct, TimeCategory } from './words.ts';

/** One event of a station. `sequence` has no gaps per station, `id` is the same on every retry. */
export const OutboxEvent = z.object({
  id: Id,
  sequence: z.number().int().positive(),
  kind: z.string().max(60),
  at: Instant,
  businessDate: LocalDate,
  payload: z.record(z.string(), z.unknown()),
});
export type OutboxEvent = z.infer<typeof OutboxEvent>;

export const outboxAtHub = {
  /** Stores the batch in order; what is already there is passed over. Answers with the last sequence stored. */
  push: base
    .route({ method: 'POST', path: '/outbox', tags: ['outbox'] })
    .errors({
      GAP: { status: 409, message: 'Events are missing before this batch', data: z.object({ lastSequence: z.number().int() }) },
      OTHER_EVENT: { status: 409, message: 'A sequence of this batch holds another event already', data: z.object({ lastSequence: z.number().int() }) },
    })
    .input(z.object({ events: z.array(OutboxEvent).min(1).max(500) }))
    .output(z.object({ lastSequence: z.number().int() })),
  last: base.route({ method: 'GET', path: '/outbox/last', tags: ['outbox'] }).output(z.object({ lastSequence: z.number().int() })),
};

/**
 * A service event as it stands when its visit closes, or after a later correction. A higher revision of the
 * same event replaces a lower one, so that the hub counts each event once whatever came twice or late.
 */
export const ServiceEventReported = z.object({
  eventId: Id,
  visitId: Id,
  revision: z.number().int().nonnegative(),
  businessDate: LocalDate,
  providerId: ForeignId,
  cardId: ForeignId,
  cardVersion: z.number().int(),
  cardName: Localized,
  acts: z.array(PermittedAct),
  identityLevel: IdentityLevel,
  outcome: Outcome,
  note: z.string().nullable(),
  directMs: z.number().int().nonnegative(),
  indirectMs: z.number().int().nonnegative(),
  timeCategory: TimeCategory,
  corrected: z.boolean(),
  closedAt: Instant,
});
export type ServiceEventReported = z.infer<typeof ServiceEventReported>;

/** The event was taken back (its visit was reopened): not counted until it is reported with a higher revision. */
export const ServiceEventWithdrawn = z.object({ eventId: Id, revision: z.number().int().nonnegative() });

export const CardFlagged = z.object({ flagId: Id, kind: z.enum(['cardWrong', 'answerNotFound']), cardId: ForeignId, cardVersion: z.number().int(), text: z.string() });

export const PointNamed = z.object({ pointId: Id, name: z.string(), municipality: z.object({ code: z.string(), name: z.string() }) });

/** What goes to the hub, by the kind of event. */
export const hubPayloads = {
  'serviceEvent.reported': ServiceEventReported,
  'serviceEvent.withdrawn': ServiceEventWithdrawn,
  'card.flagged': CardFlagged,
  'point.setUp': PointNamed,
  'point.settingsSaved': PointNamed,
  'receipt.issued': ReceiptIssued,
  'shift.closed': ShiftClosed,
  ...remotePayloads,
  ...bookingPayloads,
};
