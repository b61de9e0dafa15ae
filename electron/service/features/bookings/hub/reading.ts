/** Questions to the hub's tables of bookings. */
import type { BookableService, Booking, Resource } from '#shared/contract/bookings/words.ts';
import type { Occupancy } from '#shared/domain/free-slots.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { startOfLocalDate } from '#shared/domain/local-date.ts';
import { minuteOf } from '#shared/domain/wall-day.ts';
import type { HubDb, HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { absenceOf, bookingOf, resourceOf, serviceOf } from './rows.ts';

export type Reader = HubDb | HubTransaction;

/** Longest that a booking with its buffers reaches before or after its start, in days. */
const REACH_DAYS = 2;

/** Throws `NOT_FOUND` when there is none, or when it is no longer offered. */
export const activeService = async (db: Reader, serviceId: string): Promise<BookableService> => {
  const row = await db.selectFrom('booking_service').select('json').where('id', '=', serviceId).where('active', '=', 1).executeTakeFirst();
  if (!row) throw new Refusal('NOT_FOUND', { what: 'service' });
  return serviceOf(row);
};

/**
 * All that decides what is free for a service from a local date for some days: resources of its kinds, their absences, and what
 * is taken. `without` leaves one booking out, which is about to move; `pointId` leaves out what is fixed to other points.
 */
export const occupancyOf = async (db: Reader, service: BookableService, from: string, days: number, leave: { without?: string; pointId?: string } = {}): Promise<Occupancy> => {
  const kinds = [...new Set(service.needs.map((need) => need.kind))];
  const { pointId } = leave;
  const resources = (
    await db
      .selectFrom('booking_resource')
      .select('json')
      .where('active', '=', 1)
      .where('kind', 'in', kinds)
      .$if(pointId !== undefined && service.needs.every((need) => need.atPoint), (q) => q.where('point_id', '=', pointId!))
      .orderBy('id')
      .execute()
  ).map(resourceOf);
  if (resources.length === 0) return { resources, absences: [], taken: [] };
  const ids = db.selectFrom('booking_resource').select('id').where('active', '=', 1).where('kind', 'in', kinds);
  const absences = await db.selectFrom('booking_absence').select('json').where('resource_id', 'in', ids).execute();
  const [first, last] = [minuteOf(startOfLocalDate(addDays(from, -REACH_DAYS))), minuteOf(startOfLocalDate(addDays(from, days + REACH_DAYS)))];
  const taken = await db
    .selectFrom('booking_hold')
    .select(['resource_id as resourceId', 'from_minute as from', 'until_minute as until'])
    .where('resource_id', 'in', ids)
    .where('from_minute', '<', last)
    .where('until_minute', '>', first)
    .$if(leave.without !== undefined, (q) => q.where('booking_id', '!=', leave.without!))
    .execute();
  return { resources, absences: absences.map(absenceOf), taken };
};

/** A booking that the station may change: of its own point, or made there for another. Throws `NOT_FOUND`. */
export const bookingFor = async (db: Reader, stationId: string, bookingId: string): Promise<Booking> => {
  const row = await db.selectFrom('booking').selectAll().where('id', '=', bookingId).executeTakeFirst();
  if (!row || (row.point_id !== stationId && row.made_by !== stationId)) throw new Refusal('NOT_FOUND', { what: 'booking' });
  return bookingOf(row);
};

/** A booking that takes a resource the editor keeps. Throws `NOT_FOUND`. */
export const keptBooking = async (db: Reader, keeps: (resource: Resource) => boolean, bookingId: string): Promise<Booking> => {
  const row = await db.selectFrom('booking').selectAll().where('id', '=', bookingId).executeTakeFirst();
  const booking = row && bookingOf(row);
  const taken = booking ? await db.selectFrom('booking_resource').select('json').where('id', 'in', booking.resources.map(({ id }) => id)).execute() : [];
  if (!booking || !taken.map(resourceOf).some(keeps)) throw new Refusal('NOT_FOUND', { what: 'booking' });
  return booking;
};

/** The point's name as it calls itself; a station that has not told it yet goes by its device's name. Throws `NOT_FOUND`. */
export const pointNameOf = async (db: Reader, stationId: string): Promise<string> => {
  const row = await db
    .selectFrom('device')
    .leftJoin('point', 'point.station_id', 'device.id')
    .select(['point.name as called', 'device.name'])
    .where('device.id', '=', stationId)
    .where('device.kind', '=', 'station')
    .where('device.revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Refusal('NOT_FOUND', { what: 'point' });
  return row.called ?? row.name;
};
