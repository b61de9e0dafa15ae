/** The files of a point: too new, damaged, in use, copied while they live, put back. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, proveReadable } from '#service/kernel/db-backup.ts';
import { holdFolder } from '#service/kernel/db-lock.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { openDurable } from '#service/kernel/db.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import { backUpStation, restoreStation } from '../../electron/hosts/rescue.ts';
import { openDesks, takeNumber } from '../support/queue.ts';
import { startPoint } from '../support/station.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'onedoor-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const rowsOf = (file: string, tables = ['ticket', 'event', 'audit', 'command', 'outbox']) => {
  const raw = openDurable(file);
  const rows = tables.map((table) => raw.prepare(`SELECT * FROM ${table}`).all());
  raw.close();
  return rows;
};
const stationIn = (data: string): string => {
  mkdirSync(join(data, 'station'), { recursive: true });
  return join(data, 'station', 'station.sqlite');
};

describe('data that cannot be used', () => {
  it('of a newer version is refused, and untouched', () => {
    const file = join(folder, 'new.sqlite');
    const raw = openDurable(file);
    migrate(raw, stationMigrations);
    raw.pragma('user_version = 999');
    raw.close();
    const before = sha(file);
    const again = openDurable(file);
    expect(() => migrate(again, stationMigrations)).toThrow(expect.objectContaining({ kind: 'dataTooNew' }));
    again.close();
    expect(sha(file)).toBe(before);
  });

  it('that is no database is refused', () => {
    const file = join(folder, 'other.sqlite');
    writeFileSync(file, 'not a database at all, but long enough to be looked at as one'.repeat(100));
    expect(() => openDurable(file)).toThrow(expect.objectContaining({ code: 'SQLITE_NOTADB' }));
  });

  it('held by a living process is refused, and free once that process is gone, however it went', async () => {
    const program = join(import.meta.dirname, 'hold-folder.ts');
    const holder = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((done) => holder.stdout.once('data', done));
    expect(() => holdFolder(folder)).toThrow(expect.objectContaining({ kind: 'dataInUse' }));
    const gone = new Promise((done) => holder.once('exit', done));
    holder.kill('SIGKILL');
    await gone;
    holdFolder(folder).release();
    holdFolder(folder).release();
  });
});

describe('a backup', () => {
  it('made under load is whole, and holds everything acknowledged before it began', async () => {
    const point = await startPoint({ desks: 1 });
    await openDesks(point);
    const before = await Promise.all(Array.from({ length: 40 }, () => takeNumber(point)));
    const load = Promise.all(Array.from({ length: 150 }, (_, index) => new Promise((turn) => setImmediate(turn)).then(() => takeNumber(point, index % 3))));
    const file = await backUp(point.station.deps.db, folder, 'station', point.clock.now());
    await load;
    proveReadable(file);
    const copy = openDurable(file);
    const kept = new Set(copy.prepare('SELECT id FROM ticket').pluck().all());
    expect(before.every(({ ticketId }) => kept.has(ticketId))).toBe(true);
    // A group of writes is in it or not: each number with its command and its event.
    expect(copy.prepare(`SELECT count(*) FROM event WHERE kind = 'ticket.taken'`).pluck().get()).toBe(kept.size);
    expect(copy.prepare(`SELECT count(*) FROM command WHERE procedure = 'queue.take'`).pluck().get()).toBe(kept.size);
    copy.close();
    await point.close();
  });

  it('of a resting station equals it', async () => {
    const data = join(folder, 'data');
    stationIn(data);
    const point = await startPoint({ desks: 1, folder: join(data, 'station') });
    await takeNumber(point);
    const file = await backUpStation(data, join(folder, 'copies'));
    await point.close();
    expect(rowsOf(file)).toEqual(rowsOf(stationIn(data)));
    const raw = openDurable(file);
    expect(raw.prepare('SELECT count(*) FROM ticket').pluck().get()).toBe(1);
    raw.close();
  });

  it('is kept thirty times, the newest', async () => {
    const raw = openDurable(join(folder, 'small.sqlite'));
    raw.exec('CREATE TABLE t (a)');
    const copies = join(folder, 'copies');
    for (let day = 0; day < 33; day += 1) await backUp({ backup: async (file) => void (await raw.backup(file)) }, copies, 'station', new Date(Date.UTC(2026, 0, 1 + day)).toISOString());
    raw.close();
    const kept = readdirSync(copies).toSorted();
    expect(kept).toHaveLength(30);
    expect(kept[0]).toBe('station-2026-01-04T00-00-00-000Z.sqlite');
  });

  it('that could not be finished leaves nothing that looks like one', async () => {
    const copies = join(folder, 'copies');
    await expect(backUp({ backup: async (file) => writeFileSync(file, 'half') }, copies, 'station', '2026-01-01T00:00:00.000Z')).rejects.toMatchObject({ code: 'SQLITE_NOTADB' });
    expect(readdirSync(copies).filter((name) => name.endsWith('.sqlite'))).toEqual([]);
  });
});

describe('putting a copy back', () => {
  it('sets the present data aside whole, and goes on from the copy', async () => {
    const data = join(folder, 'data');
    const place = stationIn(data);
    const first = await startPoint({ desks: 1, folder: join(data, 'station') });
    await takeNumber(first);
    const copy = await backUpStation(data, join(folder, 'copies'));
    await takeNumber(first);
    await first.close();
    const present = rowsOf(place);
    const { setAside } = restoreStation(data, copy);
    expect(rowsOf(place)).toEqual(rowsOf(copy));
    expect(rowsOf(setAside!)).toEqual(present);
    const raw = openDurable(place);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
  });

  it('refuses a damaged copy and leaves the present data as it is', async () => {
    const data = join(folder, 'data');
    const place = stationIn(data);
    const point = await startPoint({ desks: 1, folder: join(data, 'station') });
    for (let index = 0; index < 30; index += 1) await takeNumber(point);
    const copy = await backUpStation(data, join(folder, 'copies'));
    await point.close();
    const bytes = readFileSync(copy);
    for (let at = 4_096; at < bytes.length; at += 8_192) bytes.fill(0xa5, at, Math.min(at + 4_096, bytes.length));
    writeFileSync(copy, bytes);
    const before = rowsOf(place);
    expect(() => restoreStation(data, copy)).toThrow(expect.objectContaining({ name: expect.stringMatching(/^(StartProblem|SqliteError)$/) }));
    expect(rowsOf(place)).toEqual(before);
    expect(readdirSync(join(data, 'station')).filter((name) => name.includes('before-') || name.includes('coming'))).toEqual([]);
  });

  it('refuses a copy that is not there', () => {
    stationIn(join(folder, 'data'));
    expect(() => restoreStation(join(folder, 'data'), join(folder, 'nothing.sqlite'))).toThrow(expect.objectContaining({ kind: 'dataNotWritable' }));
  });
});
