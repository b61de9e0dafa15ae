/** Writers that come together share one durable commit, and one that fails is undone alone. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDurable, openStationDatabase, type StationDatabase } from '#service/kernel/db.ts';

interface Tables {
  note: { id: number; text: string };
}

let folder: string;
let db: StationDatabase<Tables>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onedoor-db-'));
  db = openStationDatabase<Tables>(join(folder, 'db.sqlite'));
  db.raw.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
});
afterEach(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (id: number, then?: () => void): Promise<number> =>
  db.write((w) => {
    w.run(w.q.insertInto('note').values({ id, text: `note ${id}` }));
    then?.();
    return id;
  });
/** As another process sees the file: only what is committed. */
const seen = () => {
  const other = openDurable(join(folder, 'db.sqlite'));
  const ids = other.prepare('SELECT id FROM note ORDER BY id').pluck().all();
  other.close();
  return ids;
};
describe('a group of writers', () => {
  it('is one commit: when the first is answered all are on the disk, and before it none', async () => {
    const order: number[] = [];
    const answers = Array.from({ length: 32 }, async (_, id) => order.push(await put(id)));
    expect(seen()).toEqual([]);
    await Promise.race(answers);
    expect(seen()).toHaveLength(32);
    await Promise.all(answers);
    expect(order).toEqual(Array.from({ length: 32 }, (_, id) => id));
  });

  it('leaves a rush to several commits, in the order of their coming', async () => {
    const order: number[] = [];
    const answers = Array.from({ length: 70 }, async (_, id) => order.push(await put(id)));
    await Promise.race(answers);
    expect(seen()).toHaveLength(32);
    await Promise.all(answers);
    expect(order).toEqual(Array.from({ length: 70 }, (_, id) => id));
    const last = Array.from({ length: 70 }, (_, id) => put(id + 100));
    await db.close();
    await Promise.all(last);
    expect(seen()).toHaveLength(140);
    db = openStationDatabase<Tables>(join(folder, 'db.sqlite'));
  });

  it('has written to the file before any of them is answered', async () => {
    const answered = Promise.all([1, 2, 3].map(async (id) => [id, (await put(id), seen())]));
    expect(seen()).toEqual([]);
    expect(await answered).toEqual([1, 2, 3].map((id) => [id, [1, 2, 3]]));
  });

  it('loses only the one that throws, with everything it did', async () => {
    const outcomes = await Promise.allSettled([
      put(1),
      put(2, () => {
        throw new Error('changed its mind');
      }),
      put(1),
      put(3),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(seen()).toEqual([1, 3]);
  });

  it('runs the others once when one throws before it wrote, and from the same state again when it had written', async () => {
    const runs: string[] = [];
    const note = (name: string, text: string, refused: boolean) =>
      db.write((w) => {
        const before = w.all(w.q.selectFrom('note').select('id')).length;
        runs.push(`${name}${before}`);
        if (text) w.run(w.q.insertInto('note').values({ id: before + 1, text }));
        if (refused) throw new Error('refused');
      });
    await Promise.allSettled([note('a', 'one', false), note('b', '', true), note('c', 'two', false)]);
    expect(runs).toEqual(['a0', 'b1', 'c1']);
    runs.length = 0;
    await Promise.allSettled([note('d', 'three', false), note('e', 'lost', true), note('f', 'four', false)]);
    expect(runs).toEqual(['d2', 'e3', 'd2', 'e3', 'f3']);
    expect(seen()).toEqual([1, 2, 3, 4]);
  });

  it('reads what the earlier ones of the group wrote', async () => {
    const count = () => db.write((w) => w.all(w.q.selectFrom('note').select('id')).length);
    expect(await Promise.all([count(), put(1), count(), put(2), count()])).toEqual([0, 1, 1, 2, 2]);
  });

  it('is finished before the database closes', async () => {
    const last = put(9);
    await db.close();
    await expect(last).resolves.toBe(9);
    expect(seen()).toEqual([9]);
    db = openStationDatabase<Tables>(join(folder, 'db.sqlite'));
  });

  it('fails as a whole where SQLite itself gave the transaction up, and the next one goes on', async () => {
    db.raw.pragma(`max_page_count = ${Number(db.raw.pragma('page_count', { simple: true }))}`);
    const big = (id: number) => db.write((w) => void w.run(w.q.insertInto('note').values({ id, text: 'x'.repeat(50_000) })));
    expect((await Promise.allSettled([big(1), big(2)])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(seen()).toEqual([]);
    db.raw.pragma('max_page_count = 1073741823');
    await put(3);
    expect(seen()).toEqual([3]);
  });
});
