/** Commands once, planned jobs until done, live streams without a repeat, and the audit chain. */
import { getEventMeta } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditRow, firstBrokenAuditRow } from '#service/kernel/audit-trail.ts';
import { createEvents } from '#service/kernel/events.ts';
import { backOff, createJobs, type JobEnd } from '#service/kernel/jobs.ts';
import { live } from '#service/kernel/live.ts';
import { silentLog } from '#service/kernel/log.ts';
import { seededRandom } from '../../support/ids.ts';
import { startStation, type TestStation } from '../../support/station.ts';

let station: TestStation;
beforeEach(async () => {
  station = await startStation();
});
afterEach(() => station.close());

const doing = (procedure = 'test.do', deviceId = 'device-1') => ({ caller: { deviceId }, advisor: null, procedure });
const rows = (table: string) => station.station.deps.db.raw.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];

describe('a command', () => {
  it('has one effect and one answer, however often and however close it comes', async () => {
    const { acts } = station.station.deps;
    let ran = 0;
    const run = () =>
      acts.once(doing(), { commandId: 'C1' }, (act) => {
        ran += 1;
        act.record({ kind: 'test.happened', subjectId: 's', toHub: { a: 1 } });
        act.audit({});
        return { id: act.newId() };
      });
    const [first, ...others] = await Promise.all([run(), run(), run()]);
    expect([...others, await run()]).toEqual([first, first, first]);
    expect(ran).toBe(1);
    expect([rows('event'), rows('outbox'), rows('audit'), rows('command')].map((all) => all.length)).toEqual([1, 1, 1, 1]);
  });

  it('is another one by procedure, device or input, and is then refused', async () => {
    const { acts } = station.station.deps;
    const run = (who: ReturnType<typeof doing>, input: { commandId: string; a?: number }) => acts.once(who, input, () => 'done');
    await run(doing(), { commandId: 'C1', a: 1 });
    for (const other of [run(doing('test.other'), { commandId: 'C1', a: 1 }), run(doing('test.do', 'device-2'), { commandId: 'C1', a: 1 }), run(doing(), { commandId: 'C1', a: 2 })]) await expect(other).rejects.toMatchObject({ code: 'COMMAND_REUSED' });
  });

  it('that throws leaves nothing and may come again', async () => {
    const { acts, events } = station.station.deps;
    const heard: string[] = [];
    events.subscribe('queueChanged', () => heard.push('queueChanged'));
    let fails = true;
    const run = () =>
      acts.once(doing(), { commandId: 'C1' }, (act) => {
        act.record({ kind: 'test.happened', subjectId: 's' });
        act.emit('queueChanged', {});
        if (fails) throw new Error('not now');
        return 'done';
      });
    await expect(run()).rejects.toThrow('not now');
    expect([rows('event'), rows('command'), heard].map((all) => all.length)).toEqual([0, 0, 0]);
    fails = false;
    expect(await run()).toBe('done');
    expect([rows('event'), rows('command'), heard].map((all) => all.length)).toEqual([1, 1, 1]);
  });

  it('is told to listeners only once it is on the disk', async () => {
    const { acts, events, db } = station.station.deps;
    const inTransaction: boolean[] = [];
    events.subscribe('queueChanged', () => inTransaction.push(db.raw.inTransaction));
    await acts.act(doing(), (act) => act.emit('queueChanged', {}));
    expect(inTransaction).toEqual([false]);
  });
});

it("a listener's error is its own", () => {
  const errors: unknown[] = [];
  const events = createEvents<{ changed: number }>((error) => errors.push(error));
  const heard: number[] = [];
  events.subscribe('changed', () => {
    throw new Error('mine');
  });
  const stop = events.subscribe('changed', (value) => heard.push(value));
  events.publish('changed', 1);
  stop();
  events.publish('changed', 2);
  expect([heard, errors.length]).toEqual([[1], 2]);
});

describe('a planned job', () => {
  it('is tried again after a delay that doubles, until it is done', async () => {
    const { deps } = station.station;
    const tried: string[] = [];
    const ends: (JobEnd | Error)[] = [{ retry: 'away' }, new Error('broke'), { retry: 'away' }, 'done'];
    const jobs = createJobs({
      db: deps.db,
      clock: station.clock,
      log: silentLog(),
      handlers: {
        print: async () => {
          tried.push(station.clock.now());
          const end = ends.shift()!;
          if (end instanceof Error) throw end;
          return end;
        },
      },
    });
    await deps.acts.act(doing(), (act) => act.plan('print', 's', { a: 1 }));
    for (let second = 0; second < 12; second += 1) {
      await jobs.runDue();
      station.clock.advance(1_000);
    }
    const start = Date.parse(tried[0]!);
    expect(tried.map((at) => (Date.parse(at) - start) / 1_000)).toEqual([0, 1, 3, 7]);
    expect(rows('job')).toMatchObject([{ state: 'done', tries: 3, last_error: null }]);
  });

  it('waits at most five minutes between tries', () => {
    expect([0, 1, 2, 8, 9, 100].map(backOff)).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  });

  it('is given up when told so, or when nobody knows its kind, and holds up no other', async () => {
    const { deps } = station.station;
    const done: string[] = [];
    const jobs = createJobs({ db: deps.db, clock: station.clock, log: silentLog(), handlers: { bad: async () => ({ giveUp: 'never works' }), good: async (job) => (done.push(job.subjectId), 'done') } });
    for (const kind of ['bad', 'unknown', 'good']) await deps.acts.act(doing(), (act) => act.plan(kind, kind, {}));
    expect(await jobs.runDue()).toBe(3);
    expect(done).toEqual(['good']);
    expect(rows('job').map((row) => [row['kind'], row['state']])).toEqual([['bad', 'givenUp'], ['unknown', 'givenUp'], ['good', 'done']]);
    expect(await jobs.runDue()).toBe(0);
  });
});

