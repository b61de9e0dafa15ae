/** Bookings at the hub, where all points' times are. A station asks for its own point and may look at others' free times. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from '../base.ts';
import { ContentLanguage, CustomerLanguage, ForeignId, Id, Instant, LocalDate, LongText } from '../words.ts';
import { SpokenLanguage } from '../remote/words.ts';
import { Absence, AbsenceWish, BookableService, Booking, BookingCode, BookingContact, BookingState, CalendarFile, Letting, NearPoint, Resource, Slot, WaitListAnswer, WaitListEntry } from './words.ts';

export const bookingsBase = base.errors({
  SLOT_TAKEN: { status: 409, message: 'The time was taken meanwhile', data: z.object({ others: z.array(Slot).max(5) }) },
  TOO_LATE: { status: 409, message: 'The time is over or too near' },
  /** Somebody else moved or cancelled it since the asker saw it. */
  BOOKING_CHANGED: { status: 409, message: 'The booking was changed meanwhile', data: z.object({ start: Instant, state: BookingState, sequence: z.number().int() }) },
  RESOURCE_BOOKED: { status: 409, message: 'The resource has bookings then', data: z.object({ bookingIds: z.array(Id) }) },
});

/** Only times at which these resources are free, and as many hours together: for a room that is let. */
export const Narrower = { resourceIds: z.array(Id).max(6).optional(), hours: z.number().int().min(1).max(24).optional() };
export const SlotQuestion = z.object({ serviceId: ForeignId, pointId: Id, from: LocalDate, days: z.number().int().min(1).max(92), language: CustomerLanguage, interpreter: SpokenLanguage.nullable(), ...Narrower });
export const NewBooking = z.object({
  serviceId: ForeignId,
  pointId: Id,
  start: Instant,
  language: CustomerLanguage,
  interpreter: SpokenLanguage.nullable(),
  contact: BookingContact,
  note: LongText,
  /** Rooms let to an outside party name the room; otherwise any that is free. */
  resourceIds: z.array(Id).max(6),
  letting: Letting.omit({ invoiced: true }).nullable(),
});
/** `sequence` as the asker saw it: a booking that another changed meanwhile stays as it is. */
export const Move = command({ bookingId: Id, sequence: z.number().int().nonnegative(), start: Instant, resourceIds: z.array(Id).max(6) });
export const Cancellation = command({ bookingId: Id, sequence: z.number().int().nonnegative(), reason: z.string().trim().max(200) });
export const WaitListWish = WaitListEntry.pick({ serviceId: true, pointId: true, language: true, contact: true, earliest: true, latest: true });
/** The code stands for the customer: an answer is nobody else's. */
export const WaitListAnswering = command({ entryId: Id, code: BookingCode.nullable(), answer: WaitListAnswer });
/** An outside calendar's file as text; null takes away what was imported. */
export const CALENDAR_CHARACTERS = 2_000_000;
export const CalendarImport = command({ resourceId: Id, text: z.string().max(CALENDAR_CHARACTERS).nullable() });
/** How many absences there are now, how many entries of the file keep nobody away or could not be read, and the bookings that lie within. */
export const Imported = z.object({ absences: z.number().int(), ignored: z.number().int(), unread: z.number().int(), bookingIds: z.array(Id) });
export const Span = z.object({ from: Instant, until: Instant });

