/** Those who wait for a time to become free: first asked, first served. */
import type * as z from 'zod';
import type { NewBooking } from '#shared/contract/bookings/at-hub.ts';
import type { Booking, BookableService, WaitListEntry } from '#shared/contract/bookings/words.ts';
import { dayNumber } from '#shared/domain/calendar-date.ts';
import { freeSlots, type Taken } from '#shared/domain/free-slots.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { candidates } from '#shared/domain/slot-fit.ts';
import { instantOfMinute } from '#shared/domain/wall-day.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField } from '../../../kernel/errors.ts';
import type { BookingAct } from './act.ts';
import { activeService, occupancyOf, pointNameOf } from './reading.ts';
import { bookableWindow, WAIT_LIST_NOTICE_MINUTES } from './rules.ts';
import { entryOf, serviceOf } from './rows.ts';

type Wish = Pick<WaitListEntry, 'serviceId' | 'pointId' | 'language' | 'contact' | 'earliest' | 'latest'>;
export type Book = (act: BookingAct, wish: z.infer<typeof NewBooking>, why: 'filled') => Promise<Booking>;

const told = ({ contact }: Wish): boolean => (contact.phone ?? contact.email) !== undefined;

/** Throws `BAD_INPUT` without a phone or an address to be told at, or for days that are over or the wrong way round. */
export const joinWaitList = async (act: BookingAct, wish: Wish): Promise<WaitListEntry> => {
  await activeService(act.tx, wish.serviceId);
  await pointNameOf(act.tx, wish.pointId);
  if (!told(wish)) throw badField('entry.contact', 'missing');
  if (wish.latest < wish.earliest) throw badField('entry.latest', 'beforeFrom');
  if (wish.latest < localDateOf(act.now)) throw badField('entry.latest', 'tooSmall');
  const entry: WaitListEntry = { ...wish, id: act.ids.next(), askedAt: act.now, state: 'waiting', bookingId: null };
  await act.tx
    .insertInto('wait_list_entry')
    .values({ id: entry.id, service_id: entry.serviceId, point_id: entry.pointId, language: entry.language, contact: JSON.stringify(entry.contact), earliest: entry.earliest, latest: entry.latest, asked_at: entry.askedAt, state: entry.state, booking_id: null })
    .execute();
  return entry;
};

/** Who has booked the service at the point waits for it no longer. */
export const leaveWaitList = async (tx: HubTransaction, { serviceId, pointId, contact }: Booking): Promise<void> => {
  const rows = await tx.selectFrom('wait_list_entry').selectAll().where('state', '=', 'waiting').where('service_id', '=', serviceId).where('point_id', '=', pointId).execute();
  for (const { id, contact: theirs } of rows.map(entryOf))
    if ((contact.email !== undefined && contact.email === theirs.email) || (contact.phone !== undefined && contact.phone === theirs.phone))
      await tx.updateTable('wait_list_entry').set({ state: 'withdrawn', contact: '{}' }).where('id', '=', id).execute();
};

/** Ends the waiting of those whose last day is over, and forgets how they could be told. */
export const expireWaitList = async (tx: HubTransaction, now: string): Promise<void> => {
  await tx.updateTable('wait_list_entry').set({ state: 'withdrawn', contact: '{}' }).where('state', '=', 'waiting').where('latest', '<', localDateOf(now)).execute();
};

/** The first time that is free now and was not while the freed spans were taken. */
const opened = async (act: BookingAct, service: BookableService, entry: WaitListEntry, freed: readonly Taken[]): Promise<string | null> => {
  const latest = (a: string, b: string) => (a > b ? a : b);
  const from = latest(latest(entry.earliest, localDateOf(act.now)), localDateOf(instantOfMinute(Math.min(...freed.map((span) => span.from)))));
  const lastFreed = localDateOf(instantOfMinute(Math.max(...freed.map((span) => span.until))));
  const days = dayNumber(entry.latest < lastFreed ? entry.latest : lastFreed) - dayNumber(from) + 1;
  if (days < 1) return null;
  const occupancy = await occupancyOf(act.tx, service, from, days, { pointId: entry.pointId });
  const asked = { pointId: entry.pointId, language: entry.language, interpreter: null, named: [] };
  const ids = new Set(freed.map((span) => span.resourceId));
  if (!candidates(occupancy.resources, service, asked)?.some((list) => list.some((resource) => ids.has(resource.id)))) return null;
  const window = bookableWindow(service, act.now);
  const search = { ...asked, from, days, latest: window.latest, earliest: Math.max(window.earliest, Math.ceil(Date.parse(act.now) / 60_000) + WAIT_LIST_NOTICE_MINUTES) };
  const before = new Set(freeSlots({ ...occupancy, taken: [...occupancy.taken, ...freed] }, service, search).map((slot) => slot.start));
  return freeSlots(occupancy, service, search).find((slot) => !before.has(slot.start))?.start ?? null;
};

/** Books what became free for those who wait, in the order in which they asked. A time that was free all along is not pressed on anybody. */
export const fillFreed = async (act: BookingAct, freed: readonly Taken[], book: Book): Promise<void> => {
  if (freed.length === 0) return;
  const { tx } = act;
  const waiting = (await tx.selectFrom('wait_list_entry').selectAll().where('state', '=', 'waiting').where('latest', '>=', localDateOf(act.now)).orderBy('asked_at').orderBy('id').execute()).map(entryOf);
  const services = new Map<string, BookableService | null>();
  for (const entry of waiting) {
    if (!services.has(entry.serviceId)) {
      const row = await tx.selectFrom('booking_service').select('json').where('id', '=', entry.serviceId).where('active', '=', 1).executeTakeFirst();
      services.set(entry.serviceId, row ? serviceOf(row) : null);
    }
    const service = services.get(entry.serviceId);
    const start = service ? await opened(act, service, entry, freed) : null;
    if (start === null) continue;
    const booking = await book(
      { ...act, by: entry.pointId },
      { serviceId: entry.serviceId, pointId: entry.pointId, start, language: entry.language, interpreter: null, contact: entry.contact, note: '', resourceIds: [], letting: null },
      'filled',
    );
    await tx.updateTable('wait_list_entry').set({ state: 'filled', booking_id: booking.id, contact: '{}' }).where('id', '=', entry.id).execute();
  }
};
