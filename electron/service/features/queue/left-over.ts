/** Which tickets are left over from before: told by the opening hours, not by midnight. */
import type { PointSettings } from '#shared/contract/point.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateTime } from '#shared/domain/local-date.ts';
import { spansOn } from '#shared/domain/opening-hours.ts';

const LOOK_BACK_DAYS = 31;

/**
 * The last business date on which the point opened after having been closed. Tickets of former dates are left
 * over from then on. A point that is open through the night empties no queue at midnight. Null when it has not
 * opened for a month.
 */
export const openedAnewOn = (hours: PointSettings['hours'], now: string, zone: string): string | null => {
  const { date: today, time } = localDateTime(now, zone);
  for (let back = 0; back < LOOK_BACK_DAYS; back += 1) {
    const date = addDays(today, -back);
    const first = spansOn(hours, date)[0];
    if (!first || (back === 0 && first.opens > time)) continue;
    const throughTheNight = first.opens === '00:00' && spansOn(hours, addDays(date, -1)).at(-1)?.closes === '24:00';
    if (!throughTheNight) return date;
  }
  return null;
};
