/** Our recurrence and our time zone beside those of libical's own tests, read by ical.js. */
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recurrence } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateTime } from '#shared/domain/local-date.ts';
import { recurringDays } from '#shared/domain/recurrence.ts';
import { wallDays } from '#shared/domain/wall-day.ts';
import { timeZone } from '#service/features/bookings/hub/calendar/time-zone.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'ics', name), 'utf8');
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface Rule {
  text: string;
  start: string;
  expected: number;
}

/** The rules of the file that repeat by weeks and days of the week, which is what ours can say. */
const weekly: Rule[] = fixture('recur.txt')
  .replaceAll('\r', '')
  .replaceAll(/\n[ \t]/g, '')
  .split('END:VEVENT')
  .flatMap((event) => {
    const [, text] = /^RRULE:(FREQ=WEEKLY.*)$/m.exec(event) ?? [];
    const [, start] = /^DTSTART(?:;TZID=[^:]+)?:(\d{8}T\d{6})/m.exec(event) ?? [];
    const [, expected] = /^X-EXPECT-NUMEVENTS: (\d+)/m.exec(event) ?? [];
    return text !== undefined && start !== undefined && expected !== undefined && !event.includes('EXRULE') ? [{ text, start, expected: Number(expected) }] : [];
  });

const dateOf = (basic: string) => `${basic.slice(0, 4)}-${basic.slice(4, 6)}-${basic.slice(6, 8)}`;
const part = (text: string, name: string) => new RegExp(`${name}=([^;]+)`).exec(text)?.[1];

const ours = ({ text, start }: Rule): string[] => {
  const from = dateOf(start);
  const until = part(text, 'UNTIL');
  const [first] = wallDays(from, 1);
  const own = ((first!.number + 3) % 7) + 1;
  const weekdays = part(text, 'BYDAY')?.split(',').map((day) => DAYS.indexOf(day) + 1) ?? [own];
  // Midnight UTC of a day is before that day's time: the day before is the last.
  const recurrence: Recurrence = { weekdays, everyWeeks: Number(part(text, 'INTERVAL') ?? 1), from, until: until === undefined ? null : addDays(dateOf(until), -1), opens: '09:00', closes: '10:00' };
  return recurringDays(recurrence, wallDays(from, 400)).map(({ date }) => date).slice(0, Number(part(text, 'COUNT') ?? 400));
};

const theirs = ({ text, start }: Rule): string[] => {
  const iterator = ICAL.Recur.fromString(text).iterator(ICAL.Time.fromDateTimeString(`${dateOf(start)}T09:00:00`));
  const found: string[] = [];
  for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next() as ICAL.Time | null) found.push(next.toString().slice(0, 10));
  return found;
};

describe('weekly rules of libical’s tests', () => {
  it('are found in the file', () => expect(weekly.length).toBeGreaterThanOrEqual(13));

  it.each(weekly)('$text from $start falls on the same days', (rule) => {
    const dates = ours(rule);
    expect(dates).toHaveLength(rule.expected);
    expect(dates).toEqual(theirs(rule));
  });
});

describe('our Europe/Helsinki', () => {
  const zoneOf = (component: ICAL.Component) => new ICAL.Timezone({ component, tzid: String(component.getFirstPropertyValue('tzid')) });
  const [own, libical] = [zoneOf(timeZone()), zoneOf(new ICAL.Component(ICAL.parse(fixture('Helsinki.ics')) as unknown[]).getFirstSubcomponent('vtimezone')!)];
  /** Every hour around the changes of a year, and noon of the first of each month. */
  const hours = (year: number) => [
    ...Array.from({ length: 12 }, (_, month) => Date.UTC(year, month, 1, 10)),
    ...[2, 9].flatMap((month) => Array.from({ length: 9 * 24 }, (_, hour) => Date.UTC(year, month, 24, hour))),
  ];
  const wall = (ms: number) => Object.values(localDateTime(new Date(ms).toISOString())).join('T');
  /** Of an hour that comes twice nobody can say which is meant. */
  const once = (ms: number) => wall(ms - 3_600_000) !== wall(ms) && wall(ms + 3_600_000) !== wall(ms);
  const meantIn = (zone: ICAL.Timezone, shown: string) => {
    const time = ICAL.Time.fromDateTimeString(`${shown}:00`);
    time.zone = zone;
    return time.toUnixTime() * 1_000;
  };

  it.each([1997, 2000, 2026, 2027, 2037])('means in %i what the system’s zone and libical’s mean', (year) => {
    const asked = hours(year).filter(once);
    expect(asked.length).toBeGreaterThan(400);
    for (const ms of asked) expect([meantIn(own, wall(ms)), meantIn(libical, wall(ms))]).toEqual([ms, ms]);
  });
});
