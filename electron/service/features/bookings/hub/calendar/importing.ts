/** An outside calendar's busy times as absences of a resource. Nothing of the calendar is kept but when. */
import type * as z from 'zod';
import type { CalendarImport, Imported } from '#shared/contract/bookings/at-hub.ts';
import type { Absence } from '#shared/contract/bookings/words.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { BookingAct } from '../act.ts';
import { offerFreed, type Book } from '../offering.ts';
import { absentFrom, bookingsWithin, LOOK_AHEAD_DAYS, ownResource, takeTurn, type Keeps } from '../resources.ts';
import { absenceOf } from '../rows.ts';
import { busyTimes } from './busy-times.ts';

const NOTHING = { spans: [], ignored: 0, unread: 0 };
/** Rows of one statement: SQLite takes some thousands of values at once. */
const ROWS = 500;

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** Replaces what a former file brought, and only that; what people wrote stays. Time that is given back goes to those who wait. */
export const importAbsences = async (act: BookingAct, input: z.infer<typeof CalendarImport>, keeps: Keeps, book: Book): Promise<z.infer<typeof Imported>> => {
  const { tx, now, ids } = act;
  const { resourceId } = input;
  await ownResource(tx, resourceId, keeps);
  const { spans, ignored, unread } = input.text === null ? NOTHING : busyTimes(input.text, now, LOOK_AHEAD_DAYS);
  const absences = spans.map(({ from, until }): Absence => ({ id: ids.next(), resourceId, reason: '', when: { from: instant(from), until: instant(until) }, imported: true }));
  await takeTurn(tx, resourceId);
  const former = (await tx.selectFrom('booking_absence').select('json').where('resource_id', '=', resourceId).where('imported', '=', 1).execute()).map(absenceOf);
  await tx.deleteFrom('booking_absence').where('resource_id', '=', resourceId).where('imported', '=', 1).execute();
  for (let at = 0; at < absences.length; at += ROWS)
    await tx
      .insertInto('booking_absence')
      .values(absences.slice(at, at + ROWS).map((absence) => ({ id: absence.id, resource_id: resourceId, json: JSON.stringify(absence), imported: 1 })))
      .execute();
  const today = localDateOf(now);
  const bookingIds = await bookingsWithin(tx, resourceId, absences.flatMap((absence) => absentFrom(absence, today)), now);
  await offerFreed(act, former.flatMap((absence) => absentFrom(absence, today)).filter(({ until }) => until * 60_000 > Date.parse(now)), book);
  return { absences: absences.length, ignored, unread, bookingIds };
};
