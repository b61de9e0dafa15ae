/** Weekly recurrence by the wall clock, as a lunch or a fixed meeting has it. */
import type { Recurrence } from '../contract/bookings/words.ts';
import { dayNumber, weekday } from './calendar-date.ts';
import { realSpans, wallMinutes, weekdayOf, type MinuteSpan, type WallDay } from './wall-day.ts';

/** Those of the days on which it falls. Weeks begin on Monday and are counted from the week of `from` (as RFC 5545 with WKST=MO). */
export function recurringDays({ weekdays, everyWeeks, from, until }: Recurrence, days: readonly WallDay[]): WallDay[] {
  const firstMonday = dayNumber(from) - weekday(from);
  return days.filter((day) => {
    if (day.date < from || (until !== null && day.date > until) || !weekdays.includes(weekdayOf(day) + 1)) return false;
    return Math.floor((day.number - firstMonday) / 7) % everyWeeks === 0;
  });
}

/** Its real minutes on the days given. The wall time stays over a change of the clock. */
export function recurringSpans(recurrence: Recurrence, days: readonly WallDay[]): MinuteSpan[] {
  const [opens, closes] = [wallMinutes(recurrence.opens), wallMinutes(recurrence.closes)];
  return recurringDays(recurrence, days).flatMap((day) => realSpans(day, opens, closes));
}
