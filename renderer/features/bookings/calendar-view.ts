/** A calendar as boxes on a grid of five minutes: what is closed, absent and booked, by resource or by day. Pure. */
import type { Absence, Booking, Resource } from '#shared/contract/bookings/words.ts';
import { addDays, dayNumber, weekday } from '#shared/domain/calendar-date.ts';
import { instantOf, localDateOf, localDateTime } from '#shared/domain/local-date.ts';
import { spansOn } from '#shared/domain/opening-hours.ts';

/** Minutes of a row: the finest grid that a service may have, so that what follows at once does not lie upon another. */
export const ROW_MINUTES = 5;
/** What a booking is moved by where its service's own grid is not known. */
export const STEP_MINUTES = 15;

export interface CalendarColumn {
  readonly key: string;
  readonly resource: Resource;
  readonly date: string;
}

/** Rows are counted from the calendar's first; `to` is the one after the last. */
export interface Box {
  readonly from: number;
  readonly to: number;
}

export interface CalendarData {
  readonly resources: readonly Resource[];
  readonly bookings: readonly Booking[];
  readonly absences: readonly Absence[];
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The hours that the columns need on the screen, whole hours, at least nine to sixteen. */
export function shownHours(columns: readonly CalendarColumn[], bookings: readonly Booking[]): { first: number; last: number } {
  const spans = columns.flatMap(({ resource, date }) => spansOn(resource.hours, date));
  const dates = new Set(columns.map(({ date }) => date));
  const booked = bookings.filter(({ start }) => dates.has(localDateOf(start)));
  const starts = [...spans.map(({ opens }) => minutesOf(opens)), ...booked.map(({ start }) => minutesOf(localDateTime(start).time)), 9 * 60];
  const ends = [...spans.map(({ closes }) => minutesOf(closes)), ...booked.map(({ start, end }) => minutesOf(localDateTime(start).time) + (Date.parse(end) - Date.parse(start)) / 60_000), 16 * 60];
  return { first: Math.floor(Math.min(...starts) / 60), last: Math.min(24, Math.ceil(Math.max(...ends) / 60)) };
}

const boxOf = (from: number, until: number, first: number, last: number): Box | null => {
  const rows = ((last - first) * 60) / ROW_MINUTES;
  const box = { from: Math.max(0, Math.floor((from - first * 60) / ROW_MINUTES)), to: Math.min(rows, Math.ceil((until - first * 60) / ROW_MINUTES)) };
  return box.to > box.from ? box : null;
};

/** When the resource is not open, between the hours shown. */
export function closedBoxes({ resource, date }: CalendarColumn, first: number, last: number): Box[] {
  const open = spansOn(resource.hours, date).map(({ opens, closes }) => ({ from: minutesOf(opens), until: minutesOf(closes) }));
  const edges = [{ from: 0, until: first * 60 }, ...open, { from: last * 60, until: 24 * 60 }];
  return edges.slice(1).flatMap((span, at) => boxOf(edges[at]!.until, span.from, first, last) ?? []);
}

/** The resource's bookings of the day that stand, in the order of their times. */
export const bookingsIn = ({ resource, date }: CalendarColumn, bookings: readonly Booking[]): Booking[] =>
  bookings.filter((booking) => booking.state !== 'cancelled' && localDateOf(booking.start) === date && booking.resources.some(({ id }) => id === resource.id)).toSorted((a, b) => a.start.localeCompare(b.start));

/** Where a booking stands; null outside the hours shown. */
export function bookingBox({ start, end }: Pick<Booking, 'start' | 'end'>, first: number, last: number): Box | null {
  const from = minutesOf(localDateTime(start).time);
  return boxOf(from, from + (Date.parse(end) - Date.parse(start)) / 60_000, first, last);
}

/** The parts of the absences that lie on the day, recurring ones by the wall clock. */
export function absentBoxes({ resource, date }: CalendarColumn, absences: readonly Absence[], first: number, last: number): { absence: Absence; box: Box }[] {
  return absences
    .filter(({ resourceId }) => resourceId === resource.id)
    .flatMap((absence) => {
      const { when } = absence;
      const span = 'weekdays' in when ? recurringOn(when, date) : spanOn(when, date);
      const box = span === null ? null : boxOf(span.from, span.until, first, last);
      return box === null ? [] : [{ absence, box }];
    });
}

function spanOn(when: { from: string; until: string }, date: string): { from: number; until: number } | null {
  const [dayStart, dayEnd] = [instantOf(date, '00:00'), instantOf(addDays(date, 1), '00:00')];
  if (when.until <= dayStart || when.from >= dayEnd) return null;
  return { from: when.from <= dayStart ? 0 : minutesOf(localDateTime(when.from).time), until: when.until >= dayEnd ? 24 * 60 : minutesOf(localDateTime(when.until).time) };
}

function recurringOn(when: Extract<Absence['when'], { weekdays: unknown }>, date: string): { from: number; until: number } | null {
  if (date < when.from || (when.until !== null && date > when.until) || !when.weekdays.includes(weekday(date) + 1)) return null;
  const weeks = Math.floor((dayNumber(date) - dayNumber(when.from) + weekday(when.from)) / 7);
  return weeks % when.everyWeeks === 0 ? { from: minutesOf(when.opens), until: minutesOf(when.closes) } : null;
}

/** The instant of a row of a column: where a booking that is dropped there begins. */
export const instantOfRow = (date: string, row: number, first: number): string => {
  const minutes = first * 60 + row * ROW_MINUTES;
  return instantOf(date, `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
};

/** A time shifted on the wall clock by minutes or days, so that 9.00 stays 9.00 over a change of the clock. */
export function shifted(instant: string, { minutes = 0, days = 0 }: { minutes?: number; days?: number }): string {
  const { date, time } = localDateTime(instant);
  const total = minutesOf(time) + minutes;
  const wrapped = ((total % 1_440) + 1_440) % 1_440;
  return instantOf(addDays(date, days + Math.floor(total / 1_440)), `${String(Math.floor(wrapped / 60)).padStart(2, '0')}:${String(wrapped % 60).padStart(2, '0')}`);
}

/** The nearest time of the day that is on a service's grid of the wall clock, which is all that can be booked. */
export function onGrid(instant: string, gridMinutes: number): string {
  const { time } = localDateTime(instant);
  const minutes = minutesOf(time);
  const nearest = Math.min(Math.round(minutes / gridMinutes) * gridMinutes, Math.floor((1_440 - 1) / gridMinutes) * gridMinutes);
  return nearest === minutes ? instant : shifted(instant, { minutes: nearest - minutes });
}
