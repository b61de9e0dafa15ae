/** A resource's bookings under a secret address, for a calendar program to read now and then. */
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf, startOfLocalDate } from '#shared/domain/local-date.ts';
import { digest, urlSecret } from '../../../../kernel/ids.ts';
import type { BookingAct } from '../act.ts';
import type { Reader } from '../reading.ts';
import { bookingOf } from '../rows.ts';
import { eventOf, newCalendar, written } from './file.ts';

const BACK_DAYS = 31;

/** A new secret for the resource; the one it had ends at once. */
export const newFeedSecret = async ({ tx, random, now }: Pick<BookingAct, 'tx' | 'random' | 'now'>, resourceId: string): Promise<string> => {
  const secret = urlSecret(random);
  await tx.updateTable('calendar_feed').set({ revoked_at: now }).where('resource_id', '=', resourceId).where('revoked_at', 'is', null).execute();
  await tx.insertInto('calendar_feed').values({ secret_hash: digest(secret), resource_id: resourceId, made_at: now, revoked_at: null }).execute();
  return secret;
};

/** The calendar behind a secret, or null when there is none, or no longer. The tag is the same as long as the text is. */
export const feedBehind = async (db: Reader, secret: string, now: string): Promise<{ text: string; etag: string } | null> => {
  const feed = await db
    .selectFrom('calendar_feed')
    .innerJoin('booking_resource', 'booking_resource.id', 'calendar_feed.resource_id')
    .select('calendar_feed.resource_id as resourceId')
    .where('secret_hash', '=', digest(secret))
    .where('revoked_at', 'is', null)
    .where('booking_resource.active', '=', 1)
    .executeTakeFirst();
  if (!feed) return null;
  const rows = await db
    .selectFrom('booking')
    .selectAll()
    .where('id', 'in', db.selectFrom('booking_hold').select('booking_id').where('resource_id', '=', feed.resourceId))
    .where('start_at', '>=', startOfLocalDate(addDays(localDateOf(now), -BACK_DAYS)))
    .orderBy('start_at')
    .orderBy('id')
    .execute();
  const calendar = newCalendar('PUBLISH');
  for (const row of rows) calendar.addSubcomponent(eventOf(bookingOf(row), 'fi'));
  const text = written(calendar);
  return { text, etag: `"${digest(text)}"` };
};
