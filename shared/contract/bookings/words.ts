/** The words of bookings. Instants are UTC; what is shown and what recurs is wall-clock time of Europe/Helsinki. */
import * as z from 'zod';
import { OpeningHours } from '../point.ts';
import { ContentLanguage, CustomerLanguage, ForeignId, Id, Instant, LocalDate, LocalTime, Localized, LongText, ShortText } from '../words.ts';
import { SpokenLanguage } from '../remote/words.ts';

export const ResourceKind = z.enum(['expert', 'interpreter', 'remoteRoom', 'meetingRoom', 'terminal', 'advisor']);
export type ResourceKind = z.infer<typeof ResourceKind>;

/** What can be booked. `pointId` is the station's device id at the hub; null for those who come by video from anywhere. */
export const Resource = z.object({
  id: Id,
  kind: ResourceKind,
  name: ShortText,
  pointId: Id.nullable(),
  providerId: ForeignId.nullable(),
  /** The expert or advisor behind it, or the terminal's device. */
  personId: Id.nullable(),
  languages: z.array(SpokenLanguage).max(20),
  cardIds: z.array(ForeignId).max(500),
  hours: OpeningHours,
  /** Minutes kept free before (travel) and after (clean-up) each booking; two bookings' buffers may not share a minute. */
  bufferBefore: z.number().int().min(0).max(240),
  bufferAfter: z.number().int().min(0).max(240),
  /** Seats of a room, for letting and finding. */
  seats: z.number().int().min(1).max(500).nullable(),
  /** The product in the price list by which a room is let, a piece an hour begun; null when it is not let. */
  lettingProductId: ForeignId.nullable(),
  active: z.boolean(),
});
export type Resource = z.infer<typeof Resource>;

/** Weekly recurrence by wall clock: "every second Tuesday 12–13 from 2026-09-01". Over a change of the clock the wall time stays. */
export const Recurrence = z.object({ weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7), everyWeeks: z.number().int().min(1).max(52), from: LocalDate, until: LocalDate.nullable(), opens: LocalTime, closes: LocalTime });
export type Recurrence = z.infer<typeof Recurrence>;

/** A blackout or absence: one span, or one that recurs. `imported` ones came from an outside calendar without their words; the next file replaces them. */
export const Absence = z.object({ id: Id, resourceId: Id, reason: z.string().trim().max(120), when: z.union([z.object({ from: Instant, until: Instant }), Recurrence]), imported: z.boolean().default(false) });
export type Absence = z.infer<typeof Absence>;
/** As people write one, new or changed. */
export const AbsenceWish = Absence.omit({ id: true, imported: true }).extend({ id: Id.optional() });
export type AbsenceWish = z.infer<typeof AbsenceWish>;

/** One of the resources that a service takes together with the others. */
export const ResourceNeed = z.object({
  kind: ResourceKind,
  /** Speaks the customer's language, or signs it. */
  inLanguage: z.boolean(),
  /** Of the service's provider. */
  ofProvider: z.boolean(),
  /** At the point of the booking; false for those who come by video. */
  atPoint: z.boolean(),
  /** Only when asked for, as an interpreter is. */
  optional: z.boolean(),
});
export type ResourceNeed = z.infer<typeof ResourceNeed>;

export const BookableService = z.object({
  id: ForeignId,
  name: Localized,
  cardId: ForeignId.nullable(),
  providerId: ForeignId.nullable(),
  minutes: z.number().int().min(5).max(480),
  /** Starts are offered on this grid of the wall clock. */
  gridMinutes: z.number().int().min(5).max(120),
  needs: z.array(ResourceNeed).min(1).max(6),
  leadMinutes: z.number().int().min(0).max(43_200),
  horizonDays: z.number().int().min(1).max(365),
  /** What the customer is asked to bring or do; on the confirmation. */
  instructions: Localized,
  /** At the terminal by the customer alone, or by an advisor only. */
  selfService: z.boolean(),
  active: z.boolean(),
});
export type BookableService = z.infer<typeof BookableService>;

