import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { addDays, addMonths, ageOn, dateOfDayNumber, dayNumber, isCalendarDate, weekday } from '#shared/domain/calendar-date.ts';
import { endOfLocalDate, formatDate, formatDateTime, formatTime, instantOf, localDateOf, localDateTime, startOfLocalDate } from '#shared/domain/local-date.ts';
import { PATIENCE, RUNS } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const dates = fc.integer({ min: dayNumber('1970-01-01'), max: dayNumber('2099-12-31') }).map(dateOfDayNumber);
const hours = (date: string, zone?: string): number => (Date.parse(endOfLocalDate(date, zone)) - Date.parse(startOfLocalDate(date, zone))) / 3_600_000;

describe('business date', () => {
  it.each([
    ['2026-08-31T20:59:59.999Z', '2026-08-31'],
    ['2026-08-31T21:00:00.000Z', '2026-09-01'],
    ['2026-12-31T21:59:59.999Z', '2026-12-31'],
    ['2026-12-31T22:00:00.000Z', '2027-01-01'],
  ])('of %s is %s', (instant, date) => {
    expect(localDateOf(instant)).toBe(date);
  });

  it('follows the zone given', () => {
    expect(localDateOf('2026-08-31T20:30:00.000Z', 'UTC')).toBe('2026-08-31');
    expect(localDateOf('2026-08-31T20:30:00.000Z', 'Asia/Tokyo')).toBe('2026-09-01');
  });

  it('has 23 and 25 hours on the nights the clocks change', () => {
    expect(hours('2026-03-29')).toBe(23);
    expect(hours('2026-10-25')).toBe(25);
    expect(hours('2026-08-31')).toBe(24);
    expect(startOfLocalDate('2026-03-29')).toBe('2026-03-28T22:00:00.000Z');
    expect(endOfLocalDate('2026-03-29')).toBe('2026-03-29T21:00:00.000Z');
    expect(endOfLocalDate('2026-10-25')).toBe('2026-10-25T22:00:00.000Z');
  });

  it('moves a skipped time forward and takes the first of a doubled one', () => {
    expect(instantOf('2026-03-29', '03:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(localDateTime('2026-03-29T01:30:00.000Z').time).toBe('04:30');
    expect(instantOf('2026-10-25', '03:30')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-08-31', '24:00')).toBe(startOfLocalDate('2026-09-01'));
  });

  it('covers all time: each date begins where the former ends, and holds its own instants', () => {
    expect(() =>
      fc.assert(
        fc.property(dates, fc.nat(23 * 3_600_000 - 1), fc.constantFrom('Europe/Helsinki', 'America/New_York', 'UTC'), (date, later, zone) => {
          const start = Date.parse(startOfLocalDate(date, zone));
          const end = Date.parse(endOfLocalDate(date, zone));
          const within = new Date(start + later).toISOString();
          return localDateOf(within, zone) === date && localDateOf(new Date(start - 1).toISOString(), zone) === addDays(date, -1) && [23, 24, 25].includes((end - start) / 3_600_000);
        }),
        { numRuns: RUNS / 5 },
      ),
    ).not.toThrow();
  });
});

describe('calendar', () => {
  it('knows which days exist', () => {
    expect(['2024-02-29', '2000-02-29', '0001-01-01'].every(isCalendarDate)).toBe(true);
    expect(['2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-1-1', '', 'x', '2026-08-31T00:00:00Z'].some(isCalendarDate)).toBe(false);
  });

  it('counts weekdays from Monday', () => {
    expect(weekday('2026-08-31')).toBe(0);
    expect(weekday('2026-09-06')).toBe(6);
    expect(weekday('1969-12-28')).toBe(6);
  });

  it('adds months to the last day of a shorter month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2026-01-15', 12)).toBe('2027-01-15');
  });

  it('turns 18 on the birthday, and on 28 February when born on the 29th', () => {
    expect(ageOn('2008-08-31', '2026-08-30')).toBe(17);
    expect(ageOn('2008-08-31', '2026-08-31')).toBe(18);
    expect(ageOn('2008-02-29', '2026-02-27')).toBe(17);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(18);
  });

  it('adds days there and back', () => {
    expect(() =>
      fc.assert(
        fc.property(dates, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => addDays(addDays(date, days), -days) === date && weekday(addDays(date, 7)) === weekday(date)),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });
});

it('writes dates and times as each language does in Finland', () => {
  const at = '2026-08-31T11:05:00.000Z';
  expect([formatDate('2026-08-31', 'fi'), formatDate('2026-08-31', 'sv'), formatDate('2026-08-31', 'en')]).toEqual(['31.8.2026', '31.8.2026', '31/08/2026']);
  expect([formatTime(at, 'fi'), formatTime(at, 'sv'), formatTime(at, 'en')]).toEqual(['klo 14.05', 'kl. 14.05', '14.05']);
  expect([formatDateTime(at, 'fi'), formatDateTime(at, 'sv'), formatDateTime(at, 'en')]).toEqual(['31.8.2026 klo 14.05', '31.8.2026 14.05', '31/08/2026, 14.05']);
});
