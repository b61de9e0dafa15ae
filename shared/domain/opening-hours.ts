/** When the point is open: a week of spans, and exceptions that win over it. Times are wall-clock times of the zone. */
import type { OpeningHours } from '../contract/point.ts';
import { addDays, isCalendarDate, weekday } from './calendar-date.ts';
import { localDateTime, POINT_ZONE } from './local-date.ts';

export type OpeningSpan = OpeningHours['week'][number][number];

export type OpeningHoursReason = 'overMidnight' | 'empty' | 'overlap' | 'date' | 'sameDateTwice' | 'days';

export interface OpeningHoursRefusal {
  /** Where, as in `week.0.1.closes`. */
  path: string;
  reason: OpeningHoursReason;
}

/** Longest look ahead for the next opening: a year covers any exception there can be. */
const LOOK_AHEAD_DAYS = 366;

const byOpening = (a: OpeningSpan, b: OpeningSpan): number => a.opens.localeCompare(b.opens, 'en');

function refusedSpans(spans: readonly OpeningSpan[], path: string): OpeningHoursRefusal[] {
  return spans.flatMap((span, index): OpeningHoursRefusal[] => {
    if (span.closes === span.opens) return [{ path: `${path}.${index}.closes`, reason: 'empty' }];
    // A night is two spans on two days: to 24:00 and from 00:00.
    if (span.closes < span.opens) return [{ path: `${path}.${index}.closes`, reason: 'overMidnight' }];
    const overlaps = spans.slice(0, index).some((other) => span.opens < other.closes && other.opens < span.closes);
    return overlaps ? [{ path: `${path}.${index}.opens`, reason: 'overlap' }] : [];
  });
}

/** Everything wrong with the hours: spans over midnight or of no length, overlaps, impossible or doubled exceptions. */
export function refusedOpeningHours(hours: OpeningHours): OpeningHoursRefusal[] {
  const dates = hours.exceptions.map((exception) => exception.date);
  return [
    ...(hours.week.length === 7 ? [] : [{ path: 'week', reason: 'days' } as const]),
    ...hours.week.flatMap((spans, day) => refusedSpans(spans, `week.${day}`)),
    ...hours.exceptions.flatMap(({ date, spans }, index): OpeningHoursRefusal[] => [
      ...(isCalendarDate(date) ? [] : [{ path: `exceptions.${index}.date`, reason: 'date' } as const]),
      ...(dates.indexOf(date) === index ? [] : [{ path: `exceptions.${index}.date`, reason: 'sameDateTwice' } as const]),
      ...refusedSpans(spans, `exceptions.${index}.spans`),
    ]),
  ];
}

/** The spans of a local date in order of the clock; none when closed all day. */
export function spansOn(hours: OpeningHours, date: string): OpeningSpan[] {
  const exception = hours.exceptions.find((candidate) => candidate.date === date);
  return (exception?.spans ?? hours.week[weekday(date)] ?? []).toSorted(byOpening);
}

/** The spans of the local date of an instant. */
export function todaySpans(hours: OpeningHours, at: string, zone: string = POINT_ZONE): OpeningSpan[] {
  return spansOn(hours, localDateTime(at, zone).date);
}

/** Open from the opening minute up to, and not in, the closing minute. */
export function isOpen(hours: OpeningHours, at: string, zone: string = POINT_ZONE): boolean {
  const { date, time } = localDateTime(at, zone);
  return spansOn(hours, date).some((span) => span.opens <= time && time < span.closes);
}

/** The first opening after an instant, or null when there is none within a year. */
export function nextOpening(hours: OpeningHours, at: string, zone: string = POINT_ZONE): { date: string; time: string } | null {
  const now = localDateTime(at, zone);
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead += 1) {
    const date = addDays(now.date, ahead);
    const span = spansOn(hours, date).find((candidate) => ahead > 0 || candidate.opens > now.time);
    if (span !== undefined) return { date, time: span.opens };
  }
  return null;
}

function shortTime(time: string): string {
  const hour = Number(time.slice(0, 2));
  return time.endsWith(':00') ? String(hour) : `${hour}.${time.slice(3)}`;
}

/** `9–16`, `9–12, 13–16.30`; empty when closed. Readable in fi, sv and en alike. */
export function formatSpans(spans: readonly OpeningSpan[]): string {
  return spans
    .toSorted(byOpening)
    .map((span) => `${shortTime(span.opens)}–${shortTime(span.closes)}`)
    .join(', ');
}
