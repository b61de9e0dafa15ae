/** Small worlds of resources for the slot search, and a slow answer to the same question, minute by minute. */
import * as fc from 'fast-check';
import type { Absence, BookableService, Resource } from '#shared/contract/bookings/words.ts';
import type { Occupancy, SlotSearch } from '#shared/domain/free-slots.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { endOfLocalDate, localDateTime, startOfLocalDate } from '#shared/domain/local-date.ts';
import { isOpen } from '#shared/domain/opening-hours.ts';
import { recurringDays } from '#shared/domain/recurrence.ts';
import { fits, neededNow } from '#shared/domain/slot-fit.ts';
import { instantOfMinute, minuteOf, wallDays, wallMinutes } from '#shared/domain/wall-day.ts';

export const POINT = '01P00000000000000000000000';

export const resource = (number: number, change: Partial<Resource> = {}): Resource => ({
  id: `01R${String(number).padStart(23, '0')}`,
  kind: 'expert',
  name: `R${number}`,
  pointId: POINT,
  providerId: 'kela',
  personId: null,
  languages: ['fi'],
  cardIds: [],
  hours: { week: Array.from({ length: 7 }, () => [{ opens: '09:00', closes: '16:00' }]), exceptions: [] },
  bufferBefore: 0,
  bufferAfter: 0,
  seats: null,
  lettingProductId: null,
  active: true,
  ...change,
});

export const need = (kind: Resource['kind'], change: Partial<BookableService['needs'][number]> = {}): BookableService['needs'][number] => ({ kind, inLanguage: false, ofProvider: false, atPoint: false, optional: false, ...change });

export const service = (change: Partial<BookableService> = {}): BookableService => ({
  id: 's',
  name: { fi: 'Palvelu' },
  cardId: null,
  providerId: 'kela',
  minutes: 30,
  gridMinutes: 30,
  needs: [need('expert')],
  leadMinutes: 0,
  horizonDays: 365,
  instructions: {},
  selfService: true,
  active: true,
  ...change,
});

export const search = (from: string, days: number, change: Partial<SlotSearch> = {}): SlotSearch => ({ pointId: POINT, language: 'fi', interpreter: null, named: [], from, days, earliest: 0, latest: Number.MAX_SAFE_INTEGER, ...change });

const absentAt = ({ when }: Absence, minute: number): boolean => {
  const instant = instantOfMinute(minute);
  if ('weekdays' in when) {
    const { date, time } = localDateTime(instant);
    return recurringDays(when, wallDays(date, 1)).length > 0 && when.opens <= time && time < when.closes;
  }
  return when.from < instantOfMinute(minute + 1) && instant < when.until;
};

/** Tries a resource at a minute, once for each of both. */
const remembered = (tryAt: (who: Resource, minute: number) => boolean): typeof tryAt => {
  const known = new Map<Resource, Map<number, boolean>>();
  return (who, minute) => {
    const mine = known.get(who) ?? new Map<number, boolean>();
    known.set(who, mine);
    const told = mine.get(minute) ?? tryAt(who, minute);
    mine.set(minute, told);
    return told;
  };
};

/** Whether a resource can take a booking of so many minutes from a minute on, asked of every single minute of it. */
export const minuteByMinute = ({ absences, taken }: Occupancy): ((who: Resource, start: number, length: number) => boolean) => {
  const opens = remembered((who, minute) => isOpen(who.hours, instantOfMinute(minute)));
  const away = remembered((who, minute) => absences.some((absence) => absence.resourceId === who.id && absentAt(absence, minute)) || taken.some((one) => one.resourceId === who.id && one.from <= minute && minute < one.until));
  return (who, start, length) => {
    for (let minute = start; minute < start + length; minute += 1) if (!opens(who, minute)) return false;
    for (let minute = start - who.bufferBefore; minute < start + length + who.bufferAfter; minute += 1) if (away(who, minute)) return false;
    return true;
  };
};

/** Whether each list can give another member. */
const canChoose = (lists: readonly (readonly string[])[], used: readonly string[] = []): boolean => {
  const [list, ...rest] = lists;
  return list === undefined || list.some((id) => !used.includes(id) && canChoose(rest, [...used, id]));
};

