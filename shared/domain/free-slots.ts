/**
 * Times at which all resources of a service are free together. Each resource has one byte for each start on the grid;
 * spans of hours, absences and bookings set or clear runs of bytes, so that looking at a start is looking at a byte.
 */
import type { Absence, BookableService, Resource, Slot } from '../contract/bookings/words.ts';
import { addDays, dayNumber } from './calendar-date.ts';
import { recurringSpans } from './recurrence.ts';
import { candidates, type Asked } from './slot-fit.ts';
import { gridMinutes, instantOfMinute, minuteOf, realSpans, wallDays, wallMinutes, weekdayOf, type MinuteSpan, type WallDay } from './wall-day.ts';

/** What a booking takes of a resource, its buffers included. */
export interface Taken extends MinuteSpan {
  resourceId: string;
}

/** All that decides what is free. */
export interface Occupancy {
  resources: readonly Resource[];
  absences: readonly Absence[];
  taken: readonly Taken[];
}

export interface SlotSearch extends Asked {
  /** Local dates searched. */
  from: string;
  days: number;
  /** The first and the last start allowed, as real minutes. */
  earliest: number;
  latest: number;
  /** Minutes, where not the service's own. */
  minutes?: number;
  /** Stops after this many. */
  limit?: number;
}

interface Starts {
  at: Float64Array;
  /** Which of the days searched each start is on. */
  day: Int32Array;
  /** For each real minute of the days the index of the first start that is not before it; asked for hundreds of thousands of times. */
  next: Int32Array;
  firstMinute: number;
}

/** Days before and after those searched that a booking or its buffers can reach into. */
const REACH = 1;

function startsOf(days: readonly WallDay[], grid: number, { earliest, latest }: SlotSearch): Starts {
  const at: number[] = [];
  const day: number[] = [];
  days.forEach((wallDay, index) => {
    for (const minute of gridMinutes(wallDay, grid)) {
      if (minute < earliest || minute > latest) continue;
      at.push(minute);
      day.push(index);
    }
  });
  const firstMinute = days[0]!.stretches[0]!.from;
  const last = days.at(-1)!.stretches.at(-1)!;
  const next = new Int32Array(last.from + last.minutes - firstMinute + 1);
  for (let minute = next.length - 1, index = at.length; minute >= 0; minute -= 1) {
    if (index > 0 && at[index - 1]! - firstMinute >= minute) index -= 1;
    next[minute] = index;
  }
  return { at: Float64Array.from(at), day: Int32Array.from(day), next, firstMinute };
}

/** The index of the first start that is not before the minute. */
const firstFrom = ({ at, next, firstMinute }: Starts, minute: number): number => (minute <= firstMinute ? 0 : (next[minute - firstMinute] ?? at.length));

/** Open spans over the days, those that touch at midnight joined. */
function openSpans(resource: Resource, days: readonly WallDay[]): MinuteSpan[] {
  const minutes = (spans: readonly { opens: string; closes: string }[]) => spans.map(({ opens, closes }) => [wallMinutes(opens), wallMinutes(closes)] as const).toSorted((a, b) => a[0] - b[0]);
  const week = resource.hours.week.map(minutes);
  const exceptions = new Map(resource.hours.exceptions.map(({ date, spans }) => [date, minutes(spans)]));
  const joined: MinuteSpan[] = [];
  for (const day of days) {
    for (const [opens, closes] of exceptions.get(day.date) ?? week[weekdayOf(day)] ?? [])
      for (const span of realSpans(day, opens, closes)) {
        const last = joined.at(-1);
        if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
        else joined.push(span);
      }
  }
  return joined;
}

export const absentSpans = ({ when }: Absence, days: readonly WallDay[]): MinuteSpan[] => ('weekdays' in when ? recurringSpans(when, days) : [{ from: minuteOf(when.from), until: Math.ceil(Date.parse(when.until) / 60_000) }]);

/** A byte for each start: 1 where the resource can begin a booking of that length. Its buffers keep clear of bookings and absences, and may lie outside its hours. */
function freeBytes(resource: Resource, starts: Starts, length: number, days: readonly WallDay[], busy: readonly MinuteSpan[]): Uint8Array {
  const free = new Uint8Array(starts.at.length);
  for (const { from, until } of openSpans(resource, days)) free.fill(1, firstFrom(starts, from), firstFrom(starts, until - length + 1));
  for (const { from, until } of busy) free.fill(0, firstFrom(starts, from - length - resource.bufferAfter + 1), firstFrom(starts, until + resource.bufferBefore));
  return free;
}

interface Candidate {
  id: string;
  free: Uint8Array;
  /** Bookings on each of the days. */
  load: Int32Array;
}

