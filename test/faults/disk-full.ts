/** Fills the disk under a station at work, again and again: what cannot be kept is refused, whole, and all goes on when there is room. */
import { ORPCError } from '@orpc/client';
import { seededRandom } from '../support/ids.ts';
import { openDesks, takeNumber } from '../support/queue.ts';
import { startPoint } from '../support/station.ts';
import { brokenRules } from './crash-checks.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

/** SQLite's own limit on the pages of a file: the same error as a full disk, at a place we choose. */
const NO_LIMIT = 1_073_741_823;
const MOST_TAKES = 4_000;

export const diskFull = async ({ rounds, seed, watching }: { rounds: number; seed: number; watching?: Watching }): Promise<FaultReport> => {
  const random = seededRandom(seed);
  const failures: string[] = [];
  const course = startRounds('disk-full', rounds, failures, watching);
  const logged: string[] = [];
  const note = (_fields: object, message: string) => void logged.push(message);
  const point = await startPoint({ desks: 2, log: { info: () => undefined, warn: note, error: note } });
  await openDesks(point);
  const { db } = point.station.deps;
  const count = (table: string) => Number(db.raw.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  let acknowledged = 0;
  let refused = 0;
  for (let round = course.next(); round !== null; round = course.next()) {
    const pages = Number(db.raw.pragma('page_count', { simple: true }));
    db.raw.pragma(`max_page_count = ${pages + Math.floor(random.number() * 12)}`);
    const before = count('ticket');
    let kept = 0;
    let full = false;
    for (let taken = 0; !full && taken < MOST_TAKES; ) {
      const group = 1 + Math.floor(random.number() * 8);
      const outcomes = await Promise.allSettled(Array.from({ length: group }, () => takeNumber(point, Math.floor(random.number() * 3))));
      taken += group;
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') {
          kept += 1;
          continue;
        }
        full = true;
        refused += 1;
        const error: unknown = outcome.reason;
        const told = error instanceof ORPCError ? `${error.code} ${error.message} ${JSON.stringify(error.data)}` : String(error);
        if (!/^INTERNAL_SERVER_ERROR Something went wrong \{"errorId":"[0-9A-Z]{26}"\}$/.test(told)) failures.push(`round ${round}: refused with ${told}`);
      }
    }
    acknowledged += kept;
    if (!full) failures.push(`round ${round}: the disk never filled`);
    if (count('ticket') !== before + kept) failures.push(`round ${round}: ${kept} acknowledged, ${count('ticket') - before} kept`);
    failures.push(...brokenRules(db).map((text) => `round ${round}: ${text}`));
    db.raw.pragma(`max_page_count = ${NO_LIMIT}`);
    try {
      await takeNumber(point);
      acknowledged += 1;
    } catch (error) {
      failures.push(`round ${round}: still refused with room again: ${String(error)}`);
    }
  }
  if (count('ticket') !== acknowledged || count('command') < acknowledged) failures.push('an acknowledged number is not there');
  if (refused > 0 && !logged.some((message) => message === 'a procedure failed')) failures.push('the log does not tell of it');
  await point.close();
  return course.report(seed, { acknowledged, refused });
};
