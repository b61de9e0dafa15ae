/** An absence as it is typed: days and hours on the wall clock, once or every week. Pure. */
import type { Absence, AbsenceWish } from '#shared/contract/bookings/words.ts';
import { weekday } from '#shared/domain/calendar-date.ts';
import { instantOf, localDateTime } from '#shared/domain/local-date.ts';
import { dayAsTyped, typedAsDay } from '../../kit/index.ts';

export interface AbsenceDraft {
  readonly resourceId: string;
  readonly day: string;
  /** The last day; of a weekly one empty means until further notice. */
  readonly lastDay: string;
  readonly from: string;
  readonly until: string;
  readonly weekly: boolean;
  readonly reason: string;
}

export type AbsenceFault = 'day' | 'lastDay' | 'from' | 'until' | 'order';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;

/** `9`, `9.30` and `24` as people type them; null for anything else. */
export function typedTime(typed: string): string | null {
  const [hour = '', minute = '00'] = typed.trim().split(/[.:]/);
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return TIME.test(time) ? time : null;
}

const shownTime = (time: string): string => time.replace(/^0/, '').replace(':', '.').replace(/\.00$/, '');

export const newAbsence = (resourceId: string, date: string): AbsenceDraft => ({ resourceId, day: dayAsTyped(date), lastDay: dayAsTyped(date), from: '9', until: '16', weekly: false, reason: '' });

/** One that stands, as it would be typed. */
export function draftOfAbsence({ resourceId, reason, when }: Absence): AbsenceDraft {
  if ('weekdays' in when) return { resourceId, reason, weekly: true, day: dayAsTyped(when.from), lastDay: when.until === null ? '' : dayAsTyped(when.until), from: shownTime(when.opens), until: shownTime(when.closes) };
  const [from, until] = [localDateTime(when.from), localDateTime(when.until)];
  // Midnight is the end of the day before.
  const end = until.time === '00:00' ? { date: localDateTime(new Date(Date.parse(when.until) - 60_000).toISOString()).date, time: '24:00' } : until;
  return { resourceId, reason, weekly: false, day: dayAsTyped(from.date), lastDay: dayAsTyped(end.date), from: shownTime(from.time), until: shownTime(end.time) };
}

export function faultsOf({ day, lastDay, from, until, weekly }: AbsenceDraft): ReadonlySet<AbsenceFault> {
  const [first, last, opens, closes] = [typedAsDay(day), typedAsDay(lastDay), typedTime(from), typedTime(until)];
  const faults = new Set<AbsenceFault>();
  if (first === null) faults.add('day');
  if (last === null && !(weekly && lastDay.trim() === '')) faults.add('lastDay');
  if (opens === null) faults.add('from');
  if (closes === null) faults.add('until');
  if (first !== null && last !== null && last < first) faults.add('order');
  if (opens !== null && closes !== null && opens >= closes && (weekly || first === last)) faults.add('order');
  return faults;
}

/** What is saved; null while something is wrong. A weekly one keeps the days of the week that it had. */
export function wishOf(draft: AbsenceDraft, before: Absence | null): AbsenceWish | null {
  const [first, last, opens, closes] = [typedAsDay(draft.day), typedAsDay(draft.lastDay), typedTime(draft.from), typedTime(draft.until)];
  if (faultsOf(draft).size > 0 || first === null || opens === null || closes === null) return null;
  const common = { ...(before === null ? {} : { id: before.id }), resourceId: draft.resourceId, reason: draft.reason };
  if (!draft.weekly) return last === null ? null : { ...common, when: { from: instantOf(first, opens), until: instantOf(last, closes) } };
  const was = before !== null && 'weekdays' in before.when && dayAsTyped(before.when.from) === draft.day ? before.when : null;
  return { ...common, when: { weekdays: was?.weekdays ?? [weekday(first) + 1], everyWeeks: was?.everyWeeks ?? 1, from: first, until: last, opens, closes } };
}