/** One resource for each need and none twice, each need's first wish where that is possible (augmenting paths); null when it is not. */
function assign(orders: readonly (readonly Candidate[])[], start: number): Candidate[] | null {
  const owner = new Map<Candidate, number>();
  const place = (need: number, seen: Set<Candidate>): boolean => {
    const open = orders[need]!.filter((candidate) => candidate.free[start] === 1 && !seen.has(candidate));
    const own = open.find((candidate) => !owner.has(candidate));
    if (own) return (owner.set(own, need), true);
    for (const candidate of open) {
      seen.add(candidate);
      if (!place(owner.get(candidate)!, seen)) continue;
      owner.set(candidate, need);
      return true;
    }
    return false;
  };
  for (let need = 0; need < orders.length; need += 1) if (!place(need, new Set())) return null;
  const chosen: Candidate[] = [];
  for (const [candidate, need] of owner) chosen[need] = candidate;
  return chosen;
}

/** The same where no resource fits two needs: each need's first that is free. */
function pick(orders: readonly (readonly Candidate[])[], start: number): Candidate[] | null {
  const chosen: Candidate[] = [];
  for (const order of orders) {
    const found = order.find((candidate) => candidate.free[start] === 1);
    if (!found) return null;
    chosen.push(found);
  }
  return chosen;
}

/** Where each list has somebody who is free: all other starts need no choosing. */
function somebodyFree(needs: readonly (readonly Candidate[])[], count: number): Uint8Array {
  const everywhere = new Uint8Array(count).fill(1);
  const here = new Uint8Array(count);
  for (const list of needs) {
    here.fill(0);
    for (const { free } of list) for (let start = 0; start < count; start += 1) here[start]! |= free[start]!;
    for (let start = 0; start < count; start += 1) everywhere[start]! &= here[start]!;
  }
  return everywhere;
}

function grouped<Row extends { resourceId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const list = found.get(row.resourceId);
    if (list) list.push(row);
    else found.set(row.resourceId, [row]);
  }
  return found;
}

/**
 * Free slots in order of time. Of several resources that could fill a need the least booked of that day is taken, then the
 * lowest id. Starts are on the service's grid of the wall clock: none in the hour that spring skips, and each of the hour
 * that autumn repeats is its own instant. None at all when a named resource cannot be part of it.
 */
export function freeSlots(occupancy: Occupancy, service: BookableService, search: SlotSearch): Slot[] {
  const lists = candidates(occupancy.resources, service, search);
  if (!lists || lists.some((list) => list.length === 0)) return [];
  const length = search.minutes ?? service.minutes;
  const reached = wallDays(addDays(search.from, -REACH), search.days + 2 * REACH);
  const days = reached.slice(REACH, -REACH);
  const starts = startsOf(days, service.gridMinutes, search);
  const absences = grouped(occupancy.absences);
  const taken = grouped(occupancy.taken);
  const firstDay = dayNumber(search.from);

  const known = new Map<string, Candidate>();
  const candidateOf = (resource: Resource): Candidate => {
    const before = known.get(resource.id);
    if (before) return before;
    const bookings = taken.get(resource.id) ?? [];
    const busy = [...bookings, ...(absences.get(resource.id) ?? []).flatMap((absence) => absentSpans(absence, reached))];
    const load = new Int32Array(search.days);
    for (const { from } of bookings) {
      // A day of the load begins at 02 or 03 by the wall clock: near enough to be fair, and no question to the zone.
      const day = Math.floor(from / 1_440) - firstDay;
      if (day >= 0 && day < search.days) load[day]! += 1;
    }
    const made = { id: resource.id, load, free: freeBytes(resource, starts, length, reached, busy) };
    known.set(resource.id, made);
    return made;
  };
  const needs = lists.map((list) => list.map(candidateOf));
  const choose = needs.reduce((sum, list) => sum + list.length, 0) === known.size ? pick : assign;

  const possible = somebodyFree(needs, starts.at.length);
  const found: Slot[] = [];
  let day = -1;
  let orders: Candidate[][] = [];
  for (let start = 0; start < starts.at.length && found.length < (search.limit ?? Infinity); start += 1) {
    if (possible[start] === 0) continue;
    if (starts.day[start] !== day) {
      day = starts.day[start]!;
      orders = needs.map((list) => (list.every(({ load }) => load[day] === 0) ? list : list.toSorted((a, b) => a.load[day]! - b.load[day]!)));
    }
    const chosen = choose(orders, start);
    if (!chosen) continue;
    const minute = starts.at[start]!;
    found.push({ start: instantOfMinute(minute), end: instantOfMinute(minute + length), pointId: search.pointId, resourceIds: chosen.map(({ id }) => id) });
  }
  return found;
}
