/** Weekly recurrence by the wall clock, as a lunch or a fixed meeting has it. */
import type { Recurrence } from '../contract/bookings/words.ts';
import { dayNumber, weekday } from './calendar-date.ts';
import { realSpans, wallMinutes, type MinuteSpan, type WallDay } from './wall-day.ts';

/** The Monday of the date's week, as a day number. */
const monday = (date: string): number => dayNumber(date) - weekday(date);

/** Whether it falls on the date. Weeks begin on Monday and are counted from the week of `from` (as RFC 5545 with WKST=MO). */
export function recursOn({ weekdays, everyWeeks, from, until }: Recurrence, date: string): boolean {
  if (date < from || (until !== null && date > until) || !weekdays.includes(weekday(date) + 1)) return false;
  return ((monday(date) - monday(from)) / 7) % everyWeeks === 0;
}

/** Its real minutes on the days given. The wall time stays over a change of the clock. */
export function recurringSpans(recurrence: Recurrence, days: readonly WallDay[]): MinuteSpan[] {
  const [opens, closes] = [wallMinutes(recurrence.opens), wallMinutes(recurrence.closes)];
  return days.flatMap((day) => (recursOn(recurrence, day.date) ? realSpans(day, opens, closes) : []));
}
