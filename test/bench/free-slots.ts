/** How long the search for free times takes over 200 resources and 90 days: expert, room and interpreter together. The peer asks each start of each resource. */
import { join } from 'node:path';
import type { Absence, BookableService, Resource } from '#shared/contract/bookings/words.ts';
import { addDays, weekday } from '#shared/domain/calendar-date.ts';
import { freeSlots, type Occupancy, type SlotSearch } from '#shared/domain/free-slots.ts';
import { localDateTime } from '#shared/domain/local-date.ts';
import { spansOn } from '#shared/domain/opening-hours.ts';
import { fits, neededNow } from '#shared/domain/slot-fit.ts';
import { gridMinutes, instantOfMinute, minuteOf, wallDays } from '#shared/domain/wall-day.ts';
import { occupancyOf } from '#service/features/bookings/hub/reading.ts';
import { openHubDatabase } from '#service/kernel/db-hub.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { aim, interleaved, median, type Bench } from '../support/bench-report.ts';
import { seededRandom } from '../support/ids.ts';

const FROM = '2026-09-01';
const DAYS = 90;
/** The peer would take minutes for all of them. */
const PEER_DAYS = 2;
const POINT = '01P00000000000000000000000';
const BATCH = 500;
const id = (letter: string, number: number) => `01${letter}${String(number).padStart(23, '0')}`;

const service: BookableService = {
  id: 's',
  name: { fi: 'Palvelu' },
  cardId: null,
  providerId: 'kela',
  minutes: 45,
  gridMinutes: 15,
  needs: (['expert', 'remoteRoom', 'interpreter'] as const).map((kind) => ({ kind, inLanguage: kind === 'interpreter', ofProvider: false, atPoint: false, optional: false })),
  leadMinutes: 0,
  horizonDays: 365,
  instructions: {},
  selfService: true,
  active: true,
};
const search: SlotSearch = { pointId: POINT, language: 'fi', interpreter: 'ar', named: [], from: FROM, days: DAYS, earliest: 0, latest: Number.MAX_SAFE_INTEGER };

/** Experts, rooms and interpreters with shifts of their own, a lunch, a holiday, and most of each day booked. */
const busyWorld = (count: number): Occupancy => {
  const random = seededRandom(7);
  const upTo = (most: number) => Math.floor(random.number() * most);
  const resources = Array.from({ length: count }, (_, number): Resource => {
    const kind = number % 10 < 5 ? 'expert' : number % 10 < 8 ? 'remoteRoom' : 'interpreter';
    const opens = `0${7 + upTo(3)}:00`;
    const day = [{ opens, closes: `1${5 + upTo(4)}:30` }];
    return { id: id('R', number), kind, name: `R${number}`, pointId: null, providerId: 'kela', personId: null, languages: ['fi', 'ar'], cardIds: [], hours: { week: [day, day, day, day, day, [], []], exceptions: [{ date: addDays(FROM, upTo(DAYS)), spans: [] }] }, bufferBefore: 5, bufferAfter: 10, seats: null, lettingProductId: null, active: true };
  });
  const absences = resources.flatMap(({ id: resourceId }, number): Absence[] => {
    const begins = minuteOf(`${addDays(FROM, upTo(DAYS))}T06:00:00.000Z`);
    return [
      { id: id('A', number * 2), resourceId, reason: '', imported: false, when: { weekdays: [1, 2, 3, 4, 5], everyWeeks: 1, from: FROM, until: null, opens: `1${1 + upTo(2)}:00`, closes: '13:00' } },
      { id: id('A', number * 2 + 1), resourceId, reason: '', imported: false, when: { from: instantOfMinute(begins), until: instantOfMinute(begins + 3 * 1_440) } },
    ];
  });
  const taken = resources.flatMap(({ id: resourceId }) =>
    wallDays(FROM, DAYS).flatMap(({ stretches: [day] }) => {
      let from = day!.from + 480 + upTo(60);
      return Array.from({ length: 5 }, () => {
        const span = { resourceId, from, until: from + 60 };
        from = span.until + upTo(50);
        return span;
      });
    }),
  );
  return { resources, absences, taken };
};

/** Each start, each need, each resource: hours, absences and bookings looked through. */
const peer = ({ resources, absences, taken }: Occupancy): string[] => {
  const absencesOf = Map.groupBy(absences, (one) => one.resourceId);
  const takenOf = Map.groupBy(taken, (one) => one.resourceId);
  const free = (resource: Resource, start: number): boolean => {
    const instant = instantOfMinute(start);
    const [begins, ends] = [localDateTime(instant), localDateTime(instantOfMinute(start + service.minutes))];
    if (!spansOn(resource.hours, begins.date).some((span) => span.opens <= begins.time && ends.date === begins.date && ends.time <= span.closes)) return false;
    const [first, last] = [start - resource.bufferBefore, start + service.minutes + resource.bufferAfter];
    const [from, until] = [localDateTime(instantOfMinute(first)), localDateTime(instantOfMinute(last))];
    for (const { when } of absencesOf.get(resource.id) ?? []) {
      const away = 'weekdays' in when ? when.from <= from.date && when.weekdays.includes(weekday(from.date) + 1) && when.opens < until.time && from.time < when.closes : minuteOf(when.from) < last && first < minuteOf(when.until);
      if (away) return false;
    }
    return !(takenOf.get(resource.id) ?? []).some((one) => one.from < last && first < one.until);
  };
  const needs = neededNow(service, search.interpreter);
  return wallDays(FROM, PEER_DAYS).flatMap((day) => gridMinutes(day, service.gridMinutes).filter((start) => needs.every((need) => resources.some((resource) => fits(resource, need, service, search) && free(resource, start)))).map(instantOfMinute));
};

