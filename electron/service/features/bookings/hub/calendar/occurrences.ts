/** When the events of an outside calendar take place: repeated ones one by one, between two instants. Their words are not looked at. */
import ICAL from 'ical.js';
import { addDays, dayNumber } from '#shared/domain/calendar-date.ts';
import { localDateOf, startOfLocalDate } from '#shared/domain/local-date.ts';
import { recurringDays } from '#shared/domain/recurrence.ts';
import { wallDays, type WallDay } from '#shared/domain/wall-day.ts';
import { asUtc, type OutsideZone } from './outside-zone.ts';

/** Instants in milliseconds. */
export interface Busy {
  from: number;
  until: number;
}

export interface Window {
  from: number;
  until: number;
  /** Its local dates, and those before it from which something may reach into it. */
  days: readonly WallDay[];
}

type ZoneOf = (property: ICAL.Property, value: ICAL.Time) => OutsideZone;

const DAY_MS = 86_400_000;
/** Longest that one occurrence is thought to last when it began before the window. */
const REACH_DAYS = 40;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const STEP_DAYS: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7 };
/** What repeats more often than daily is a bell, not an appointment. */
const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

export class Unreadable extends Error {
  override name = 'Unreadable';
}

const timeOf = (property: ICAL.Property | null): ICAL.Time | null => {
  const value = property?.getFirstValue();
  return value instanceof ICAL.Time ? value : null;
};

/** Of an all-day event its local dates in Finland, whatever its zone says. */
const instantIn = (zone: OutsideZone, time: ICAL.Time): number => zone.instant(time.isDate ? ICAL.Time.fromDateTimeString(`${time.toString().slice(0, 10)}T00:00:00`) : time);

const plusDays = ({ year, month, day, hour, minute, second, isDate }: ICAL.Time, days: number): ICAL.Time => {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return ICAL.Time.fromData({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute, second, isDate });
};

/** How an occurrence's end follows from its start: by the wall clock for whole days, by the real clock otherwise. */
const endOf = (event: ICAL.Component, property: ICAL.Property, start: ICAL.Time, zoneOf: ZoneOf): ((from: ICAL.Time) => number) => {
  const zone = zoneOf(property, start);
  const endProperty = event.getFirstProperty('dtend');
  const end = timeOf(endProperty);
  const duration: unknown = event.getFirstPropertyValue('duration');
  if (start.isDate) {
    const seconds = duration instanceof ICAL.Duration ? duration.toSeconds() : null;
    const days = end ? Math.max(1, Math.round((utcDay(end) - utcDay(start)) / DAY_MS)) : Math.max(1, Math.round((seconds ?? 0) * 1_000 / DAY_MS));
    return (from) => instantIn(zone, plusDays(from, days));
  }
  const length = end && endProperty ? zoneOf(endProperty, end).instant(end) - zone.instant(start) : duration instanceof ICAL.Duration ? duration.toSeconds() * 1_000 : 0;
  return (from) => zone.instant(from) + length;
};

const dateOf = (time: ICAL.Time): string => time.toString().slice(0, 10);

const utcDay = ({ year, month, day }: ICAL.Time): number => Date.UTC(year, month - 1, day);

/** A rule that began long ago, begun later by whole periods: the same days from there on. One that is counted has to be counted. */
const nearer = (rule: ICAL.Recur, start: ICAL.Time, from: number): ICAL.Time => {
  const step = STEP_DAYS[rule.freq];
  if (step === undefined || rule.count !== null) return start;
  const period = step * Math.max(1, rule.interval);
  const periods = Math.floor((from - utcDay(start)) / DAY_MS / period) - 2;
  return periods > 0 ? plusDays(start, periods * period) : start;
};

/** The last moment is told in UTC, the times by the wall clock; a last date is that whole day. */
const lastMoment = (until: ICAL.Time, start: ICAL.Time, zone: OutsideZone): ICAL.Time => {
  if (until.isDate) return start.isDate ? until : ICAL.Time.fromDateTimeString(`${until.toString()}T23:59:59`);
  return until.zone === ICAL.Timezone.utcTimezone ? zone.wall(asUtc(until)) : until;
};

/** The days of the week of a rule that says no more than those, as most do; null for any other, which the library reckons out, slowly. */
const weekdaysOf = (rule: ICAL.Recur, start: ICAL.Time): number[] | null => {
  const parts = rule.parts as Readonly<Record<string, unknown>>;
  const days = parts['BYDAY'];
  if (rule.count !== null || Object.keys(parts).some((part) => part !== 'BYDAY') || (rule.freq !== 'WEEKLY' && rule.freq !== 'DAILY')) return null;
  if (rule.interval !== 1 && (rule.freq === 'DAILY' || rule.wkst !== ICAL.Time.MONDAY)) return null;
  if (!Array.isArray(days)) return rule.freq === 'DAILY' ? EVERY_DAY : [((start.dayOfWeek(ICAL.Time.MONDAY) + 6) % 7) + 1];
  const named = days.map((day) => WEEKDAYS.indexOf(String(day)) + 1);
  return named.includes(0) ? null : named;
};

