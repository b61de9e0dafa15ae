/**
 * The customer's line is cut for a time and comes back: picture and sound must be there again in both directions within five
 * seconds after its return, in the same session.
 */
import { flowing } from '../support/remote-people.ts';
import { openRemoteLine } from '../support/remote-line.ts';
import { percentile, type FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

interface CutOptions {
  folder: string;
  rounds: number;
  seed: number;
  cutMs?: number;
  by?: 'namespace' | 'proxy';
  /** `no-search`: nobody looks for a new way, whatever befalls the old one. */
  setting?: 'no-search';
  watching?: Watching;
}

const WITHIN_MS = 5_000;
const NEVER = 1e9;

export const remoteCut = async ({ folder, rounds, seed, cutMs = 10_000, by, setting, watching }: CutOptions): Promise<FaultReport> => {
  const failures: string[] = [];
  const took: number[] = [];
  const round = startRounds('remote-cut', rounds, failures, watching);
  const line = await openRemoteLine(folder, by);
  const { customer, expert } = line;
  try {
    for (let number = round.next(); number !== null; number = round.next()) {
      const sessionId = `cut-${seed}-${number}`;
      try {
        const timing = setting === undefined ? {} : { searchesBeforeRebuild: NEVER };
        if (setting === 'no-search') for (const { page } of [customer, expert]) await page.evaluate(() => window.remotePage.forgetRestart());
        await Promise.all([customer, expert].map((person) => person.open(sessionId, { ...line.options('udp'), timing })));
        await Promise.all([flowing(customer, 'expert', 15_000), flowing(expert, 'customer', 15_000)]);
        line.cut(sessionId);
        await new Promise((resolve) => setTimeout(resolve, cutMs));
        // The cut was one: the last seconds brought nothing.
        const still = await customer.page.evaluate(() => window.remotePage.flow('expert'));
        await new Promise((resolve) => setTimeout(resolve, 300));
        const after = await customer.page.evaluate(() => window.remotePage.flow('expert'));
        if (still !== null && after !== null && after.framesDecoded > still.framesDecoded) failures.push(`cut ${number}: frames came through the cut`);
        line.restore();
        const back = Date.now();
        await Promise.all([flowing(customer, 'expert', WITHIN_MS), flowing(expert, 'customer', WITHIN_MS)]);
        took.push(Date.now() - back);
      } catch (error) {
        failures.push(`cut ${number}: ${String(error)}`);
        line.restore();
      }
      for (const { page } of [customer, expert]) await page.evaluate(() => window.remotePage.end());
    }
  } finally {
    await line.close();
  }
  return round.report(seed, { cutMs, byNamespace: line.by === 'namespace' ? 1 : 0, backP50Ms: percentile(took, 0.5), backWorstMs: percentile(took, 1) });
};
