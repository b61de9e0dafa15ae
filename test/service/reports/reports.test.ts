/** Reports through the hub's front door: events as stations send them, whole, twice, late and taken back. */
import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutboxEvent, ServiceEventReported } from '#shared/contract/outbox.ts';
import { reportProjections } from '#service/features/reports/index.ts';
import { Outcome, PermittedAct, TimeCategory } from '#shared/contract/words.ts';
import type { ReportRow } from '#shared/contract/reports.ts';
import { timeCategoryOfMilliseconds } from '#shared/domain/time-category.ts';
import { refusalOf } from '../../support/refusal.ts';
import { outboxEvent, reportedService, serviceId, startHub, testProvider, visitId, type HubClient, type TestHub } from '../../support/hub.ts';

const POINT_A = `0P${'A'.padStart(24, '0')}`;
const POINT_B = `0P${'B'.padStart(24, '0')}`;
const named = (pointId: string, name: string) => ({ pointId, name, municipality: { code: '491', name: 'Mikkeli' } });
const FEBRUARY_TO_APRIL = { from: '2026-02-01', to: '2026-04-30' };

let at: TestHub;
let administrator: HubClient;

beforeEach(async () => {
  at = await startHub({ providers: ['a', 'b'].map(testProvider) });
  administrator = await at.editorOf(null);
});
afterEach(() => at.close());

/** A station's id at the hub. */
const S1 = `0Z${'1'.padStart(24, '0')}`;
const S2 = `0Z${'2'.padStart(24, '0')}`;
const station = (deviceId: string, hub = at) => hub.as({ kind: 'station', deviceId });
const report = (sequence: number, change: Partial<ServiceEventReported>, id?: string) => outboxEvent(sequence, 'serviceEvent.reported', reportedService(sequence, change), id);
const totals = async (by: 'card' | 'day' | 'point' | 'provider' = 'card') => (await administrator.reports.services({ ...FEBRUARY_TO_APRIL, by })).total;

describe('a service event', () => {
  const eventId = serviceId(1);
  const told = (sequence: number, change: Partial<ServiceEventReported>) => report(sequence, { eventId, visitId: visitId(1), ...change });
  const withdrawn = (sequence: number, revision: number) => outboxEvent(sequence, 'serviceEvent.withdrawn', { eventId, revision });

  test.each<[string, OutboxEvent[], number, number]>([
    ['reported once counts once', [told(1, { revision: 1 })], 1, 120],
    ['reported twice counts once', [told(1, { revision: 1 }), told(2, { revision: 1 })], 1, 120],
    ['corrected counts with its later time', [told(1, { revision: 1 }), told(2, { revision: 2, directMs: 600_000, timeCategory: 'long', corrected: true })], 1, 600],
    ['keeps the later time when the earlier comes after it', [told(1, { revision: 2, directMs: 600_000 }), told(2, { revision: 1 })], 1, 600],
    ['withdrawn is not counted', [told(1, { revision: 1 }), withdrawn(2, 2)], 0, 0],
    ['withdrawn stays so when an older report comes late', [told(1, { revision: 1 }), withdrawn(2, 3), told(3, { revision: 2 })], 0, 0],
    ['withdrawn before it was ever reported is not counted', [withdrawn(1, 3), told(2, { revision: 2 })], 0, 0],
    ['reported again after its withdrawal counts once', [told(1, { revision: 1 }), withdrawn(2, 2), told(3, { revision: 3, directMs: 240_000 })], 1, 240],
    ['reported again stays when an older withdrawal comes late', [told(1, { revision: 3 }), withdrawn(2, 2)], 1, 120],
  ])('%s', async (_name, events, count, seconds) => {
    await station(S1).outbox.push({ events });
    expect(await totals()).toMatchObject({ events: count, directSeconds: seconds });
    const list = await administrator.reports.events(FEBRUARY_TO_APRIL);
    expect(list.total).toBe(count);
  });

  test('with a payload that is no such event is kept and holds nothing up', async () => {
    const events = [outboxEvent(1, 'serviceEvent.reported', { eventId: 'no id' }), report(2, {}), outboxEvent(3, 'something.new', { of: 'a later version' })];
    expect(await station(S1).outbox.push({ events })).toEqual({ lastSequence: 3 });
    expect((await totals()).events).toBe(1);
    const kept = await at.database.db.selectFrom('received_event').select('sequence').orderBy('sequence').execute();
    expect(kept.map((row) => row.sequence)).toEqual([1, 2, 3]);
  });
});

