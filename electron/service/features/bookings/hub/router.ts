/** Bookings' procedures at the hub: the stations' and, for what is nobody's point's, the portal's. */
import type { Resource } from '#shared/contract/bookings/words.ts';
import { freeSlots } from '#shared/domain/free-slots.ts';
import { by, editorOf, type HubDeps, type HubHandlerContext, type HubOs } from '../../../hub-os.ts';
import { calendarFile } from './calendar/file.ts';
import { newFeedSecret } from './calendar/feed.ts';
import { calendarView, withoutContact } from './calendar-view.ts';
import { book, cancel, move } from './booking.ts';
import { typedCode } from './codes.ts';
import type { BookingsAtHub } from './hub-part.ts';
import { nearPoints } from './near.ts';
import { activeService, bookingFor, keptBooking, occupancyOf } from './reading.ts';
import { ownResource, removeAbsence, saveAbsence, saveResource, saveService, type Keeps } from './resources.ts';
import { bookingOf, resourceOf, serviceOf } from './rows.ts';
import { bookableWindow, keeps } from './rules.ts';
import { answerOffer } from './answering.ts';
import { importAbsences } from './calendar/importing.ts';
import { findEntry, joinWaitList, waitingByCode, waitListOf } from './wait-list.ts';
import { watchPoint } from './watching.ts';

/** Who invites where no carrier says it; the domain can belong to nobody (RFC 2606). */
const NO_ORGANIZER = 'noreply@onedoor.invalid';

