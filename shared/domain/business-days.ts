/**
 * Business days of Finland. Not a business day: Saturday, Sunday, a church holiday (Church Act 652/2023), Independence Day,
 * May Day, Christmas Eve and Midsummer Eve. The two eves are no public holidays, but offices are closed, and the Act on the
 * Calculation of Prescribed Time Limits (150/1930, section 5) moves a last day that falls on one of all these alike.
 */
import { addDays, weekday } from './calendar-date.ts';

const date = (year: number, month: number, day: number): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Easter Sunday of the Gregorian calendar (the algorithm of Meeus, Jones and Butcher). */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return date(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The first such weekday (Monday is 0) on or after a day. */
const onOrAfter = (from: string, day: number): string => addDays(from, (day - weekday(from) + 7) % 7);

const SATURDAY = 5;
const FRIDAY = 4;
const SUNDAY = 6;

const holidaysOf = new Map<number, ReadonlySet<string>>();

/** Days of a year that are no business days though they may fall on Monday to Friday. */
export function officesClosed(year: number): ReadonlySet<string> {
  const kept = holidaysOf.get(year);
  if (kept) return kept;
  const easter = easterSunday(year);
  const days = new Set([
    date(year, 1, 1),
    date(year, 1, 6),
    addDays(easter, -2),
    easter,
    addDays(easter, 1),
    date(year, 5, 1),
    addDays(easter, 39),
    addDays(easter, 49),
    onOrAfter(date(year, 6, 19), FRIDAY),
    onOrAfter(date(year, 6, 20), SATURDAY),
    onOrAfter(date(year, 10, 31), SATURDAY),
    date(year, 12, 6),
    date(year, 12, 24),
    date(year, 12, 25),
    date(year, 12, 26),
  ]);
  holidaysOf.set(year, days);
  return days;
}

export function isBusinessDay(day: string): boolean {
  const of = weekday(day);
  return of !== SATURDAY && of !== SUNDAY && !officesClosed(Number(day.slice(0, 4))).has(day);
}

/** The `count`th business day after a day; the day itself is not counted (150/1930, section 2). */
export function businessDaysAfter(day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) left -= 1;
  }
  return at;
}
