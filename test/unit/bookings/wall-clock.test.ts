import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar-date.ts';
import { reminderTimes } from '#shared/domain/booking-reminders.ts';
import { kilometresBetween } from '#shared/domain/distance.ts';
import { localDateTime } from '#shared/domain/local-date.ts';
import { recurringDays } from '#shared/domain/recurrence.ts';
import { instantOfMinute, realSpans, wallDays, wallMinutes } from '#shared/domain/wall-day.ts';

describe('wall days', () => {
  it('cover each date once, and say what its clocks show', () => {
    fc.assert(
      fc.property(fc.constantFrom('2026-01-01', '2026-03-20', '2026-09-30', '2027-02-01'), fc.integer({ min: 1, max: 120 }), fc.nat(), (from, days, pick) => {
        const found = wallDays(from, days);
        expect(found.map(({ date }) => date)).toEqual(Array.from({ length: days }, (_, ahead) => addDays(from, ahead)));
        const stretches = found.flatMap((day) => day.stretches.map((stretch) => ({ ...stretch, date: day.date })));
        for (const [index, stretch] of stretches.slice(1).entries()) expect(stretch.from).toBe(stretches[index]!.from + stretches[index]!.minutes);
        const { from: begins, wall, minutes, date } = stretches[pick % stretches.length]!;
        const within = pick % minutes;
        const shown = localDateTime(instantOfMinute(begins + within));
        expect([shown.date, wallMinutes(shown.time)]).toEqual([date, wall + within]);
      }),
    );
  });

  it('have 23 hours in spring and 25 in autumn', () => {
    const hours = (date: string) => wallDays(date, 1)[0]!.stretches.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([24, 23, 25, 24]);
  });

  it('give an hour that comes twice twice, and one that does not come not at all', () => {
    const long = (date: string) => realSpans(wallDays(date, 1)[0]!, 180, 240).reduce((sum, { from, until }) => sum + until - from, 0);
    expect([long('2026-03-28'), long('2026-03-29'), long('2026-10-25')]).toEqual([60, 0, 120]);
  });
});

describe('a recurrence', () => {
  it('counts weeks from the Monday of its first week', () => {
    const every = { weekdays: [2, 7], everyWeeks: 2, from: '2026-09-01', until: '2026-09-30', opens: '12:00', closes: '13:00' };
    const all = wallDays('2026-08-28', 40);
    expect(recurringDays(every, all).map(({ date }) => date)).toEqual(['2026-09-01', '2026-09-06', '2026-09-15', '2026-09-20', '2026-09-29']);
  });
});

describe('reminders', () => {
  it('come the day before at nine by the wall clock, and two real hours before', () => {
    expect(reminderTimes('2026-03-29T06:00:00.000Z', '2026-03-20T08:00:00.000Z')).toEqual({ dayBefore: '2026-03-28T07:00:00.000Z', twoHours: '2026-03-29T04:00:00.000Z' });
    expect(reminderTimes('2026-03-30T06:00:00.000Z', '2026-03-20T08:00:00.000Z').dayBefore).toBe('2026-03-29T06:00:00.000Z');
  });

  it('do not come for what is over', () => {
    expect(reminderTimes('2026-03-03T08:00:00.000Z', '2026-03-02T08:00:00.000Z')).toEqual({ dayBefore: null, twoHours: '2026-03-03T06:00:00.000Z' });
    expect(reminderTimes('2026-03-03T08:00:00.000Z', '2026-03-03T06:00:00.000Z')).toEqual({ dayBefore: null, twoHours: null });
  });
});

describe('distances', () => {
  it('are those of a straight line over the surface', () => {
    const [helsinki, oulu] = [{ lat: 60.1699, lon: 24.9384 }, { lat: 65.0121, lon: 25.4651 }];
    expect(Math.round(kilometresBetween(helsinki, oulu))).toBe(539);
    expect(kilometresBetween(oulu, oulu)).toBe(0);
  });
});