/** The same at the hub: read from its database, then searched. */
const fill = async (folder: string, { resources, absences, taken }: Occupancy) => {
  const database = openHubDatabase(join(folder, 'hub.sqlite'), hubMigrations);
  await database.db.transaction().execute(async (tx) => {
    for (const one of resources) await tx.insertInto('booking_resource').values({ id: one.id, kind: one.kind, point_id: null, provider_id: 'kela', active: 1, json: JSON.stringify(one), turn: 0 }).execute();
    for (const one of absences) await tx.insertInto('booking_absence').values({ id: one.id, resource_id: one.resourceId, json: JSON.stringify(one), imported: 0 }).execute();
    const bookings = taken.map((one, number) => ({ id: id('B', number), code: id('B', number), service_id: 's', service_name: '{}', card_id: null, point_id: POINT, point_name: '', start_at: instantOfMinute(one.from), end_at: instantOfMinute(one.until), resources: '[]', language: 'fi', interpreter: null, contact: '{}', note: '', state: 'confirmed', letting: null, sequence: 0, uid: id('B', number), made_by: POINT, made_at: FROM, changed_at: FROM }));
    for (let at = 0; at < taken.length; at += BATCH) {
      await tx.insertInto('booking').values(bookings.slice(at, at + BATCH)).execute();
      await tx.insertInto('booking_hold').values(taken.slice(at, at + BATCH).map((one, ahead) => ({ booking_id: id('B', at + ahead), resource_id: one.resourceId, from_minute: one.from, until_minute: one.until }))).execute();
    }
  });
  return database;
};

export const bench: Bench = {
  name: 'free-slots',
  run: async ({ quick = false }) => {
    const world = busyWorld(quick ? 20 : 200);
    const rounds = quick ? 2 : 9;
    const folder = benchFolder();
    const database = await fill(folder.path, world);
    const took: Record<'search' | 'hub' | 'few' | 'peer', number[]> = { search: [], hub: [], few: [], peer: [] };
    const found = { search: 0, hub: 0, few: 0, peer: 0 };
    const few = { ...search, days: PEER_DAYS };
    let errors = 0;
    const timed = async (name: keyof typeof took, work: () => Promise<readonly unknown[]>) => {
      const began = process.cpuUsage();
      const slots = await work();
      const { user, system } = process.cpuUsage(began);
      // Processor time: the clock says more of what else the machine does.
      took[name].push((user + system) / 1_000);
      found[name] = slots.length;
    };
    try {
      const jobs = [
        () => timed('search', async () => freeSlots(world, service, search)),
        () => timed('hub', async () => freeSlots(await occupancyOf(database.db, service, FROM, DAYS), service, search)),
      ];
      await interleaved(3, jobs);
      took.search.length = took.hub.length = 0;
      await interleaved(rounds, jobs);
      await interleaved(quick ? 1 : 3, [() => timed('few', async () => freeSlots(world, service, few)), () => timed('peer', async () => peer(world))]);
      const expected = peer(world);
      const starts = freeSlots(world, service, few).map((slot) => slot.start);
      if (starts.join() !== expected.join() || found.hub !== found.search || found.search === 0) errors += 1;
    } finally {
      await database.close();
      folder.remove();
    }
    const ms = { search: median(took.search), hub: median(took.hub), few: median(took.few), peer: median(took.peer) };
    return {
      runs: rounds,
      figures: { resources: world.resources.length, days: DAYS, bookings: world.taken.length, slots: found.search, searchCpuMs: ms.search, fromDatabaseCpuMs: ms.hub, peerDays: PEER_DAYS, sameDaysCpuMs: ms.few, peerCpuMs: ms.peer },
      aims: [aim('ms of processor time of the search over 200 resources and 90 days', ms.search, { atMost: 100 }), aim('ms of the same, read from the database', ms.hub, { atMost: 200 }), aim('times as fast as asking each start of each resource', ms.peer / ms.few, { atLeast: 20 })],
      errors,
      notes: ['The peer searches two days, as the search it is compared with does. That both find the same starts is checked in the run; a difference counts as an error.', 'Expert, room and interpreter with buffers; each resource has a lunch, a holiday and five bookings a day.'],
    };
  },
};
