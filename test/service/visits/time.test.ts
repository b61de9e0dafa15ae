import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { Clock, type Visit } from '#shared/contract/visits.ts';
import { workingTime } from '#shared/domain/working-time.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { startDesks, type Desks } from './at-desks.ts';

let desks: Desks;
beforeAll(async () => {
  desks = await startDesks({ desks: 2 });
});
afterEach(() => desks.clear());
afterAll(() => desks.close());

const id = () => desks.commandId();
const visits = (desk = 0) => desks.clients[desk]!.visits;
const setClock = (visit: Visit, clock: 'direct' | 'indirect' | 'paused', desk = 0) => visits(desk).setClock({ commandId: id(), visitId: visit.id, eventId: visit.currentEventId!, clock });
const begun = async () => desks.add(await desks.walkUp(), 'permit');
const ended = async (visit: Visit, desk = 0) => (await desks.closeService(visit, visit.currentEventId, desk)).events[0]!;

const ClockSet = z.object({ clock: Clock });

/** The same working time from the append-only rows alone. */
const fromRows = (eventId: string) => {
  const { db } = desks.station.deps;
  const rows = db.all(db.q.selectFrom('event').select(['at', 'data']).where('subject_id', '=', eventId).where('kind', '=', 'service.clockSet').orderBy('sequence'));
  const time = workingTime(rows.map((row) => ({ at: row.at, clock: ClockSet.parse(JSON.parse(row.data)).clock })));
  return [time.directMilliseconds, time.indirectMilliseconds];
};
const inTable = (eventId: string) => {
  const { db } = desks.station.deps;
  const row = db.first(db.q.selectFrom('service_event').selectAll().where('id', '=', eventId))!;
  return [row.direct_ms, row.indirect_ms];
};

const BOUNDARIES = [
  [179_999, 'short', 179],
  [180_000, 'medium', 180],
  [480_000, 'medium', 480],
  [480_001, 'long', 480],
] as const;

const STARTS = [
  ['an ordinary morning', '2026-03-02T08:00:00.000Z'],
  ['across midnight', '2026-03-02T21:59:00.000Z'],
  ['the night when clocks go forward', '2026-03-29T00:59:00.000Z'],
  ['the night when clocks go back', '2026-10-25T00:59:00.000Z'],
] as const;

describe.each(STARTS)('time categories on %s', (_name, start) => {
  it.each(BOUNDARIES)('%i ms is %s', async (ms, category, seconds) => {
    desks.clock.set(start);
    const visit = await begun();
    desks.clock.advance(ms);
    expect(await ended(visit)).toMatchObject({ timeCategory: category, directSeconds: seconds });
  });

  it.each(BOUNDARIES)('%i ms in pieces, over pauses, after-work and a hand-over, is %s', async (ms, category) => {
    desks.clock.set(start);
    const visit = await begun();
    desks.clock.advance(60_000);
    await setClock(visit, 'paused');
    desks.clock.advance(3_600_000);
    await setClock(visit, 'direct');
    desks.clock.advance(50_500);
    await setClock(visit, 'indirect');
    desks.clock.advance(20_250);
    await visits().handOver({ commandId: id(), visitId: visit.id, to: { deskId: desks.deskIds[1]! } });
    desks.clock.advance(7_777);
    await visits(1).takeUp({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[1]! });
    desks.clock.advance(ms - 60_000 - 50_500 - 20_250);
    const event = await ended(visit, 1);
    expect(event).toMatchObject({ timeCategory: category, indirectSeconds: 20 });
    expect(inTable(event.id)).toEqual([ms - 20_250, 20_250]);
    expect(fromRows(event.id)).toEqual(inTable(event.id));
  });
});

describe('the business date', () => {
  it('is the day on which the visit began', async () => {
    desks.clock.set('2026-03-02T21:59:00.000Z');
    const visit = await begun();
    desks.clock.advance(120_000);
    await ended(visit);
    expect((await visits().close({ commandId: id(), visitId: visit.id })).businessDate).toBe('2026-03-02');
    expect((await desks.walkUp()).businessDate).toBe('2026-03-03');
  });
});