export const bookingsAtHubRouter = (os: HubOs, deps: Pick<HubDeps, 'db' | 'clock' | 'address'>, part: BookingsAtHub) => {
  const { db, clock } = deps;
  const { change } = part;
  const ownPoint = (stationId: string): Keeps => (resource) => resource.pointId === stationId;
  const ownOf = (context: HubHandlerContext): Keeps => {
    const editor = editorOf(context);
    return (resource: Resource) => keeps(editor, resource);
  };
  const everyService = async (activeOnly: boolean) => (await db.selectFrom('booking_service').select('json').$if(activeOnly, (q) => q.where('active', '=', 1)).orderBy('id').execute()).map(serviceOf);

  return {
    servicesFor: os.bookings.servicesFor.handler(() => everyService(true)),
    freeSlotsFor: os.bookings.freeSlotsFor.handler(async ({ input }) => {
      const service = await activeService(db, input.serviceId);
      const { pointId, language, interpreter, from, days, resourceIds: named = [], hours } = input;
      return freeSlots(await occupancyOf(db, service, from, days, { pointId }), service, { pointId, language, interpreter, from, days, named, ...bookableWindow(service, clock.now()), ...(hours === undefined ? {} : { minutes: hours * 60 }) });
    }),
    nearPointsFor: os.bookings.nearPointsFor.handler(async ({ input }) => nearPoints(db, part.centres, await activeService(db, input.serviceId), input, clock.now())),
    bookFor: os.bookings.bookFor.handler(({ input, context, path }) => change(by(context, path), input, (act) => book(act, input.booking, 'booked'))),
    moveFor: os.bookings.moveFor.handler(({ input, context, path }) => change(by(context, path), input, async (act) => move(act, await bookingFor(act.tx, act.by, input.bookingId), input))),
    cancelFor: os.bookings.cancelFor.handler(({ input, context, path }) => change(by(context, path), input, async (act) => cancel(act, await bookingFor(act.tx, act.by, input.bookingId), input))),
    byCodeFor: os.bookings.byCodeFor.handler(async ({ input, context }) => {
      const row = await db.selectFrom('booking').selectAll().where('code', '=', typedCode(input.code)).executeTakeFirst();
      return row && (row.point_id === context.caller.deviceId || row.made_by === context.caller.deviceId) ? bookingOf(row) : null;
    }),
    waitListFor: os.bookings.waitListFor.handler(({ input, context, path }) => change(by(context, path), input, (act) => joinWaitList(act, input.entry))),
    waitingFor: os.bookings.waitingFor.handler(({ context }) => waitListOf(db, context.caller.deviceId)),
    waitingByCodeFor: os.bookings.waitingByCodeFor.handler(({ input, context }) => waitingByCode(db, context.caller.deviceId, typedCode(input.code))),
    answerWaitingFor: os.bookings.answerWaitingFor.handler(({ input, context, path }) => change(by(context, path), input, async (act) => answerOffer(act, await findEntry(act.tx, act.by, input), input.answer))),
    watchPointFor: os.bookings.watchPointFor.handler(({ context, signal, lastEventId }) => watchPoint({ db, clock, events: part.events }, context.caller.deviceId, signal, lastEventId)),
    calendarFor: os.bookings.calendarFor.handler(({ input, context }) => calendarView(db, input, ownPoint(context.caller.deviceId), context.caller.deviceId)),
    saveResourceFor: os.bookings.saveResourceFor.handler(({ input, context, path }) => change(by(context, path), input, (act) => saveResource(act, input.resource, ownPoint(context.caller.deviceId), path.join('.')))),
    saveAbsenceFor: os.bookings.saveAbsenceFor.handler(({ input, context, path }) => change(by(context, path), input, (act) => saveAbsence(act, input, ownPoint(context.caller.deviceId), book))),
    removeAbsenceFor: os.bookings.removeAbsenceFor.handler(({ input, context, path }) => change(by(context, path), input, (act) => removeAbsence(act, input.absenceId, ownPoint(context.caller.deviceId), book))),
    calendarFileFor: os.bookings.calendarFileFor.handler(async ({ input, context }) => calendarFile(await bookingFor(db, context.caller.deviceId, input.bookingId), input.language, part.out?.organizer ?? NO_ORGANIZER)),
    feedAddressFor: os.bookings.feedAddressFor.handler(({ input, context, path }) =>
      change(by(context, path), input, async (act) => {
        await ownResource(act.tx, input.resourceId, ownPoint(context.caller.deviceId));
        return { url: `${deps.address()}/calendar/${await newFeedSecret(act, input.resourceId)}.ics` };
      }),
    ),

    services: os.bookings.services.handler(async ({ context }) => {
      const { role, providerId } = editorOf(context);
      return (await everyService(false)).filter((service) => role === 'administrator' || service.providerId === providerId);
    }),
    saveService: os.bookings.saveService.handler(({ input, context, path }) => change(by(context, path), input, (act) => saveService(act, input.service))),
    resources: os.bookings.resources.handler(async ({ context }) => (await db.selectFrom('booking_resource').select('json').orderBy('id').execute()).map(resourceOf).filter(ownOf(context))),
    saveResource: os.bookings.saveResource.handler(({ input, context, path }) => change(by(context, path), input, (act) => saveResource(act, input.resource, ownOf(context), path.join('.')))),
    calendar: os.bookings.calendar.handler(({ input, context }) => calendarView(db, input, ownOf(context), null)),
    saveAbsence: os.bookings.saveAbsence.handler(({ input, context, path }) => change(by(context, path), input, (act) => saveAbsence(act, input, ownOf(context), book))),
    removeAbsence: os.bookings.removeAbsence.handler(({ input, context, path }) => change(by(context, path), input, (act) => removeAbsence(act, input.absenceId, ownOf(context), book))),
    importAbsences: os.bookings.importAbsences.handler(({ input, context, path }) => change(by(context, path), input, (act) => importAbsences(act, input, ownOf(context), book))),
    move: os.bookings.move.handler(({ input, context, path }) => change(by(context, path), input, async (act) => withoutContact(await move(act, await keptBooking(act.tx, ownOf(context), input.bookingId), input)))),
    cancel: os.bookings.cancel.handler(({ input, context, path }) => change(by(context, path), input, async (act) => withoutContact(await cancel(act, await keptBooking(act.tx, ownOf(context), input.bookingId), input)))),
    messaging: os.bookings.messaging.handler(async () => {
      const rows = await db.selectFrom('booking_message').select(['state', (e) => e.fn.countAll<number>().as('count')]).where('state', 'in', ['waiting', 'failed']).groupBy('state').execute();
      const count = (state: string) => Number(rows.find((row) => row.state === state)?.count ?? 0);
      const { email, sms } = part.out?.carriers ?? {};
      const kind = [email, sms].map((carrier) => carrier?.kind).find((one) => one !== undefined && one !== 'file') ?? 'file';
      return { kind, detail: [...new Set([email?.detail, sms?.detail])].filter(Boolean).join(', '), waiting: count('waiting'), failed: count('failed') };
    }),
  };
};
