/**
 * What a power cut may leave of the write-ahead log: everything up to the last answered commit, since that was
 * synced, and of what came after it any part, its last page torn. Copies of the files are cut so and opened.
 * What a drive does that lies about a sync cannot be shown here.
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../support/ids.ts';
import { takeNumber } from '../support/queue.ts';
import { startPoint } from '../support/station.ts';
import { brokenRules, openStore } from './crash-checks.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

/** `torn`: cut where no sync allows it, before the last answered commit; the harness must see the loss. */
export const powerCut = async ({ rounds, seed, setting = 'good', watching }: { rounds: number; seed: number; setting?: 'good' | 'torn'; watching?: Watching }): Promise<FaultReport> => {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-power-'));
  const point = await startPoint({ folder, desks: 1 });
  const file = join(folder, 'station.sqlite');
  const walSize = () => (existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0);
  // Written from its start after each checkpoint, a log would hold older frames behind the newest ones.
  point.station.deps.db.raw.pragma('wal_autocheckpoint = 0');
  point.station.deps.db.raw.pragma('wal_checkpoint(TRUNCATE)');
  const failures: string[] = [];
  const course = startRounds('power-cut', rounds, failures, watching);
  const acknowledged: string[] = [];
  let cuts = 0;
  for (let round = course.next(); round !== null; round = course.next()) {
    const taken = await Promise.all(Array.from({ length: 1 + Math.floor(random.number() * 6) }, () => takeNumber(point, Math.floor(random.number() * 3))));
    acknowledged.push(...taken.map(({ ticketId }) => ticketId));
    const synced = walSize();
    // Commits that were under way when the power went: written, perhaps in part, and answered to nobody.
    await Promise.all(Array.from({ length: 1 + Math.floor(random.number() * 4) }, () => takeNumber(point)));
    const written = walSize();
    const copy = mkdtempSync(join(tmpdir(), 'onedoor-cut-'));
    copyFileSync(file, join(copy, 'station.sqlite'));
    const log = readFileSync(`${file}-wal`);
    const from = setting === 'torn' ? Math.floor(synced * 0.6) : synced;
    const cut = from + Math.floor(random.number() * (written - from));
    const rest = log.subarray(0, cut);
    // The page being written: some of its bytes are what was on the disk before.
    const torn = Math.min(cut - from, Math.floor(random.number() * 4_096));
    for (let at = cut - torn; at < cut; at += 1) if (random.number() < 0.5) rest[at] = Math.floor(random.number() * 256);
    writeFileSync(join(copy, 'station.sqlite-wal'), rest);
    const store = openStore(copy);
    const kept = new Set(store.raw.prepare('SELECT id FROM ticket').pluck().all());
    const lost = acknowledged.filter((id) => !kept.has(id));
    if (lost.length > 0) failures.push(`round ${round}: ${lost.length} acknowledged numbers are gone`);
    failures.push(...brokenRules(store).map((text) => `round ${round}: ${text}`));
    await store.close();
    rmSync(copy, { recursive: true });
    cuts += 1;
    // The living station went on; what it wrote meanwhile is acknowledged by now.
    acknowledged.length = 0;
    acknowledged.push(...(point.station.deps.db.raw.prepare('SELECT id FROM ticket').pluck().all() as string[]));
  }
  await point.close();
  rmSync(folder, { recursive: true, force: true });
  return course.report(seed, { cuts, acknowledged: acknowledged.length });
};