describe('a clock that is set', () => {
  it('back takes nothing away and counts on from there', async () => {
    const visit = await begun();
    desks.clock.advance(60_000);
    await setClock(visit, 'indirect');
    desks.clock.advance(-3_600_000);
    await setClock(visit, 'direct');
    desks.clock.advance(30_000);
    const event = await ended(visit);
    expect(event).toMatchObject({ directSeconds: 90, indirectSeconds: 0 });
    expect(fromRows(event.id)).toEqual(inTable(event.id));
  });
});

describe('after-work', () => {
  it('goes on after the outcome, stops with the visit, and changes the category', async () => {
    const visit = await begun();
    desks.clock.advance(170_000);
    expect(await ended(visit)).toMatchObject({ timeCategory: 'short' });
    expect((await setClock(visit, 'indirect')).events[0]).toMatchObject({ clock: 'indirect', outcome: 'done', clockSince: desks.clock.now() });
    desks.clock.advance(20_000);
    const closed = await visits().close({ commandId: id(), visitId: visit.id });
    expect(closed.events[0]).toMatchObject({ clock: 'stopped', directSeconds: 170, indirectSeconds: 20, timeCategory: 'medium', clockSince: null });
    expect(fromRows(closed.events[0]!.id)).toEqual([170_000, 20_000]);
  });
});

describe('corrected time', () => {
  const correct = (visit: Visit, seconds: [number, number], desk = 0, reason = 'Kello jäi käymään') =>
    visits(desk).correctTime({ commandId: id(), visitId: visit.id, eventId: visit.events[0]!.id, directSeconds: seconds[0], indirectSeconds: seconds[1], reason });

  it('replaces the measured time in what is shown and categorised, and both stay', async () => {
    const visit = await begun();
    desks.clock.advance(1_800_000);
    expect(await refusalText(correct(visit, [200, 0]))).toBe('CONFLICT serviceOpen');
    await ended(visit);
    const corrected = await correct(visit, [150, 29]);
    expect(corrected.events[0]).toMatchObject({ directSeconds: 150, indirectSeconds: 29, timeCategory: 'short', corrected: { reason: 'Kello jäi käymään', at: desks.clock.now() } });
    expect((await correct(visit, [150, 30])).events[0]!.timeCategory).toBe('medium');
    expect((await correct(visit, [480, 1])).events[0]!.timeCategory).toBe('long');
    expect(inTable(visit.events[0]!.id)).toEqual([1_800_000, 0]);
    const { db } = desks.station.deps;
    const rows = db.all(db.q.selectFrom('event').select('data').where('kind', '=', 'service.timeCorrected').orderBy('sequence'));
    expect(rows.map((row) => JSON.parse(row.data) as unknown)).toMatchObject([{ measured: { directMs: 1_800_000 }, directSeconds: 150 }, { indirectSeconds: 30 }, { directSeconds: 480 }]);
  });

  it('waits until the clock stands', async () => {
    const visit = await begun();
    await ended(visit);
    await setClock(visit, 'indirect');
    expect(await refusalText(correct(visit, [1, 1]))).toBe('CONFLICT clockRunning');
    expect(await refusalOf(correct(visit, [1, 1], 0, 'soitti 040 123 4567'))).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('is the advisor’s own on the day, and a lead’s on any', async () => {
    const visit = await desks.add(await desks.walkUp(1), 'permit', 1);
    await ended(visit, 1);
    await visits(1).close({ commandId: id(), visitId: visit.id });
    expect((await correct(visit, [60, 0], 1)).state).toBe('closed');
    desks.clock.advance(24 * 3_600_000);
    expect(await refusalText(correct(visit, [70, 0], 1))).toBe('FORBIDDEN');
    expect((await correct(visit, [80, 0], 0)).events[0]).toMatchObject({ directSeconds: 80 });
  });

  it('keeps what is worked after the visit was opened again', async () => {
    const visit = await begun();
    desks.clock.advance(900_000);
    await ended(visit);
    await correct(visit, [60, 0]);
    await visits().close({ commandId: id(), visitId: visit.id });
    await visits().reopen({ commandId: id(), visitId: visit.id, deskId: desks.deskIds[0]!, reason: 'Unohtui liite' });
    await setClock(visit, 'direct');
    desks.clock.advance(15_000);
    const closed = await visits().close({ commandId: id(), visitId: visit.id });
    expect(closed.events[0]).toMatchObject({ directSeconds: 75, corrected: { reason: 'Kello jäi käymään' }, timeCategory: 'short' });
    expect(inTable(visit.events[0]!.id)).toEqual([915_000, 0]);
  });
});
