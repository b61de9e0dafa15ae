/**
 * The point's business date: instants are UTC, days are those of a zone (Europe/Helsinki), where
 * the last Sunday of March has 23 hours and the last Sunday of October 25.
 */
import { addDays, dayNumber } from './calendar-date.ts';

export const POINT_ZONE = 'Europe/Helsinki';

export type DateLanguage = 'fi' | 'sv' | 'en';

const wallFormats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using one, so one is kept for each zone asked for. */
function wallFormat(zone: string): Intl.DateTimeFormat {
  const kept = wallFormats.get(zone);
  if (kept !== undefined) return kept;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  wallFormats.set(zone, made);
  return made;
}

const QUARTER_MS = 15 * 60_000;
const quarters = new Map<string, { begins: number; offset: number }>();

/** Milliseconds since 1970 that the wall clock of the zone would show if it were UTC; `at` in whole seconds. */
function formattedWall(at: number, zone: string): number {
  const parts: Record<string, number> = {};
  for (const part of wallFormat(zone).formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1_000;
}

/**
 * Milliseconds since 1970 that the wall clock of the zone would show if it were UTC. Clocks change at a quarter
 * of an hour of UTC, so the last quarter asked for answers for all its instants: most ask for the present one.
 */
function wallMilliseconds(at: number, zone: string): number {
  const begins = Math.floor(at / QUARTER_MS) * QUARTER_MS;
  const kept = quarters.get(zone);
  if (kept?.begins === begins) return at + kept.offset;
  const offset = formattedWall(begins, zone) - begins;
  quarters.set(zone, { begins, offset });
  return at + offset;
}

function milliseconds(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new RangeError('not an instant');
  return ms;
}

/** The calendar day and the time of day (`14:05`) that clocks of the zone show at an instant. */
export function localDateTime(instant: string, zone: string = POINT_ZONE): { date: string; time: string } {
  const iso = new Date(wallMilliseconds(milliseconds(instant), zone)).toISOString();
  return { date: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The business date of an instant. */
export function localDateOf(instant: string, zone: string = POINT_ZONE): string {
  return localDateTime(instant, zone).date;
}

/**
 * The instant of a wall-clock time (`09:00`, or `24:00` for the end of the day). A time that the
 * spring change skips is moved forward by the skipped hour; of a time that the autumn change
 * repeats, the first is meant.
 */
export function instantOf(date: string, time: string, zone: string = POINT_ZONE): string {
  const wall = dayNumber(date) * 86_400_000 + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) * 60_000;
  const offsetAt = (at: number): number => wallMilliseconds(at, zone) - at;
  // The offsets a day before and after are the only two that one change of the clock can leave.
  const before = wall - offsetAt(wall - 86_400_000);
  const after = wall - offsetAt(wall + 86_400_000);
  const earlier = Math.min(before, after);
  const shows = (at: number): boolean => wallMilliseconds(at, zone) === wall;
  const found = shows(earlier) ? earlier : shows(Math.max(before, after)) ? Math.max(before, after) : before;
  return new Date(found).toISOString();
}

/** The first instant of a local date. */
export function startOfLocalDate(date: string, zone: string = POINT_ZONE): string {
  return instantOf(date, '00:00', zone);
}

/** The first instant that is no longer in the local date. */
export function endOfLocalDate(date: string, zone: string = POINT_ZONE): string {
  return startOfLocalDate(addDays(date, 1), zone);
}

const LOCALE: Record<DateLanguage, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' };

/** `31.8.2026` (fi, sv) or `31/08/2026` (en), as Finland writes each language. */
export function formatDate(date: string, language: DateLanguage): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', dateStyle: 'short' }).format(dayNumber(date) * 86_400_000);
}

/** `klo 14.05` (fi), `kl. 14.05` (sv), `14.05` (en). */
export function formatTime(instant: string, language: DateLanguage, zone: string = POINT_ZONE): string {
  const time = new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, timeStyle: 'short' }).format(milliseconds(instant));
  return { fi: `klo ${time}`, sv: `kl. ${time}`, en: time }[language];
}

/** `31.8.2026 klo 14.05` (fi), `31.8.2026 14.05` (sv), `31/08/2026, 14.05` (en). */
export function formatDateTime(instant: string, language: DateLanguage, zone: string = POINT_ZONE): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(milliseconds(instant));
}
