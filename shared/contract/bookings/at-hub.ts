/** Bookings at the hub, where all points' times are. A station asks for its own point and may look at others' free times. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from '../base.ts';
import { ContentLanguage, CustomerLanguage, ForeignId, Id, Instant, LocalDate, LongText } from '../words.ts';
import { SpokenLanguage } from '../remote/words.ts';
import { Absence, BookableService, Booking, BookingContact, BookingState, CalendarFile, Letting, NearPoint, Resource, Slot, WaitListEntry } from './words.ts';

export const bookingsBase = base.errors({
  SLOT_TAKEN: { status: 409, message: 'The time was taken meanwhile', data: z.object({ others: z.array(Slot).max(5) }) },
  TOO_LATE: { status: 409, message: 'The time is over or too near' },
  RESOURCE_BOOKED: { status: 409, message: 'The resource has bookings then', data: z.object({ bookingIds: z.array(Id) }) },
});

export const SlotQuestion = z.object({ serviceId: ForeignId, pointId: Id, from: LocalDate, days: z.number().int().min(1).max(92), language: CustomerLanguage, interpreter: SpokenLanguage.nullable() });
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
export const Span = z.object({ from: Instant, until: Instant });

export const bookingsAtHub = {
  // The stations'.
  servicesFor: base.route({ method: 'GET', path: '/stations/bookings/services', tags: ['bookings'] }).output(z.array(BookableService)),
  freeSlotsFor: base.route({ method: 'POST', path: '/stations/bookings/slots', tags: ['bookings'] }).input(SlotQuestion).output(z.array(Slot)),
  nearPointsFor: base.route({ method: 'POST', path: '/stations/bookings/near', tags: ['bookings'] }).input(SlotQuestion).output(z.array(NearPoint)),
  /** All resources of the service together, or none. */
  bookFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings', tags: ['bookings'] }).input(command({ booking: NewBooking })).output(Booking),
  moveFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/{bookingId}/move', tags: ['bookings'] }).input(command({ bookingId: Id, start: Instant, resourceIds: z.array(Id).max(6) })).output(Booking),
  cancelFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/{bookingId}/cancel', tags: ['bookings'] }).input(command({ bookingId: Id, reason: z.string().trim().max(200) })).output(Booking),
  byCodeFor: base.route({ method: 'GET', path: '/stations/bookings-by-code/{code}', tags: ['bookings'] }).input(z.object({ code: z.string().max(12) })).output(Booking.nullable()),
  waitListFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/wait-list', tags: ['bookings'] }).input(command({ entry: WaitListEntry.pick({ serviceId: true, pointId: true, language: true, contact: true, earliest: true, latest: true }) })).output(WaitListEntry),
  /** The point's bookings from yesterday to two weeks on, whole after each change: the station keeps a copy for when the hub is away. */
  watchPointFor: base.route({ method: 'GET', path: '/stations/bookings/live', tags: ['bookings'] }).output(eventIterator(z.object({ bookings: z.array(Booking), revision: z.number().int() }))),
  calendarFor: base.route({ method: 'POST', path: '/stations/bookings/calendar', tags: ['bookings'] }).input(Span).output(z.object({ resources: z.array(Resource), bookings: z.array(Booking), absences: z.array(Absence) })),
  saveResourceFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/resources', tags: ['bookings'] }).input(command({ resource: Resource.omit({ id: true }).extend({ id: Id.optional() }) })).output(Resource),
  saveAbsenceFor: bookingsBase.route({ method: 'POST', path: '/stations/bookings/absences', tags: ['bookings'] }).input(command({ absence: Absence.omit({ id: true }).extend({ id: Id.optional() }), despiteBookings: z.boolean() })).output(Absence),
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
  saveAbsence: bookingsBase.route({ method: 'POST', path: '/portal/bookings/absences', tags: ['bookings'] }).input(command({ absence: Absence.omit({ id: true }).extend({ id: Id.optional() }), despiteBookings: z.boolean() })).output(Absence),
  removeAbsence: bookingsBase.route({ method: 'POST', path: '/portal/bookings/absences/remove', tags: ['bookings'] }).input(command({ absenceId: Id })).output(Done),
  /** How reminders go out; secrets are written, never read back. */
  messaging: base.route({ method: 'GET', path: '/portal/bookings/messaging', tags: ['bookings'] }).output(z.object({ kind: z.enum(['file', 'smtp', 'sms']), detail: z.string(), waiting: z.number().int(), failed: z.number().int() })),
};

/** A booking's course at the point, through the outbox so that check-in works while the hub is away. */
export const BookingMarked = z.object({ bookingId: Id, state: BookingState.extract(['checkedIn', 'served', 'noShow', 'confirmed']), ticketId: Id.nullable() });
export const LettingInvoiced = z.object({ bookingId: Id });
export const bookingPayloads = { 'booking.marked': BookingMarked, 'booking.lettingInvoiced': LettingInvoiced };