describe('days', () => {
  // Business dates come from the point's own zone with the event; the hub must take them as they are.
  test.each([
    ['the minute before midnight', '2026-03-02T21:59:59.999Z', '2026-03-02'],
    ['midnight itself', '2026-03-02T22:00:00.000Z', '2026-03-03'],
    ['the night that loses an hour', '2026-03-29T00:59:59.000Z', '2026-03-29'],
    ['after the lost hour', '2026-03-29T01:00:00.000Z', '2026-03-29'],
  ])('at %s an event belongs to %s → %s', async (_name, closedAt, businessDate) => {
    await station(S1).outbox.push({ events: [report(1, { closedAt, businessDate })] });
    const { rows } = await administrator.reports.services({ from: businessDate, to: businessDate, by: 'day' });
    expect(rows.map((row) => [row.key, row.events])).toEqual([[businessDate, 1]]);
    const dayAfter = await administrator.reports.services({ from: '2026-04-01', to: '2026-04-30', by: 'day' });
    expect(dayAfter.total.events).toBe(0);
  });

  test('the last day of the period is in it, and a period that ends before it begins is refused', async () => {
    await station(S1).outbox.push({ events: [report(1, { businessDate: '2026-03-31' })] });
    expect((await administrator.reports.services({ from: '2026-03-31', to: '2026-03-31', by: 'day' })).total.events).toBe(1);
    expect(await refusalOf(administrator.reports.services({ from: '2026-03-31', to: '2026-03-30', by: 'day' }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'to', reason: 'beforeFrom' }] } });
  });
});

describe('who sees what', () => {
  beforeEach(async () => {
    await station(S1).outbox.push({ events: [outboxEvent(1, 'point.setUp', named(POINT_A, 'Mikkeli')), report(2, { providerId: 'a', cardId: 'a-1' }), report(3, { providerId: 'b', cardId: 'b-1' }), report(4, { providerId: 'b', cardId: 'b-2' })] });
  });

  test('a provider’s editor sees only its own, whatever it asks for', async () => {
    const editor = await at.editorOf('a');
    const asked = { ...FEBRUARY_TO_APRIL, providerId: 'b' };
    for (const by of ['provider', 'point', 'card', 'day'] as const) {
      expect((await editor.reports.services({ ...asked, by })).total.events).toBe(1);
      expect((await editor.reports.csv({ ...asked, by, language: 'fi' })).text).not.toContain('b-');
    }
    expect((await editor.reports.events(asked)).rows.map((row) => row.providerId)).toEqual(['a']);
    expect((await editor.reports.events({ ...asked, cardId: 'b-1' })).rows).toEqual([]);
  });

  test('an administrator sees all, and may narrow down', async () => {
    expect((await totals('provider')).events).toBe(3);
    expect((await administrator.reports.services({ ...FEBRUARY_TO_APRIL, providerId: 'b', by: 'card' })).total.events).toBe(2);
    expect((await administrator.reports.services({ ...FEBRUARY_TO_APRIL, pointId: POINT_B, by: 'card' })).total.events).toBe(0);
  });

  test('nobody else sees anything', async () => {
    const reports = async (client: HubClient) => [
      (await refusalOf(client.reports.services({ ...FEBRUARY_TO_APRIL, by: 'card' }))).code,
      (await refusalOf(client.reports.events(FEBRUARY_TO_APRIL))).code,
      (await refusalOf(client.reports.csv({ ...FEBRUARY_TO_APRIL, by: 'card', language: 'fi' }))).code,
    ];
    expect(await reports(at.as({ kind: 'portal', deviceId: 'nobody-here' }))).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
    for (const kind of ['station', 'expert', 'advisor'] as const) expect(await reports(at.as({ kind }))).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  });
});

