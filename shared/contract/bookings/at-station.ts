/** Bookings as the desk, the lobby's terminal and the point's administrator have them. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from '../base.ts';
import { TicketSlip } from '../queue.ts';
import { ContentLanguage, CustomerLanguage, ForeignId, Id, Instant, LocalDate, LongText } from '../words.ts';
import { Offer, SpokenLanguage } from '../remote/words.ts';
import { bookingsBase, Cancellation, Move, Narrower, Span, WaitListAnswering, WaitListWish } from './at-hub.ts';
import { Absence, AbsenceWish, BookableService, Booking, BookingContact, CalendarFile, Letting, NearPoint, Resource, Slot, WaitListEntry } from './words.ts';

const stationBase = bookingsBase.errors({
  HUB_AWAY: { status: 503, message: 'The line to the hub is cut', data: z.object({ offers: z.array(Offer) }) },
  /** Earlier than the early limit before the promised time, or later than the late one after it. */
  TOO_EARLY: { status: 409, message: 'Come nearer to the time', data: z.object({ from: Instant }) },
  ALREADY_IN: { status: 409, message: 'Checked in already' },
});

const Question = z.object({ serviceId: ForeignId, from: LocalDate, days: z.number().int().min(1).max(92), language: CustomerLanguage, interpreter: SpokenLanguage.nullable(), ...Narrower });

/** A booking as the board shows it before the customer has come. */
export const Expected = Booking.pick({ id: true, code: true, serviceName: true, start: true, end: true, state: true, language: true, resources: true, letting: true, answerBy: true });

export const bookings = {
  services: stationBase.route({ method: 'GET', path: '/bookings/services', tags: ['bookings'] }).input(z.object({ selfService: z.boolean() })).output(z.array(BookableService)),
  freeSlots: stationBase.route({ method: 'POST', path: '/bookings/slots', tags: ['bookings'] }).input(Question).output(z.array(Slot)),
  nearPoints: stationBase.route({ method: 'POST', path: '/bookings/near', tags: ['bookings'] }).input(Question).output(z.array(NearPoint)),
  /** By the advisor, within a visit or without one, or by the customer at the terminal for a service of self-service. */
  book: stationBase
    .route({ method: 'POST', path: '/bookings', tags: ['bookings'] })
    .input(command({ serviceId: ForeignId, pointId: Id.optional(), start: Instant, language: CustomerLanguage, interpreter: SpokenLanguage.nullable(), contact: BookingContact, note: LongText, resourceIds: z.array(Id).max(6), letting: Letting.omit({ invoiced: true }).nullable(), visitId: Id.optional(), eventId: Id.optional() }))
    .output(Booking),
  move: stationBase.route({ method: 'POST', path: '/bookings/{bookingId}/move', tags: ['bookings'] }).input(Move).output(Booking),
  cancel: stationBase.route({ method: 'POST', path: '/bookings/{bookingId}/cancel', tags: ['bookings'] }).input(Cancellation).output(Booking),
  joinWaitList: stationBase.route({ method: 'POST', path: '/bookings/wait-list', tags: ['bookings'] }).input(command({ entry: WaitListWish.omit({ pointId: true }) })).output(WaitListEntry),
  waitList: stationBase.route({ method: 'GET', path: '/bookings-waiting', tags: ['bookings'] }).output(z.array(WaitListEntry)),
  /** What the terminal finds by the code of a place on the wait list; the hub is asked, since it decides. */
  findWaiting: stationBase.route({ method: 'GET', path: '/bookings-waiting-by-code/{code}', tags: ['bookings'] }).input(z.object({ code: z.string().trim().max(40) })).output(WaitListEntry),
  /** By the customer at the terminal, or by the advisor whom they told. */
  answerWaiting: stationBase.route({ method: 'POST', path: '/bookings-waiting/{entryId}/answer', tags: ['bookings'] }).input(WaitListAnswering).output(WaitListEntry),
  /** What the terminal finds by a code or its QR; from the station's own copy, also while the hub is away. */
  find: stationBase.route({ method: 'GET', path: '/bookings-by-code/{code}', tags: ['bookings'] }).input(z.object({ code: z.string().trim().max(40) })).output(Expected.extend({ checkIn: z.enum(['now', 'early', 'late', 'done', 'over']), from: Instant })),
  /** Into the queue with the promised time: at it, the customer comes before those without one. */
  checkIn: stationBase.route({ method: 'POST', path: '/bookings/{bookingId}/check-in', tags: ['bookings'] }).input(command({ bookingId: Id, code: z.string().trim().max(12) })).output(TicketSlip),
  noShow: stationBase.route({ method: 'POST', path: '/bookings/{bookingId}/no-show', tags: ['bookings'] }).input(command({ bookingId: Id })).output(Expected),
  watchToday: base.route({ method: 'GET', path: '/bookings/today/live', tags: ['bookings'] }).output(eventIterator(z.object({ expected: z.array(Expected), asOf: Instant.nullable(), revision: z.number().int() }))),
  calendar: stationBase.route({ method: 'POST', path: '/bookings/calendar', tags: ['bookings'] }).input(Span).output(z.object({ resources: z.array(Resource), bookings: z.array(Booking), absences: z.array(Absence) })),
  saveResource: stationBase.route({ method: 'POST', path: '/bookings/resources', tags: ['bookings'] }).input(command({ resource: Resource.omit({ id: true, pointId: true }).extend({ id: Id.optional() }) })).output(Resource),
  saveAbsence: stationBase.route({ method: 'POST', path: '/bookings/absences', tags: ['bookings'] }).input(command({ absence: AbsenceWish, despiteBookings: z.boolean() })).output(Absence),
  removeAbsence: stationBase.route({ method: 'POST', path: '/bookings/absences/remove', tags: ['bookings'] }).input(command({ absenceId: Id })).output(Done),
  calendarFile: stationBase.route({ method: 'GET', path: '/bookings/{bookingId}/ics', tags: ['bookings'] }).input(z.object({ bookingId: Id, language: ContentLanguage })).output(CalendarFile),
  feedAddress: stationBase.route({ method: 'POST', path: '/bookings/feed', tags: ['bookings'] }).input(command({ resourceId: Id })).output(z.object({ url: z.string() })),
  /** The booking's time, place and code on a slip. */
  printConfirmation: stationBase.route({ method: 'POST', path: '/bookings/{bookingId}/print', tags: ['bookings'] }).input(command({ bookingId: Id })).output(Done),
  /** The sale of the letting was invoiced at the cash desk. */
  lettingInvoiced: stationBase.route({ method: 'POST', path: '/bookings/{bookingId}/invoiced', tags: ['bookings'] }).input(command({ bookingId: Id, invoiceNumber: z.string().max(40) })).output(Booking),
};
