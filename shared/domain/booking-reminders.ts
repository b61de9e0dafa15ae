/** When a customer is reminded of a booking. */
import { addDays } from './calendar-date.ts';
import { instantOf, localDateOf } from './local-date.ts';

const REMINDED_AT = '09:00';
const SHORTLY_BEFORE_MS = 2 * 3_600_000;

/** The day before at nine by the wall clock, and two hours before; null for what is over at `now`. */
export function reminderTimes(start: string, now: string): { dayBefore: string | null; twoHours: string | null } {
  const dayBefore = instantOf(addDays(localDateOf(start), -1), REMINDED_AT);
  const twoHours = new Date(Date.parse(start) - SHORTLY_BEFORE_MS).toISOString();
  return { dayBefore: dayBefore > now ? dayBefore : null, twoHours: twoHours > now ? twoHours : null };
}