export const bookingsAtHub = {
  // The stations'.
  servicesFor: base.route({ method: 'GET', path: '/stations/bookings/services', tags: ['bookings'] }).output(z.array(BookableService)),
  freeSlotsFor: base.route({ method: 'POST', path: '/stations/bookings/slots', tags: ['bookings'] }).input(SlotQuestion).output(z.array(Slot)),
  nearPointsFor: base.route({ method: 'POST', path: '/stations/bookings/near', tags: ['bookings'] }).input(SlotQuestion).output(z.array(NearPoint)),
  /** All resources of the service together, or none. */
  bookFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings', tags: ['bookings'] }).input(command({ booking: NewBooking })).output(Booking),
  moveFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/{bookingId}/move', tags: ['bookings'] }).input(Move).output(Booking),
  cancelFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/{bookingId}/cancel', tags: ['bookings'] }).input(Cancellation).output(Booking),
  byCodeFor: base.route({ method: 'GET', path: '/stations/bookings-by-code/{code}', tags: ['bookings'] }).input(z.object({ code: z.string().max(12) })).output(Booking.nullable()),
  waitListFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/wait-list', tags: ['bookings'] }).input(command({ entry: WaitListWish })).output(WaitListEntry),
  /** Who waits at the point, the first asked first. */
  waitingFor: base.route({ method: 'GET', path: '/stations/bookings-waiting', tags: ['bookings'] }).output(z.array(WaitListEntry)),
  /** Without how they can be reached: the lobby asks. */
  waitingByCodeFor: base.route({ method: 'GET', path: '/stations/bookings-waiting-by-code/{code}', tags: ['bookings'] }).input(z.object({ code: z.string().max(12) })).output(WaitListEntry.nullable()),
  answerWaitingFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings-waiting/{entryId}/answer', tags: ['bookings'] }).input(WaitListAnswering).output(WaitListEntry),
  /** The point's bookings from yesterday to two weeks on, whole after each change: the station keeps a copy for when the hub is away. */
  watchPointFor: base.route({ method: 'GET', path: '/stations/bookings/live', tags: ['bookings'] }).output(eventIterator(z.object({ bookings: z.array(Booking), revision: z.number().int() }))),
  calendarFor: base.route({ method: 'POST', path: '/stations/bookings/calendar', tags: ['bookings'] }).input(Span).output(z.object({ resources: z.array(Resource), bookings: z.array(Booking), absences: z.array(Absence) })),
  saveResourceFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/resources', tags: ['bookings'] }).input(command({ resource: Resource.omit({ id: true }).extend({ id: Id.optional() }) })).output(Resource),
  saveAbsenceFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/absences', tags: ['bookings'] }).input(command({ absence: AbsenceWish, despiteBookings: z.boolean() })).output(Absence),
  removeAbsenceFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/absences/remove', tags: ['bookings'] }).input(command({ absenceId: Id })).output(Done),
  calendarFileFor: base.route({ method: 'GET', path: '/stations/bookings/{bookingId}/ics', tags: ['bookings'] }).input(z.object({ bookingId: Id, language: ContentLanguage })).output(CalendarFile),
  /** A secret address under which a calendar program reads the resource's bookings; asked for anew, the old one ends. */
  feedAddressFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/feed', tags: ['bookings'] }).input(command({ resourceId: Id })).output(z.object({ url: z.string() })),

  // The portal's: experts and interpreters, and what can be booked.
  services: base.route({ method: 'GET', path: '/portal/bookings/services', tags: ['bookings'] }).output(z.array(BookableService)),
  saveService: bookingsBase.route({ method: 'POST', path: '/portal/bookings/services', tags: ['bookings'] }).input(command({ service: BookableService })).output(BookableService),
  resources: base.route({ method: 'GET', path: '/portal/bookings/resources', tags: ['bookings'] }).output(z.array(Resource)),
  saveResource: bookingsBase.route({ method: 'POST', path: '/portal/bookings/resources', tags: ['bookings'] }).input(command({ resource: Resource.omit({ id: true }).extend({ id: Id.optional() }) })).output(Resource),
  calendar: base.route({ method: 'POST', path: '/portal/bookings/calendar', tags: ['bookings'] }).input(Span).output(z.object({ resources: z.array(Resource), bookings: z.array(Booking), absences: z.array(Absence) })),
  saveAbsence: bookingsBase.route({ method: 'POST', path: '/portal/bookings/absences', tags: ['bookings'] }).input(command({ absence: AbsenceWish, despiteBookings: z.boolean() })).output(Absence),
  removeAbsence: bookingsBase.route({ method: 'POST', path: '/portal/bookings/absences/remove', tags: ['bookings'] }).input(command({ absenceId: Id })).output(Done),
  /** Replaces what an earlier file of the resource brought, and only that. */
  importAbsences: bookingsBase.route({ method: 'POST', path: '/portal/bookings/absences/import', tags: ['bookings'] }).input(CalendarImport).output(Imported),
  /** Of bookings that take a resource the editor keeps. */
  move: bookingsBase.route({ method: 'POST', path: '/portal/bookings/{bookingId}/move', tags: ['bookings'] }).input(Move).output(Booking),
  cancel: bookingsBase.route({ method: 'POST', path: '/portal/bookings/{bookingId}/cancel', tags: ['bookings'] }).input(Cancellation).output(Booking),
  /** How reminders go out; secrets are written, never read back. */
  messaging: base.route({ method: 'GET', path: '/portal/bookings/messaging', tags: ['bookings'] }).output(z.object({ kind: z.enum(['file', 'smtp', 'sms']), detail: z.string(), waiting: z.number().int(), failed: z.number().int() })),
};

/** A booking's course at the point, through the outbox so that check-in works while the hub is away. */
export const BookingMarked = z.object({ bookingId: Id, state: BookingState.extract(['checkedIn', 'served', 'noShow', 'confirmed']), ticketId: Id.nullable() });
export const LettingInvoiced = z.object({ bookingId: Id });
export const bookingPayloads = { 'booking.marked': BookingMarked, 'booking.lettingInvoiced': LettingInvoiced };
