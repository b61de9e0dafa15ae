/** What an outside calendar's file keeps somebody from: spans of time and nothing else of it. */
import ICAL from 'ical.js';
import { createContext, Script } from 'node:vm';
import { badField } from '../../../../kernel/errors.ts';
import { insteadOf, occurrencesOf, windowOf, type Busy, type Window } from './occurrences.ts';
import { zonesOf } from './outside-zone.ts';
import { OWN_UID } from './words.ts';

export interface BusyTimes {
  /** In order, none touching another. */
  spans: Busy[];
  /** Entries that keep nobody away: free, cancelled, or a booking of ours that the calendar shows. */
  ignored: number;
  /** Entries that could not be read. */
  unread: number;
}

/** A file with more is not one person's calendar. */
const SPANS_AT_MOST = 3_000;
/** Rules can be written that never end; the hub's other work waits no longer than this for one file. */
const READING_MS = 3_000;

const rootsOf = (text: string): ICAL.Component[] => {
  const parsed = ICAL.parse(text.replace(/^\uFEFF/, '').trim()) as unknown[];
  const many = typeof parsed[0] === 'string' ? [parsed] : (parsed as unknown[][]);
  return many.map((one) => new ICAL.Component(one)).filter(({ name }) => name === 'vcalendar');
};

const said = (event: ICAL.Component, name: string): string => String(event.getFirstPropertyValue(name) ?? '').toUpperCase();

const keepsNobody = (event: ICAL.Component): boolean =>
  said(event, 'status') === 'CANCELLED' || said(event, 'transp') === 'TRANSPARENT' || said(event, 'x-microsoft-cdo-busystatus') === 'FREE' || said(event, 'uid').endsWith(OWN_UID.toUpperCase());

/** `FREEBUSY` periods, which say busy unless they say free. */
const freeBusy = (calendar: ICAL.Component): Busy[] =>
  calendar.getAllSubcomponents('vfreebusy').flatMap((part) =>
    part.getAllProperties('freebusy').flatMap((property) => {
      if (String(property.getFirstParameter('fbtype') ?? 'BUSY').toUpperCase() === 'FREE') return [];
      return property.getValues().flatMap((value: unknown) => (value instanceof ICAL.Period ? [{ from: value.start.toUnixTime() * 1_000, until: value.getEnd().toUnixTime() * 1_000 }] : []));
    }),
  );

const merged = (spans: readonly Busy[]): Busy[] => {
  const joined: Busy[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else joined.push({ ...span });
  }
  return joined;
};

const readCalendar = (calendar: ICAL.Component, window: Window): BusyTimes => {
  const zoneOf = zonesOf(calendar);
  const events = calendar.getAllSubcomponents('vevent');
  const instead = new Map<string, Set<number>>();
  let ignored = 0;
  let unread = 0;
  const attempt = (job: () => void) => {
    try {
      job();
    } catch (error) {
      // What the library says of a rule that cannot be is not one of its classes; the time that is up is no fault of the event.
      if ((error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      unread += 1;
    }
  };
  for (const event of events)
    attempt(() => {
      const at = insteadOf(event, zoneOf);
      const uid = said(event, 'uid');
      if (at !== null) instead.set(uid, (instead.get(uid) ?? new Set()).add(at));
    });
  const spans = freeBusy(calendar).filter(({ from, until }) => until > window.from && from < window.until);
  for (const event of events) {
    if (keepsNobody(event)) ignored += 1;
    else
      attempt(() => {
        const alone = event.getFirstProperty('recurrence-id') !== null;
        spans.push(...occurrencesOf(event, zoneOf, alone ? new Set() : (instead.get(said(event, 'uid')) ?? new Set()), window));
      });
  }
  return { spans, ignored, unread };
};

/** Ends a job that takes too long. Only the engine can: the loop is inside the library. */
const within = <Result>(milliseconds: number, job: () => Result): Result => {
  let result: { value: Result } | null = null;
  new Script('job()').runInContext(createContext({ job: () => void (result = { value: job() }) }), { timeout: milliseconds });
  return (result as { value: Result } | null)!.value;
};

/**
 * Busy spans from now on for some days ahead. Throws `BAD_INPUT` for `text`: `notCalendar` for what is no calendar file,
 * `calendarTooMuch` for one that takes too long or holds too much.
 */
export const busyTimes = (text: string, now: string, days: number, limitMs = READING_MS): BusyTimes => {
  const window = windowOf(now, days);
  let read: BusyTimes[];
  try {
    read = within(limitMs, () => rootsOf(text).map((calendar) => readCalendar(calendar, window)));
  } catch (error) {
    throw badField('text', (error as { code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'calendarTooMuch' : 'notCalendar');
  }
  if (read.length === 0) throw badField('text', 'notCalendar');
  const spans = merged(read.flatMap((one) => one.spans));
  if (spans.length > SPANS_AT_MOST) throw badField('text', 'calendarTooMuch');
  const sum = (part: 'ignored' | 'unread') => read.reduce((total, one) => total + one[part], 0);
  return { spans, ignored: sum('ignored'), unread: sum('unread') };
};
