import type { Booking } from '#shared/contract/bookings/words.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import { live } from '../../kernel/live.ts';
import { askHub, type HubClient } from '../../hub-line.ts';
import { doing, type HandlerContext, type StationDeps, type StationOs } from '../../station-os.ts';
import { settingsOf } from '../point/index.ts';
import { placeDeps } from '../queue/index.ts';
import { checkIn } from './check-in.ts';
import { bookingByCode, keepBooking, requireBooking, type BookingAct } from './kept.ts';
import { markBooking } from './marks.ts';
import { PRINT_CONFIRMATION } from './printing.ts';
import { readCode } from './rules.ts';
import { expected, found, todayState } from './today.ts';

const DONE = { ok: true } as const;
/** What the desk can do instead while the hub is away. */
const OFFERS = ['callback', 'question'] as const;

/** Bookings: made and changed at the hub, checked in here also without it. */
export const bookingsRouter = (os: StationOs, deps: StationDeps) => {
  const { db, clock, acts, events, zone } = deps;
  const place = placeDeps(deps);
  const hub = <Answer>(call: (client: HubClient['bookings'], options: { signal: AbortSignal }) => Promise<Answer>) => askHub(deps.hub, OFFERS, (client, options) => call(client.bookings, options));
  const here = (): string => {
    const id = deps.hub.pointId();
    if (id === null) throw new Refusal('HUB_AWAY', { offers: OFFERS });
    return id;
  };
  const settings = () => {
    const point = settingsOf(db);
    if (!point) throw new Refusal('NOT_FOUND', { what: 'point' });
    return point;
  };
  /** Keeps what the hub did, with who asked for it here: the hub knows the station alone. */
  const keep = (context: HandlerContext, path: readonly string[], kind: string, booking: Booking, visitId: string | null = null) =>
    acts.act(doing(context, path), (act: BookingAct) => {
      keepBooking(act, booking);
      act.record({ kind, subjectId: booking.id, visitId, data: { serviceId: booking.serviceId, start: booking.start, sequence: booking.sequence } });
      act.audit({ visitId, detail: { booking: booking.id } });
      return booking;
    });
  const requireSelfService = async (context: HandlerContext, serviceId: string) => {
    if (context.caller.kind === 'advisor') return;
    const services = await hub((client, options) => client.servicesFor(undefined, options));
    if (!services.some(({ id, selfService, active }) => id === serviceId && selfService && active)) throw new Refusal('FORBIDDEN', { action: 'bookings.book' });
  };

  return {
    services: os.bookings.services.handler(async ({ input, context }) => {
      const services = await hub((client, options) => client.servicesFor(undefined, options));
      return services.filter(({ active, selfService }) => active && (selfService || (!input.selfService && context.caller.kind === 'advisor')));
    }),
    freeSlots: os.bookings.freeSlots.handler(({ input }) => hub((client, options) => client.freeSlotsFor({ ...input, pointId: here() }, options))),
    nearPoints: os.bookings.nearPoints.handler(({ input }) => hub((client, options) => client.nearPointsFor({ ...input, pointId: here() }, options))),
    book: os.bookings.book.handler(async ({ input, context, path }) => {
      await requireSelfService(context, input.serviceId);
      const { commandId, visitId, eventId: _eventId, pointId, ...booking } = input;
      if (context.caller.kind !== 'advisor' && (booking.letting !== null || booking.resourceIds.length > 0)) throw badField('letting', 'notOffered');
      const made = await hub((client, options) => client.bookFor({ commandId, booking: { ...booking, pointId: pointId ?? here() } }, options));
      return made.pointId === here() ? keep(context, path, 'booking.made', made, visitId ?? null) : made;
    }),
    move: os.bookings.move.handler(async ({ input, context, path }) => keep(context, path, 'booking.moved', await hub((client, options) => client.moveFor(input, options)))),
    cancel: os.bookings.cancel.handler(async ({ input, context, path }) => keep(context, path, 'booking.cancelled', await hub((client, options) => client.cancelFor(input, options)))),
    joinWaitList: os.bookings.joinWaitList.handler(({ input }) => hub((client, options) => client.waitListFor({ commandId: input.commandId, entry: { ...input.entry, pointId: here() } }, options))),
    waitList: os.bookings.waitList.handler(() => hub((client, options) => client.waitingFor(undefined, options))),
    findWaiting: os.bookings.findWaiting.handler(async ({ input }) => {
      const code = readCode(input.code);
      if (code === null) throw badField('code', 'wrongForm');
      const entry = await hub((client, options) => client.waitingByCodeFor({ code }, options));
      if (!entry) throw new Refusal('NOT_FOUND', { what: 'waitListEntry' });
      return entry;
    }),
    answerWaiting: os.bookings.answerWaiting.handler(async ({ input, context, path }) => {
      // Old places have no code: the desk alone, which has the list, answers for those.
      if (input.code === null && context.caller.kind !== 'advisor') throw new Refusal('NOT_FOUND', { what: 'waitListEntry' });
      const entry = await hub((client, options) => client.answerWaitingFor(input, options));
      await acts.act(doing(context, path), (act) => act.audit({ detail: { waitListEntry: entry.id, answer: input.answer } }));
      return entry;
    }),
    find: os.bookings.find.handler(({ input }) => {
      const code = readCode(input.code);
      if (code === null) throw badField('code', 'wrongForm');
      const booking = bookingByCode(db, code, clock.now());
      if (!booking) throw new Refusal('NOT_FOUND', { what: 'booking' });
      return found(booking, clock.now());
    }),
    checkIn: os.bookings.checkIn.handler(({ input, context, path }) => acts.once(doing(context, path), input, (act) => checkIn(act, { place, zone, settings: settings() }, input))),
    noShow: os.bookings.noShow.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        markBooking(act, input.bookingId, 'noShow', null);
        return expected(requireBooking(act, input.bookingId).booking);
      }),
    ),
    watchToday: os.bookings.watchToday.handler(({ signal, lastEventId }) =>
      live(
        {
          subscribe: (changed) => events.subscribe('bookingsChanged', changed),
          read: () => todayState(db, clock.now(), zone),
          mark: ({ revision: _revision, ...look }) => JSON.stringify(look),
        },
        signal,
        lastEventId,
      ),
    ),
    calendar: os.bookings.calendar.handler(({ input }) => hub((client, options) => client.calendarFor(input, options))),
    saveResource: os.bookings.saveResource.handler(({ input }) => hub((client, options) => client.saveResourceFor({ commandId: input.commandId, resource: { ...input.resource, pointId: here() } }, options))),
    saveAbsence: os.bookings.saveAbsence.handler(({ input }) => hub((client, options) => client.saveAbsenceFor(input, options))),
    removeAbsence: os.bookings.removeAbsence.handler(({ input }) => hub((client, options) => client.removeAbsenceFor(input, options))),
    calendarFile: os.bookings.calendarFile.handler(({ input }) => hub((client, options) => client.calendarFileFor(input, options))),
    feedAddress: os.bookings.feedAddress.handler(({ input }) => hub((client, options) => client.feedAddressFor(input, options))),
    printConfirmation: os.bookings.printConfirmation.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        if (settings().printer.kind === 'none') throw new Refusal('CONFLICT', { reason: 'noPrinter' });
        requireBooking(act, input.bookingId);
        act.plan(PRINT_CONFIRMATION, input.bookingId, {});
        act.emit('jobsPlanned', {});
        return DONE;
      }),
    ),
    lettingInvoiced: os.bookings.lettingInvoiced.handler(({ input, context, path }) =>
      acts.once(doing(context, path), input, (act) => {
        const { booking } = requireBooking(act, input.bookingId);
        if (booking.letting === null) throw new Refusal('CONFLICT', { reason: 'notLet' });
        if (booking.letting.invoiced) return booking;
        const invoiced: Booking = { ...booking, letting: { ...booking.letting, invoiced: true } };
        keepBooking(act, invoiced);
        act.record({ kind: 'booking.lettingInvoiced', subjectId: booking.id, data: { invoiceNumber: input.invoiceNumber }, toHub: { bookingId: booking.id } });
        act.emit('outboxFilled', {});
        return invoiced;
      }),
    ),
  };
};