/** A time at which every need has its resource. */
export const Slot = z.object({ start: Instant, end: Instant, pointId: Id, resourceIds: z.array(Id) });
export type Slot = z.infer<typeof Slot>;

export const BookingState = z.enum(['confirmed', 'cancelled', 'checkedIn', 'served', 'noShow']);
export type BookingState = z.infer<typeof BookingState>;

/** What the customer gave, all of it optional: a code on paper is enough to come. Never part of calendar files or reminders' subjects. */
export const BookingContact = z.object({
  name: z.string().trim().max(120).optional(),
  phone: z.string().trim().regex(/^\+?[\d ()-]{6,24}$/).optional(),
  email: z.email().max(200).optional(),
});

export type BookingContact = z.infer<typeof BookingContact>;

/** An outside party that rents a room: `businessId` makes it an invoice. */
export const Letting = z.object({ party: ShortText, businessId: z.string().regex(/^\d{7}-\d$/).optional(), productId: ForeignId, hours: z.number().int().min(1).max(24), invoiced: z.boolean() });

/** Never that of a booking and of a place on the wait list at once. */
export const BookingCode = z.string().regex(/^[A-HJ-NP-Z2-9]{6}$/);

export const Booking = z.object({
  id: Id,
  /** Six letters and digits that are not mistaken for one another; with a QR, what the customer checks in with. */
  code: BookingCode,
  serviceId: ForeignId,
  serviceName: Localized,
  cardId: ForeignId.nullable(),
  pointId: Id,
  pointName: z.string(),
  start: Instant,
  end: Instant,
  resources: z.array(z.object({ id: Id, kind: ResourceKind, name: z.string() })),
  language: CustomerLanguage,
  interpreter: SpokenLanguage.nullable(),
  contact: BookingContact,
  note: LongText,
  state: BookingState,
  /** From the wait list, and held until then: the customer has not said yet whether the time suits. Null once it stands. */
  answerBy: Instant.nullable().default(null),
  letting: Letting.nullable(),
  /** Grows with each move or cancellation: the SEQUENCE of its calendar file. */
  sequence: z.number().int().nonnegative(),
  /** UID of its calendar file; stays the same for the booking's whole life. */
  uid: z.string().max(120),
  madeAt: Instant,
  changedAt: Instant,
});
export type Booking = z.infer<typeof Booking>;

/**
 * One who waits for a time to become free. While `offered`, a time is held for them until `answerBy`; not answered or not
 * wanted, it goes to the next. `code` is what they come with; those who asked before there were codes have none.
 */
export const WaitListEntry = z.object({
  id: Id,
  code: BookingCode.nullable(),
  serviceId: ForeignId,
  serviceName: Localized,
  pointId: Id,
  language: CustomerLanguage,
  contact: BookingContact,
  earliest: LocalDate,
  latest: LocalDate,
  askedAt: Instant,
  state: z.enum(['waiting', 'offered', 'filled', 'withdrawn']),
  bookingId: Id.nullable(),
  /** The time that is held, or that was taken, and its booking's code. */
  booking: z.object({ start: Instant, code: BookingCode }).nullable(),
  answerBy: Instant.nullable(),
});
export type WaitListEntry = z.infer<typeof WaitListEntry>;

/** A point near by with its first free times, when this one has none soon. Kilometres in a straight line. */
export const NearPoint = z.object({ pointId: Id, pointName: z.string(), kilometres: z.number().nullable(), slots: z.array(Slot).max(5) });

/** What one on the wait list says: the offered time suits, or it does not and they wait on, or they wait no longer. */
export const WaitListAnswer = z.enum(['take', 'decline', 'leave']);
export type WaitListAnswer = z.infer<typeof WaitListAnswer>;

export const ReminderKind = z.enum(['confirmed', 'moved', 'cancelled', 'reminder', 'waitListFilled', 'offerPassed', 'waitListEnded']);
export type ReminderKind = z.infer<typeof ReminderKind>;

export const CalendarFile = z.object({ fileName: z.string(), text: z.string(), language: ContentLanguage });
