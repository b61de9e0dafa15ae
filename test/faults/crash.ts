/** Kills a real station's process at random instants under load, starts it again, and looks for what was lost. */
import { ORPCError } from '@orpc/client';
import { seededRandom } from '../support/ids.ts';
import { brokenRules, lostWrites, openStore, rowCounts, type Store } from './crash-checks.ts';
import { startLoad, type Sent } from './desk-load.ts';
import { preparePoint, startHost, type HostProcess, type PreparedPoint, type Setting } from './host-process.ts';
import { percentile, type FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

export interface CrashOptions {
  rounds: number;
  seed: number;
  desks?: number;
  setting?: Setting;
  watching?: Watching;
}

/** From start of the process to its first answer. A machine busy with other work is granted what the first, clean start took, four times. */
const RESTART_LIMIT_MS = 3_000;
const CLEAN_STARTS = 4;
/** Of the acknowledged commands, how many at most are sent again after each restart. */
const REPEATED = 60;

const again = async (sent: readonly Sent[], host: HostProcess, point: PreparedPoint): Promise<unknown[]> => {
  const lobbies = await Promise.all(point.devices.map((_device, desk) => host.client('terminal', `lobby-${desk}`)));
  const advisors = await Promise.all(point.devices.map((device) => host.client('advisor', device)));
  return Promise.all(sent.map((one) => one.send(lobbies[one.desk]!, advisors[one.desk]!).catch((error: unknown) => (error instanceof ORPCError ? error.code : String(error)))));
};

const subjectOf = (answer: unknown): string => {
  const told = answer as { ticketId?: string; id?: string; ticket?: { id: string } };
  return told.ticketId ?? told.ticket?.id ?? told.id ?? String(answer);
};

/** Commands repeated after the restart: the acknowledged ones change nothing, the others happen once. */
const repeated = async (sent: readonly Sent[], store: Store, host: HostProcess, point: PreparedPoint): Promise<string[]> => {
  const acknowledged = sent.filter(({ answer }) => answer !== undefined).slice(-REPEATED);
  const unknown = sent.filter(({ answer, refused }) => answer === undefined && refused === undefined);
  const before = rowCounts(store);
  const answers = await again(acknowledged, host, point);
  const wrong = acknowledged.flatMap((one, index) => (subjectOf(answers[index]) === subjectOf(one.answer) ? [] : [`${one.procedure} ${one.commandId} answers otherwise when repeated: ${subjectOf(answers[index])}`]));
  if (rowCounts(store) !== before) wrong.push(`repeating acknowledged commands changed rows: ${before} → ${rowCounts(store)}`);
  const first = await again(unknown, host, point);
  const between = rowCounts(store);
  const second = await again(unknown, host, point);
  if (rowCounts(store) !== between) wrong.push(`repeating unanswered commands changed rows twice: ${between} → ${rowCounts(store)}`);
  if (first.map(subjectOf).join() !== second.map(subjectOf).join()) wrong.push('an unanswered command answered differently the second time');
  return wrong;
};

/** Runs the rounds on one growing database. */
export const crash = async ({ rounds, seed, desks = 10, setting = 'good', watching }: CrashOptions): Promise<FaultReport> => {
  const random = seededRandom(seed);
  const point = await preparePoint(desks);
  const failures: string[] = [];
  const course = startRounds('crash', rounds, failures, watching);
  const starts: number[] = [];
  let acknowledged = 0;
  let loadMs = 0;
  let host = await startHost(point, setting);
  const limitMs = Math.max(RESTART_LIMIT_MS, CLEAN_STARTS * host.startMs);
  try {
    for (let round = course.next(); round !== null; round = course.next()) {
      const note = (found: readonly string[]) => failures.push(...found.map((text) => `round ${round}: ${text}`));
      const load = startLoad(host, point);
      const began = performance.now();
      // The instant of the kill: after a random number of answers, and then a random part of a millisecond or some.
      await load.until(20 + Math.floor(random.number() * 200));
      const spin = performance.now() + random.number() * 12;
      while (performance.now() < spin) await new Promise((turn) => setImmediate(turn));
      await host.kill();
      loadMs += performance.now() - began;
      await load.ended;
      acknowledged += load.answered();
      note(load.unexpected);
      host = await startHost(point, setting);
      starts.push(host.startMs);
      if (host.startMs > limitMs) note([`started in ${Math.round(host.startMs)} ms`]);
      const store = openStore(point.folder);
      note(lostWrites(store, load.sent));
      note(brokenRules(store));
      note(await repeated(load.sent, store, host, point));
      await store.close();
    }
  } finally {
    await host.kill();
    point.remove();
  }
  return course.report(seed, { acknowledged, acknowledgedPerSecond: Math.round((acknowledged / loadMs) * 1_000), restartP50Ms: percentile(starts, 0.5), restartP95Ms: percentile(starts, 0.95) });
};
