/** Arithmetic on calendar days (`2026-03-29`), with no time of day and no zone. */

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a local date. RangeError when the day does not exist. */
export function dayNumber(date: string): number {
  const ms = ISO.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new RangeError('not a calendar day');
  return ms / DAY_MS;
}

/** The local date of a day number; RangeError outside the years 0000 to 9999. */
export function dateOfDayNumber(day: number): string {
  const iso = new Date(day * DAY_MS).toISOString();
  if (iso.length !== 24) throw new RangeError('year outside 0000 to 9999');
  return iso.slice(0, 10);
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isCalendarDate(date: string): boolean {
  try {
    dayNumber(date);
    return true;
  } catch {
    return false;
  }
}

/** `YYYY-MM-DD` from numbers, or null when the month has no such day. */
export function calendarDate(year: number, month: number, day: number): string | null {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}

/** The date `days` later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOfDayNumber(dayNumber(date) + days);
}

/**
 * The same day of the month `months` later; when that month is too short, its last day
 * (Act on the Calculation of Prescribed Time Limits 150/1930, section 3).
 */
export function addMonths(date: string, months: number): string {
  dayNumber(date);
  const total = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  for (let day = Number(date.slice(8)); day > 27; day -= 1) {
    const found = calendarDate(year, month, day);
    if (found !== null) return found;
  }
  const found = calendarDate(year, month, Number(date.slice(8)));
  if (found === null) throw new RangeError('year outside 0000 to 9999');
  return found;
}

/** Monday is 0 and Sunday 6 (ISO 8601 order). */
export function weekday(date: string): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** Full years from birth to a day; someone born on 29 February is a year older on 28 February of a common year. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return addMonths(birthDate, years * 12) <= date ? years : years - 1;
}
