import { describe, expect, it } from 'vitest';
import { openedAnewOn } from '#service/features/queue/left-over.ts';
import type { OpeningHours } from '#shared/contract/point.ts';

const ZONE = 'Europe/Helsinki';
const span = (opens: string, closes: string) => [{ opens, closes }];
const office: OpeningHours = { week: [...Array.from({ length: 5 }, () => span('09:00', '16:00')), [], []], exceptions: [] };
const always: OpeningHours = { week: Array.from({ length: 7 }, () => span('00:00', '24:00')), exceptions: [] };

describe('the day the point opened anew', () => {
  it.each([
    ['Monday before opening: Friday', office, '2026-03-02T06:59:00.000Z', '2026-02-27'],
    ['Monday at opening', office, '2026-03-02T07:00:00.000Z', '2026-03-02'],
    ['Monday evening', office, '2026-03-02T20:00:00.000Z', '2026-03-02'],
    ['past midnight: still Monday', office, '2026-03-02T22:30:00.000Z', '2026-03-02'],
    ['open day and night: never', always, '2026-03-02T12:00:00.000Z', null],
    ['open through one night only', { ...office, exceptions: [{ date: '2026-03-02', spans: span('09:00', '24:00') }, { date: '2026-03-03', spans: span('00:00', '04:00') }] }, '2026-03-03T01:00:00.000Z', '2026-03-02'],
    ['the spring night', office, '2026-03-30T06:00:00.000Z', '2026-03-30'],
    ['the autumn night', office, '2026-10-26T06:59:00.000Z', '2026-10-23'],
    ['closed for a month', { ...office, week: office.week.map(() => []) }, '2026-03-02T12:00:00.000Z', null],
  ])('%s', (_what, hours, now, expected) => {
    expect(openedAnewOn(hours, now, ZONE)).toBe(expected);
  });
});