const byWeekdays = (rule: ICAL.Recur, weekdays: number[], start: ICAL.Time, { days }: Window): ICAL.Time[] => {
  const first = dateOf(start);
  return recurringDays({ weekdays, everyWeeks: rule.interval, from: first, until: null, opens: '00:00', closes: '00:00' }, days)
    .map(({ number }) => plusDays(start, number - dayNumber(first)))
    .filter((time) => !rule.until || time.compare(rule.until) <= 0);
};

/** Starts by the rule as wall-clock times, until the window is over. */
const byRule = (given: ICAL.Recur, start: ICAL.Time, zone: OutsideZone, window: Window): ICAL.Time[] => {
  const rule = given.clone();
  if (!FREQUENCIES.includes(rule.freq) || rule.interval < 1) throw new Unreadable(rule.freq);
  if (rule.until) rule.until = lastMoment(rule.until, start, zone);
  const weekdays = weekdaysOf(rule, start);
  if (weekdays !== null) return byWeekdays(rule, weekdays, start, window);
  const iterator = rule.iterator(nearer(rule, start, window.from - REACH_DAYS * DAY_MS));
  const found: ICAL.Time[] = [];
  for (let next = iterator.next() as ICAL.Time | null; next && instantIn(zone, next) < window.until; next = iterator.next() as ICAL.Time | null) found.push(next.clone());
  return found;
};

const valuesOf = (event: ICAL.Component, name: string): { property: ICAL.Property; value: ICAL.Time }[] =>
  event.getAllProperties(name).flatMap((property) => property.getValues().map((value: unknown) => (value instanceof ICAL.Period ? value.start : value)).flatMap((value) => (value instanceof ICAL.Time ? [{ property, value }] : [])));

/** The instant at which an event that stands for one occurrence of another was to be; null for any other event. */
export const insteadOf = (event: ICAL.Component, zoneOf: ZoneOf): number | null => {
  const property = event.getFirstProperty('recurrence-id');
  const value = timeOf(property);
  return property && value ? instantIn(zoneOf(property, value), value) : null;
};

/**
 * Where one event and its repetitions lie within the window. `instead` are the starts that other events stand for.
 * Throws `Unreadable` for an event without a start or with a rule that cannot be.
 */
export const occurrencesOf = (event: ICAL.Component, zoneOf: ZoneOf, instead: ReadonlySet<number>, window: Window): Busy[] => {
  const property = event.getFirstProperty('dtstart');
  const given = timeOf(property);
  if (!property || !given) throw new Unreadable('dtstart');
  const zone = zoneOf(property, given);
  // Without its zone, so that the rule is reckoned by the wall clock.
  const start = given.isDate ? given : ICAL.Time.fromDateTimeString(given.toString().slice(0, 19));
  const ends = endOf(event, property, given, zoneOf);
  const rules = event.getAllProperties('rrule').map((one) => one.getFirstValue()).filter((one): one is ICAL.Recur => one instanceof ICAL.Recur);
  const left = valuesOf(event, 'exdate');
  const leftDays = new Set(left.filter(({ value }) => value.isDate).map(({ value }) => utcDay(value)));
  const leftOut = new Set(left.filter(({ value }) => !value.isDate || start.isDate).map(({ property: at, value }) => instantIn(zoneOf(at, value), value)));
  const repeated = rules.flatMap((rule) => byRule(rule, start, zone, window)).filter((time) => !leftDays.has(utcDay(time)));
  const added = valuesOf(event, 'rdate').map(({ property: at, value }) => ({ from: instantIn(zoneOf(at, value), value), until: instantIn(zoneOf(at, value), value) + ends(start) - instantIn(zone, start) }));
  // A rule gives the first time by itself; without one it stands alone.
  const spans = [...(rules.length === 0 && !leftDays.has(utcDay(start)) ? [start] : repeated).map((time) => ({ from: instantIn(zone, time), until: ends(time) })), ...added];
  return spans.filter(({ from, until }) => until > from && until > window.from && from < window.until && !leftOut.has(from) && !instead.has(from));
};

/** A window of instants from now to the end of a local date some days ahead. */
export const windowOf = (now: string, ahead: number): Window => {
  const today = localDateOf(now);
  return { from: Date.parse(now), until: Date.parse(startOfLocalDate(addDays(today, ahead))), days: wallDays(addDays(today, -REACH_DAYS), REACH_DAYS + ahead) };
};
