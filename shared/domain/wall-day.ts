/**
 * Local dates as stretches of real minutes over which the wall clock runs evenly: one on most dates, two on those
 * when clocks change. Minutes are whole, counted from 1970-01-01T00:00Z.
 */
import { addDays, dayNumber } from './calendar-date.ts';
import { instantOf, localDateTime, POINT_ZONE } from './local-date.ts';

export interface WallStretch {
  /** The first real minute. */
  from: number;
  /** What the wall clock shows then, in minutes of the day. */
  wall: number;
  minutes: number;
}

export interface WallDay {
  date: string;
  /** Days since 1970-01-01, so that nobody reads the date again. */
  number: number;
  stretches: readonly WallStretch[];
}

/** Monday is 0. 1970-01-01 was a Thursday. */
export const weekdayOf = ({ number }: WallDay): number => (((number + 3) % 7) + 7) % 7;

/** Real minutes from, and not including, until. */
export interface MinuteSpan {
  from: number;
  until: number;
}

const DAY = 1_440;
const WEEK = 7;

export const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);
export const instantOfMinute = (minute: number): string => new Date(minute * 60_000).toISOString();

/** Minutes of the day of `09:05`; `24:00` is 1440. */
export const wallMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function offsetAt(minute: number, zone: string): number {
  const { date, time } = localDateTime(instantOfMinute(minute), zone);
  return dayNumber(date) * DAY + wallMinutes(time) - minute;
}

const dayStart = (date: string, zone: string): number => minuteOf(instantOf(date, '00:00', zone));

/** A date on which clocks may change, once at most. */
function lookedAt(date: string, zone: string): WallDay {
  const from = dayStart(date, zone);
  const until = dayStart(addDays(date, 1), zone);
  const before = offsetAt(from, zone);
  const number = dayNumber(date);
  const midnight = number * DAY;
  let low = from;
  let high = until;
  // The first minute that no longer has the offset of the day's first.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsetAt(middle, zone) === before) low = middle + 1;
    else high = middle;
  }
  const first = { from, wall: from + before - midnight, minutes: low - from };
  return low === until ? { date, number, stretches: [first] } : { date, number, stretches: [first, { from: low, wall: low + offsetAt(low, zone) - midnight, minutes: until - low }] };
}

/** `days` local dates from `date` on. The clock is looked at once a week, and closely in a week in which it changes. */
export function wallDays(date: string, days: number, zone: string = POINT_ZONE): WallDay[] {
  const found: WallDay[] = [];
  for (let ahead = 0; ahead < days; ahead += WEEK) {
    const first = addDays(date, ahead);
    const number = dayNumber(first);
    const start = dayStart(first, zone);
    const offset = offsetAt(start, zone);
    const even = offsetAt(dayStart(addDays(first, WEEK), zone), zone) === offset;
    for (let day = 0; day < WEEK && ahead + day < days; day += 1)
      found.push(even ? { date: addDays(first, day), number: number + day, stretches: [{ from: start + day * DAY, wall: 0, minutes: DAY }] } : lookedAt(addDays(first, day), zone));
  }
  return found;
}

/** The real minutes of a day at which the wall clock shows from `opens` up to, and not, `closes`: an hour that comes twice is two hours long. */
export function realSpans(day: WallDay, opens: number, closes: number): MinuteSpan[] {
  const [only, second] = day.stretches;
  // Most days, without a list in between.
  if (only && !second) return opens < closes ? [{ from: only.from + opens, until: only.from + closes }] : [];
  return day.stretches.flatMap(({ from, wall, minutes }) => {
    const begins = Math.max(opens, wall);
    const ends = Math.min(closes, wall + minutes);
    return begins < ends ? [{ from: from + begins - wall, until: from + ends - wall }] : [];
  });
}

/** The real minutes of a day at which the wall clock shows a multiple of `grid` minutes; none in an hour that is skipped, two in one that comes twice. */
export function gridMinutes(day: WallDay, grid: number): number[] {
  return day.stretches.flatMap(({ from, wall, minutes }) => {
    const starts: number[] = [];
    for (let shown = Math.ceil(wall / grid) * grid; shown < wall + minutes; shown += grid) starts.push(from + shown - wall);
    return starts;
  });
}