/** Starts by trying every minute of every day. */
export const slowStarts = (occupancy: Occupancy, wanted: BookableService, { from, days, earliest, latest, ...asked }: SlotSearch): string[] => {
  const needs = neededNow(wanted, asked.interpreter);
  const canTake = minuteByMinute(occupancy);
  const found: string[] = [];
  const end = minuteOf(endOfLocalDate(addDays(from, days - 1)));
  for (let minute = minuteOf(startOfLocalDate(from)); minute < end; minute += 1) {
    if (minute < earliest || minute > latest || wallMinutes(localDateTime(instantOfMinute(minute)).time) % wanted.gridMinutes !== 0) continue;
    const lists = needs.map((one) => occupancy.resources.filter((each) => fits(each, one, wanted, asked) && canTake(each, minute, asked.minutes ?? wanted.minutes)).map(({ id }) => id));
    if (canChoose(lists)) found.push(instantOfMinute(minute));
  }
  return found;
};

const time = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** One or two spans of a day on the quarter. */
const spans = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 4 }).map((marks) => {
  const sorted = marks.toSorted((a, b) => a - b).map((mark) => time(mark * 15));
  const pairs = sorted.length === 4 ? [[0, 1], [2, 3]] : [[0, 1]];
  return pairs.map(([opens, closes]) => ({ opens: sorted[opens!]!, closes: sorted[closes!]! }));
});

/** Dates around both changes of the clock of 2026, and plain ones. */
export const dates = fc.constantFrom('2026-03-27', '2026-03-28', '2026-03-29', '2026-10-23', '2026-10-24', '2026-10-25', '2026-06-10');

/** Up to six resources with absences and bookings on the days around a date. */
export const worlds = dates.chain((date) => {
  const midnight = minuteOf(startOfLocalDate(date));
  const minutes = fc.integer({ min: -600, max: 4_000 }).map((ahead) => midnight + ahead);
  const id = fc.integer({ min: 1, max: 6 });
  const person = fc.record({ kind: fc.constantFrom<Resource['kind']>('expert', 'remoteRoom'), languages: fc.constantFrom<string[]>(['fi'], ['sv'], ['fi', 'sv']), bufferBefore: fc.constantFrom(0, 0, 7, 20), bufferAfter: fc.constantFrom(0, 0, 10), week: fc.array(spans, { minLength: 7, maxLength: 7 }), exceptions: fc.option(spans, { nil: undefined }) });
  const resources = fc.array(person, { minLength: 1, maxLength: 6 }).map((list) =>
    list.map(({ week, exceptions, ...one }, index) => resource(index + 1, { ...one, hours: { week, exceptions: exceptions ? [{ date: addDays(date, 1), spans: exceptions }] : [] } })),
  );
  const absence = fc.oneof(
    fc.tuple(minutes, fc.integer({ min: 1, max: 600 })).map(([from, long]) => ({ from: instantOfMinute(from), until: instantOfMinute(from + long) })),
    fc.tuple(spans, fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }), fc.integer({ min: 1, max: 2 })).map(([[span], weekdays, everyWeeks]) => ({ weekdays, everyWeeks, from: addDays(date, -9), until: null, ...span! })),
  );
  return fc.record({
    date: fc.constant(date),
    resources,
    absences: fc.array(fc.tuple(id, absence), { maxLength: 4 }).map((list) => list.map(([number, when], index): Absence => ({ id: `01A${String(index).padStart(23, '0')}`, resourceId: resource(number).id, reason: '', when, imported: false }))),
    taken: fc.array(fc.tuple(id, minutes, fc.integer({ min: 5, max: 200 })), { maxLength: 6 }).map((list) => list.map(([number, from, long]) => ({ resourceId: resource(number).id, from, until: from + long }))),
  });
});

/** Services of one to three needs, some of which the same resources could fill. */
export const services = fc.record({
  minutes: fc.constantFrom(10, 30, 45, 120),
  gridMinutes: fc.constantFrom(15, 20, 30, 60),
  needs: fc.array(fc.record({ kind: fc.constantFrom<Resource['kind']>('expert', 'remoteRoom'), inLanguage: fc.boolean() }), { minLength: 1, maxLength: 3 }).map((list) => list.map(({ kind, inLanguage }) => need(kind, { inLanguage }))),
}).map((change) => service(change));
