/** The bookings of one point, live: what its station keeps a copy of. */
import type { Booking } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf, startOfLocalDate } from '#shared/domain/local-date.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { HubDb } from '../../../kernel/db-hub.ts';
import { live } from '../../../kernel/live.ts';
import type { BookingEvents } from './events.ts';
import { bookingOf } from './rows.ts';

const AHEAD_DAYS = 14;

interface PointNow {
  bookings: Booking[];
  /** Steps that bookings of the point have taken so far. */
  revision: number;
}

const readPoint = async (db: HubDb, pointId: string, today: string): Promise<PointNow> => {
  // The steps first: a booking that comes between is in the list, and its step makes the next state another one.
  const steps = await db.selectFrom('booking_event').select((e) => e.fn.countAll<number>().as('count')).where('point_id', '=', pointId).executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('point_id', '=', pointId)
    .where('start_at', '>=', startOfLocalDate(addDays(today, -1)))
    .where('start_at', '<', startOfLocalDate(addDays(today, AHEAD_DAYS + 1)))
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  return { bookings: rows.map(bookingOf), revision: Number(steps.count) };
};

/** From yesterday to two weeks on, whole after each change and after each midnight. */
export const watchPoint = (deps: { db: HubDb; clock: Clock; events: BookingEvents }, pointId: string, signal?: AbortSignal, lastMark?: string) => {
  const today = () => localDateOf(deps.clock.now());
  let day = today();
  return live<PointNow>(
    {
      subscribe: (changed) => {
        const stops = [deps.events.subscribe('pointChanged', (event) => event.pointId === pointId && changed()), deps.events.subscribe('dateChanged', changed)];
        return () => stops.forEach((stop) => stop());
      },
      read: () => {
        day = today();
        return readPoint(deps.db, pointId, day);
      },
      mark: ({ revision }) => `${revision}.${day}`,
    },
    signal,
    lastMark,
  );
};
