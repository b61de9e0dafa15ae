/** A calendar of resources over a span: their bookings and absences. */
import type { Absence, Booking, Resource } from '#shared/contract/bookings/words.ts';
import { badField } from '../../../kernel/errors.ts';
import type { Reader } from './reading.ts';
import type { Keeps } from './resources.ts';
import { absenceOf, bookingOf, resourceOf } from './rows.ts';

interface Span {
  from: string;
  until: string;
}

export interface CalendarView {
  resources: Resource[];
  bookings: Booking[];
  absences: Absence[];
}

const LONGEST_MS = 62 * 86_400_000;

/** Who gave what to be reached by is told to the point alone that the customer comes to. */
export const withoutContact = (booking: Booking): Booking => ({ ...booking, contact: {}, note: '' });

const touches = ({ when }: Absence, { from, until }: Span): boolean => ('weekdays' in when ? when.from <= until.slice(0, 10) && (when.until === null || when.until >= from.slice(0, 10)) : when.from < until && when.until > from);

/** Of the resources that the caller keeps, and of the point's own bookings whatever they take. */
export const calendarView = async (db: Reader, span: Span, keeps: Keeps, pointId: string | null): Promise<CalendarView> => {
  if (span.until <= span.from) throw badField('until', 'beforeFrom');
  if (Date.parse(span.until) - Date.parse(span.from) > LONGEST_MS) throw badField('until', 'tooLarge');
  const resources = (await db.selectFrom('booking_resource').select('json').$if(pointId !== null, (q) => q.where('point_id', '=', pointId!)).orderBy('id').execute()).map(resourceOf).filter(keeps);
  const ids = resources.map(({ id }) => id);
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('start_at', '<', span.until)
    .where('end_at', '>', span.from)
    .where('state', '!=', 'cancelled')
    .where((e) => e.or([...(pointId === null ? [] : [e('point_id', '=', pointId)]), ...(ids.length === 0 ? [] : [e('id', 'in', db.selectFrom('booking_hold').select('booking_id').where('resource_id', 'in', ids))])]))
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  const absences = ids.length === 0 ? [] : await db.selectFrom('booking_absence').select('json').where('resource_id', 'in', ids).execute();
  return {
    resources,
    bookings: rows.map(bookingOf).map((booking) => (booking.pointId === pointId ? booking : withoutContact(booking))),
    absences: absences.map(absenceOf).filter((absence) => touches(absence, span)),
  };
};
