import { describe, expect, it } from 'vitest';
import { businessDaysAfter, easterSunday, isBusinessDay, officesClosed } from '#shared/domain/business-days.ts';

describe('Easter', () => {
  // Published dates: the earliest and latest of the century's tables, and the years around now.
  it.each([[1818, '1818-03-22'], [1943, '1943-04-25'], [2008, '2008-03-23'], [2024, '2024-03-31'], [2025, '2025-04-20'], [2026, '2026-04-05'], [2027, '2027-03-28'], [2038, '2038-04-25']])('of %i', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('is a Sunday between 22 March and 25 April in every year', () => {
    for (let year = 1900; year <= 2200; year += 1) {
      const day = easterSunday(year);
      expect([new Date(`${day}T00:00:00Z`).getUTCDay(), day.slice(5) >= '03-22' && day.slice(5) <= '04-25']).toEqual([0, true]);
    }
  });
});

describe('business days of Finland', () => {
  it('are those on which offices are open in 2026', () => {
    expect([...officesClosed(2026)].toSorted()).toEqual([
      '2026-01-01', '2026-01-06', '2026-04-03', '2026-04-05', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-24', '2026-06-19', '2026-06-20', '2026-10-31', '2026-12-06', '2026-12-24', '2026-12-25', '2026-12-26',
    ]);
  });

  it.each(['2026-06-19', '2026-12-24', '2026-04-06', '2026-05-14', '2026-03-07', '2026-03-08', '2026-01-06', '2027-06-25', '2027-11-06'])('%s is none', (day) => expect(isBusinessDay(day)).toBe(false));
  it.each(['2026-06-18', '2026-12-23', '2026-04-07', '2026-04-02', '2026-12-31', '2026-10-30', '2027-11-05'])('%s is one', (day) => expect(isBusinessDay(day)).toBe(true));

  it.each([
    ['2026-03-02', 3, '2026-03-05'],
    ['2026-03-06', 3, '2026-03-11'],
    ['2026-04-01', 3, '2026-04-08'],
    ['2026-06-18', 3, '2026-06-24'],
    ['2026-12-23', 3, '2026-12-30'],
    ['2026-12-23', 15, '2027-01-19'],
    ['2026-03-28', 15, '2026-04-21'],
    ['2026-03-07', 1, '2026-03-09'],
  ])('from %s the day number %i is %s', (day, count, last) => expect(businessDaysAfter(day, count)).toBe(last));
});