describe('every figure', () => {
  const MINUTE = 60_000;
  const service = fc.record({
    station: fc.constantFrom(S1, S2),
    provider: fc.constantFrom('a', 'b'),
    card: fc.integer({ min: 1, max: 3 }),
    visit: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 5 }),
    directMs: fc.integer({ min: 0, max: 12 * MINUTE }),
    indirectMs: fc.integer({ min: 0, max: 4 * MINUTE }),
    outcome: fc.constantFrom(...Outcome.options),
    acts: fc.uniqueArray(fc.constantFrom(...PermittedAct.options), { maxLength: 3 }),
    corrected: fc.boolean(),
    withdrawn: fc.boolean(),
  });

  /** Rows as a spreadsheet reads them back from the file. */
  const readCsv = (text: string) => {
    const [head, ...lines] = text.replace('\uFEFF', '').trimEnd().split('\r\n').map((line) => line.split(';'));
    return lines.map((cells) => Object.fromEntries(head!.map((name, place) => [name, cells[place]!])));
  };
  const minutes = (seconds: number) => Math.round((seconds / 60) * 100) / 100;

  const empty = async ({ database: { db } }: TestHub) => {
    for (const table of ['received_event', 'reported_event', 'withdrawn_event', 'point'] as const) await db.deleteFrom(table).execute();
  };

  test('is the same by counting, by SQL and in the file read back; and after any order of events', async () => {
    const first = at;
    const second = await startHub({ providers: ['a', 'b'].map(testProvider) });
    await fc.assert(
      fc.asyncProperty(fc.array(service, { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.nat()), async (services, dice) => {
        const sequences = new Map([[S1, 0], [S2, 0]]);
        const pushed: { from: string; event: OutboxEvent }[] = [];
        const add = (from: string, kind: string, payload: Record<string, unknown>) => {
          const sequence = sequences.get(from)! + 1;
          sequences.set(from, sequence);
          pushed.push({ from, event: outboxEvent(sequence, kind, payload, `0${from === S1 ? 'A' : 'B'}${String(sequence).padStart(24, '0')}`) });
        };
        add(S1, 'point.setUp', named(POINT_A, 'Mikkeli'));
        add(S2, 'point.setUp', named(POINT_B, 'Juva'));
        add(S2, 'point.settingsSaved', named(POINT_B, 'Juvan asiointipiste'));
        services.forEach(({ station: from, provider, card, visit, day, withdrawn, directMs, ...rest }, number) => {
          const businessDate = `2026-03-0${day}`;
          const told = reportedService(number + 1, { ...rest, directMs, timeCategory: timeCategoryOfMilliseconds(directMs), visitId: visitId(visit), providerId: provider, cardId: `${provider}-${card}`, businessDate, closedAt: `${businessDate}T10:00:00.000Z` });
          add(from, 'serviceEvent.reported', told);
          if (withdrawn) add(from, 'serviceEvent.withdrawn', { eventId: told.eventId, revision: 2 });
        });
        const ask = async (hub: TestHub) => {
          const client = await hub.editorOf(null);
          const all = [];
          for (const by of ['provider', 'point', 'card', 'day'] as const) {
            const { asOf: _asOf, ...told } = await client.reports.services({ ...FEBRUARY_TO_APRIL, by });
            all.push({ by, ...told, csv: (await client.reports.csv({ ...FEBRUARY_TO_APRIL, by, language: 'fi' })).text });
          }
          return { all, events: await client.reports.events(FEBRUARY_TO_APRIL) };
        };

        for (const hub of [first, second]) await empty(hub);
        for (const from of [S1, S2]) {
          const events = pushed.filter((entry) => entry.from === from).map((entry) => entry.event);
          for (let begin = 0; begin < events.length; begin += 7) await station(from, first).outbox.push({ events: events.slice(begin, begin + 7) });
        }
        const told = await ask(first);
        const { db } = first.database;
        const sums = await sql<{ card_id: string; events: number; visits: number; direct: number; indirect: number; corrected: number; long: number; done: number }>`
          SELECT card_id, count(*) AS events, count(DISTINCT visit_id) AS visits, sum(direct_ms / 1000) AS direct, sum(indirect_ms / 1000) AS indirect, sum(corrected) AS corrected,
            sum(direct_ms > 480000) AS long, sum(outcome = 'done') AS done
          FROM reported_event WHERE event_id NOT IN (SELECT event_id FROM withdrawn_event) GROUP BY card_id ORDER BY card_id`.execute(db);
        const cards = told.all.find((entry) => entry.by === 'card')!;
        const figures = (row: ReportRow) => ({ card_id: row.key, events: row.events, visits: row.visits, direct: row.directSeconds, indirect: row.indirectSeconds, corrected: row.corrected, long: row.timeCategories.long ?? 0, done: row.outcomes.done ?? 0 });
        expect(cards.rows.map(figures).toSorted((a, b) => a.card_id.localeCompare(b.card_id))).toEqual(sums.rows);
        for (const { rows, total, csv } of told.all) {
          const read = readCsv(csv);
          expect(read.map((cells) => [cells['key'], Number(cells['events']), Number(cells['visits']), Number(cells['directMinutes']!.replace(',', '.')), ...TimeCategory.options.map((category) => Number(cells[category]))])).toEqual(
            [...rows, total].map((row) => [row.key, row.events, row.visits, minutes(row.directSeconds), ...TimeCategory.options.map((category) => row.timeCategories[category] ?? 0)]),
          );
          expect(rows.reduce((sum, row) => sum + row.events, 0)).toBe(told.events.total);
          expect(total.events).toBe(told.events.total);
        }

        // Another machine, the same events in any order, some twice: the very same bytes.
        const rolls = dice[Symbol.iterator]();
        const shuffled = [...pushed, ...pushed.filter((_, number) => number % 3 === 0)].map((entry) => ({ entry, roll: rolls.next().value as number })).toSorted((a, b) => a.roll - b.roll);
        await second.database.db.transaction().execute(async (tx) => {
          for (const { from, event } of pushed)
            await tx.insertInto('received_event').values({ station_id: from, sequence: event.sequence, id: event.id, kind: event.kind, at: event.at, business_date: event.businessDate, payload: JSON.stringify(event.payload), received_at: event.at }).execute();
          for (const { entry } of shuffled) await reportProjections[entry.event.kind]!(tx, entry.from, entry.event);
        });
        expect(JSON.stringify(await ask(second))).toBe(JSON.stringify(told));
      }),
      { numRuns: 15 },
    );
    await second.close();
  }, 60_000);
});
