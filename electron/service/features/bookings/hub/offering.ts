/** What became free is offered to those who wait: first asked, first offered, and held until they answer. */
import type * as z from 'zod';
import type { NewBooking } from '#shared/contract/bookings/at-hub.ts';
import type { Booking, BookableService } from '#shared/contract/bookings/words.ts';
import { dayNumber } from '#shared/domain/calendar-date.ts';
import { freeSlots, type Taken } from '#shared/domain/free-slots.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { candidates } from '#shared/domain/slot-fit.ts';
import { instantOfMinute, minuteOf } from '#shared/domain/wall-day.ts';
import { urlSecret } from '../../../kernel/ids.ts';
import type { BookingAct } from './act.ts';
import { passedOf, type EntryRow } from './entries.ts';
import { offeredAt } from './offer-time.ts';
import { occupancyOf } from './reading.ts';
import { bookableWindow, WAIT_LIST_NOTICE_MINUTES } from './rules.ts';
import { serviceOf } from './rows.ts';

/** `offered` holds the time until the customer answers. */
export type Book = (act: BookingAct, wish: z.infer<typeof NewBooking>, why: 'booked' | 'filled') => Promise<Booking>;

/** The first time that is free now, was not while the freed spans were taken, and that they have not passed by. */
const opened = async (act: BookingAct, service: BookableService, entry: EntryRow, freed: readonly Taken[]): Promise<string | null> => {
  const latest = (a: string, b: string) => (a > b ? a : b);
  const from = latest(latest(entry.earliest, localDateOf(act.now)), localDateOf(instantOfMinute(Math.min(...freed.map((span) => span.from)))));
  const lastFreed = localDateOf(instantOfMinute(Math.max(...freed.map((span) => span.until))));
  const days = dayNumber(entry.latest < lastFreed ? entry.latest : lastFreed) - dayNumber(from) + 1;
  if (days < 1) return null;
  const occupancy = await occupancyOf(act.tx, service, from, days, { pointId: entry.point_id });
  const asked = { pointId: entry.point_id, language: entry.language as Booking['language'], interpreter: null, named: [] };
  const ids = new Set(freed.map((span) => span.resourceId));
  if (!candidates(occupancy.resources, service, asked)?.some((list) => list.some((resource) => ids.has(resource.id)))) return null;
  const window = bookableWindow(service, act.now);
  const search = { ...asked, from, days, latest: window.latest, earliest: Math.max(window.earliest, minuteOf(offeredAt(act.now)) + WAIT_LIST_NOTICE_MINUTES) };
  const not = new Set([...passedOf(entry), ...freeSlots({ ...occupancy, taken: [...occupancy.taken, ...freed] }, service, search).map((slot) => slot.start)]);
  return freeSlots(occupancy, service, search).find((slot) => !not.has(slot.start))?.start ?? null;
};

/** Offers what became free, in the order in which they asked. A time that was free all along is not pressed on anybody. */
export const offerFreed = async (act: BookingAct, freed: readonly Taken[], book: Book): Promise<void> => {
  if (freed.length === 0) return;
  const { tx } = act;
  const waiting = await tx.selectFrom('wait_list_entry').selectAll().where('state', '=', 'waiting').where('latest', '>=', localDateOf(act.now)).orderBy('asked_at').orderBy('id').execute();
  const services = new Map<string, BookableService | null>();
  for (const entry of waiting) {
    if (!services.has(entry.service_id)) {
      const row = await tx.selectFrom('booking_service').select('json').where('id', '=', entry.service_id).where('active', '=', 1).executeTakeFirst();
      services.set(entry.service_id, row ? serviceOf(row) : null);
    }
    const service = services.get(entry.service_id);
    const start = service ? await opened(act, service, entry, freed) : null;
    if (start === null) continue;
    const contact = JSON.parse(entry.contact) as Booking['contact'];
    const booking = await book({ ...act, by: entry.point_id }, { serviceId: entry.service_id, pointId: entry.point_id, start, language: entry.language as Booking['language'], interpreter: null, contact, note: '', resourceIds: [], letting: null }, 'filled');
    await tx.updateTable('wait_list_entry').set({ state: 'offered', booking_id: booking.id, secret: urlSecret(act.random) }).where('id', '=', entry.id).execute();
  }
};
