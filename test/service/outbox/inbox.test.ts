/** The hub's inbox and the station's outbox together: each event exactly once, whatever was lost or came twice. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Push } from '#service/kernel/outbox.ts';
import { refusalOf } from '../../support/refusal.ts';
import { outboxEvent, reportedService, startHub, type HubClient, type TestHub } from '../../support/hub.ts';
import { startStation, type TestStation } from '../../support/station.ts';
import { countedIds } from '../../support/ids.ts';

const S1 = `0Z${'1'.padStart(24, '0')}`;
const S2 = `0Z${'2'.padStart(24, '0')}`;

let at: TestHub;
beforeEach(async () => {
  at = await startHub();
});
afterEach(() => at.close());

const station = (deviceId = S1, hub = at): HubClient => hub.as({ kind: 'station', deviceId });
const event = (sequence: number) => outboxEvent(sequence, 'serviceEvent.reported', reportedService(sequence));
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => event(from + place));
const sequences = async (hub = at, deviceId = S1) => (await hub.database.db.selectFrom('received_event').select('sequence').where('station_id', '=', deviceId).orderBy('sequence').execute()).map((row) => row.sequence);

describe('a batch', () => {
  test('again, or overlapping, is stored once', async () => {
    expect(await station().outbox.push({ events: events(1, 5) })).toEqual({ lastSequence: 5 });
    expect(await station().outbox.push({ events: events(1, 5) })).toEqual({ lastSequence: 5 });
    expect(await station().outbox.push({ events: events(4, 9) })).toEqual({ lastSequence: 9 });
    expect(await station().outbox.push({ events: events(2, 3) })).toEqual({ lastSequence: 9 });
    expect(await sequences()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('that does not follow on is refused whole, with what the hub has', async () => {
    await station().outbox.push({ events: events(1, 2) });
    expect(await refusalOf(station().outbox.push({ events: events(4, 6) }))).toEqual({ code: 'GAP', data: { lastSequence: 2 } });
    expect(await refusalOf(station().outbox.push({ events: [event(3), event(5)] }))).toEqual({ code: 'GAP', data: { lastSequence: 3 } });
    expect(await sequences()).toEqual([1, 2]);
    expect(await station().outbox.last()).toEqual({ lastSequence: 2 });
  });

  test('of two stations with the same sequences is each one’s own', async () => {
    const other = events(1, 3).map((one) => ({ ...one, id: one.id.replace('0E', '0F'), payload: { ...reportedService(one.sequence + 100) } }));
    await Promise.all([station(S1).outbox.push({ events: events(1, 3) }), station(S2).outbox.push({ events: other })]);
    expect(await sequences(at, S1)).toEqual([1, 2, 3]);
    expect(await sequences(at, S2)).toEqual([1, 2, 3]);
    const administrator = await at.editorOf(null);
    expect((await administrator.reports.services({ from: '2026-03-02', to: '2026-03-02', by: 'card' })).total.events).toBe(6);
  });

  test('with another event under a sequence that is taken is refused', async () => {
    await station().outbox.push({ events: events(1, 3) });
    const other = { ...event(2), id: `0Q${'2'.padStart(24, '0')}` };
    expect(await refusalOf(station().outbox.push({ events: [event(1), other] }))).toEqual({ code: 'OTHER_EVENT', data: { lastSequence: 3 } });
  });

  test('is for stations only', async () => {
    for (const kind of ['portal', 'expert'] as const) expect((await refusalOf(at.as({ kind }).outbox.push({ events: events(1, 1) }))).code).toBe('FORBIDDEN');
  });
});

describe('the outbox', () => {
  const SYSTEM = { caller: { deviceId: 'station' }, advisor: null, procedure: 'test' } as const;
  const record = async ({ station: point }: TestStation, from: number, to: number) => {
    for (let number = from; number <= to; number++) await point.deps.acts.act(SYSTEM, (act) => act.record({ kind: 'serviceEvent.reported', subjectId: String(number), toHub: { ...reportedService(number) } }));
  };
  const pushTo = (hub: TestHub, deviceId = S1): Push => async (batch) => {
    try {
      return await station(deviceId, hub).outbox.push({ events: batch });
    } catch (error) {
      const refusal = await refusalOf(Promise.reject(error));
      if (refusal.code === 'GAP' || refusal.code === 'OTHER_EVENT') return { ...(refusal.data as { lastSequence: number }), refused: refusal.code };
      throw error;
    }
  };
  const told = async (hub: TestHub) => (await hub.database.db.selectFrom('reported_event').select('event_id').orderBy('event_id').execute()).map((row) => Number(row.event_id.slice(2)));
  const upTo = (last: number) => Array.from({ length: last }, (_, place) => place + 1);

  test('sends in batches, and again only what was not answered', async () => {
    const point = await startStation();
    await record(point, 1, 450);
    const sizes: number[] = [];
    const push = pushTo(at);
    expect(
      await point.station.outbox.drain(async (batch) => {
        sizes.push(batch.length);
        return push(batch);
      }),
    ).toBe(450);
    expect(sizes).toEqual([200, 200, 50]);
    expect(point.station.outbox.waiting()).toBe(0);
    await record(point, 451, 452);
    // The hub stores them and the answer is lost on its way.
    await expect(point.station.outbox.drain(async (batch) => push(batch).then(() => Promise.reject(new Error('cut'))))).rejects.toThrow('cut');
    expect(point.station.outbox.waiting()).toBe(2);
    expect(await point.station.outbox.drain(push)).toBe(2);
    expect(await told(at)).toEqual(upTo(452));
    await point.close();
  });

  test('offers again from where a hub stands that lost its data', async () => {
    const point = await startStation();
    await record(point, 1, 250);
    await point.station.outbox.drain(pushTo(at));
    const restored = await startHub();
    await station(S1, restored).outbox.push({ events: point.station.deps.db.all(point.station.deps.db.q.selectFrom('outbox').selectAll().where('sequence', '<=', 40)).map((row) => ({ id: row.id, sequence: row.sequence, kind: row.kind, at: row.at, businessDate: row.business_date, payload: JSON.parse(row.payload) as Record<string, unknown> })) });
    await record(point, 251, 252);
    await point.station.outbox.drain(pushTo(restored));
    expect(await told(restored)).toEqual(upTo(252));
    expect(await sequences(restored)).toEqual(upTo(252));
    await restored.close();
    await point.close();
  });

  test('loses nothing when the station was put back to an older copy of its data', async () => {
    const point = await startStation();
    await record(point, 1, 5);
    await point.station.outbox.drain(pushTo(at));
    const copy = join(at.folder, 'station-copy');
    mkdirSync(copy);
    await point.station.deps.db.backup(join(copy, 'station.sqlite'));
    await record(point, 6, 9);
    await point.station.outbox.drain(pushTo(at));
    await point.close();
    // The copy knows nothing of 6 to 9; its next events would take their sequences.
    const again = await startStation({ folder: copy, ids: countedIds('R') });
    await record(again, 20, 26);
    await again.station.outbox.drain(pushTo(at));
    expect(again.station.outbox.waiting()).toBe(0);
    expect(await told(at)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 20, 21, 22, 23, 24, 25, 26]);
    await record(again, 27, 28);
    await again.station.outbox.drain(pushTo(at));
    expect(await sequences()).toEqual(upTo(18));
    await again.close();
  });

  test('of a station enrolled anew is known again: nothing is counted twice', async () => {
    const point = await startStation();
    await record(point, 1, 5);
    await point.station.outbox.drain(pushTo(at));
    await record(point, 6, 7);
    await point.station.outbox.drain(pushTo(at, S2));
    await record(point, 8, 8);
    await point.station.outbox.drain(pushTo(at, S2));
    expect(await told(at)).toEqual(upTo(8));
    expect(point.station.outbox.waiting()).toBe(0);
    await point.close();
  });

  test('gives up for now, and says so, when a hub takes nothing', async () => {
    const point = await startStation();
    await record(point, 1, 3);
    let asked = 0;
    await expect(
      point.station.outbox.drain(async () => {
        asked += 1;
        return { lastSequence: 0, refused: 'GAP' };
      }),
    ).rejects.toThrow('takes nothing');
    expect(asked).toBeLessThan(10);
    expect(point.station.outbox.waiting()).toBe(3);
    await point.close();
  });
});