describe('a live state', () => {
  const source = () => {
    let value = 0;
    let tell: () => void = () => undefined;
    let stopped = 0;
    return {
      set: (next: number) => {
        value = next;
        tell();
      },
      stopped: () => stopped,
      source: { subscribe: (changed: () => void) => ((tell = changed), () => void (stopped += 1)), read: () => ({ value }), mark: (state: { value: number }) => `m${state.value}` },
    };
  };
  const next = async (stream: AsyncGenerator<{ value: number }, void>) => (await stream.next()).value!;

  it('says the present, then each other state, merging what came between', async () => {
    const state = source();
    const stream = live(state.source);
    const first = await next(stream);
    expect([first.value, getEventMeta(first)?.id]).toEqual([0, 'm0']);
    state.set(1);
    state.set(2);
    state.set(2);
    expect((await next(stream)).value).toBe(2);
    await stream.return();
    expect(state.stopped()).toBe(1);
  });

  it('taken up again says only what is new', async () => {
    const state = source();
    state.set(5);
    const stream = live(state.source, undefined, 'm5');
    const following = next(stream);
    await Promise.resolve();
    state.set(6);
    expect((await following).value).toBe(6);
    await stream.return();
  });

  it('ends when its caller is gone, and listens no more', async () => {
    const state = source();
    const stop = new AbortController();
    const stream = live(state.source, stop.signal);
    await next(stream);
    const end = stream.next();
    stop.abort();
    expect((await end).done).toBe(true);
    expect(state.stopped()).toBe(1);
  });
});

describe('the audit chain', () => {
  const EDITS = Number(process.env['AUDIT_EDITS'] ?? 300);

  it('shows every single edit, wherever it is', async () => {
    const { db } = station.station.deps;
    const random = seededRandom(11);
    const below = (most: number) => Math.floor(random.number() * most);
    await db.write((w) => {
      for (let index = 0; index < 60; index += 1)
        w.run(w.q.insertInto('audit').values(auditRow(w, { action: `act.${index % 5}`, at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(), advisorId: index % 3 ? 'A' : null, deviceId: 'd', personRef: index % 2 ? 'p' : null, detail: { index } })));
    });
    expect(firstBrokenAuditRow(db)).toBeNull();
    // Whoever can write to the file can drop the triggers too: the chain must show what they no longer stop.
    db.raw.exec('DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_removed');
    const columns = ['at', 'action', 'advisor_id', 'device_id', 'person_ref', 'visit_id', 'reason', 'detail', 'hash'];
    const edits: Record<string, (row: number) => void> = {
      change: (row) => db.raw.prepare(`UPDATE audit SET ${columns[below(columns.length)]!} = 'edited' WHERE sequence = ?`).run(row),
      // The last row's absence is told by what the log elsewhere says of the chain's end, not by the chain.
      remove: (row) => db.raw.prepare('DELETE FROM audit WHERE sequence = ?').run(Math.min(row, 59)),
      insert: (row) => {
        db.raw.prepare('UPDATE audit SET sequence = -sequence - 1 WHERE sequence > ?').run(row);
        db.raw.prepare('UPDATE audit SET sequence = -sequence WHERE sequence < 0').run();
        db.raw.prepare(`INSERT INTO audit SELECT ?, at, action, advisor_id, device_id, person_ref, visit_id, reason, detail, hash FROM audit WHERE sequence = ?`).run(row + 1, row);
      },
      swap: (row) => {
        const other = (row % 60) + 1;
        db.raw.prepare('UPDATE audit SET sequence = 0 WHERE sequence = ?').run(row);
        db.raw.prepare('UPDATE audit SET sequence = ? WHERE sequence = ?').run(row, other);
        db.raw.prepare('UPDATE audit SET sequence = ? WHERE sequence = 0').run(other);
      },
    };
    const unseen: string[] = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const kind = Object.keys(edits)[edit % 4]!;
      const row = 1 + below(60);
      db.raw.exec('BEGIN');
      edits[kind]!(row);
      if (firstBrokenAuditRow(db) === null) unseen.push(`${kind} ${row}`);
      db.raw.exec('ROLLBACK');
    }
    expect(unseen).toEqual([]);
    expect(firstBrokenAuditRow(db)).toBeNull();
  });
});
