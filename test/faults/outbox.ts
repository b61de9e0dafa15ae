/** The line to the hub under faults: away for a day, cut in the middle of a message, and a hub that is killed. */
import { seededRandom } from '../support/ids.ts';
import { openLine, type Acknowledging, type OutboxLine } from './outbox-line.ts';
import type { FaultReport } from './report.ts';
import { startRounds, type Rounds, type Watching } from './rounds.ts';

/** A machine busy with other work is granted this much for what takes a second when it is idle. */
const CATCH_UP_MS = 60_000;

interface OutboxOptions {
  seed: number;
  acknowledge?: Acknowledging;
  watching?: Watching;
}

const finished = async (line: OutboxLine, course: Rounds, failures: string[], seed: number, figures: Record<string, number>): Promise<FaultReport> => {
  let catchUpMs = 0;
  try {
    catchUpMs = await line.drained(CATCH_UP_MS);
  } catch (error) {
    failures.push(String(error));
  }
  failures.push(...(await line.differences()));
  return course.report(seed, { ...figures, catchUpMs: Math.round(catchUpMs) });
};

/** One customer's whole visit at the first desk: the station's own work, with the hub or without. */
const visit = async ({ point }: OutboxLine, cardId: string) => {
  const begun = await point.walkUp();
  const served = await point.add(begun, cardId);
  point.clock.advance(200_000);
  await point.closeService(served, served.currentEventId);
  await point.clients[0]!.visits.close({ commandId: point.commandId(), visitId: begun.id });
};

/** The hub is away while a day's visits are served, and is told of each once when it comes back. */
export const hubAwayForADay = async ({ visits, seed, watching }: OutboxOptions & { visits: number }): Promise<FaultReport> => {
  const failures: string[] = [];
  const course = startRounds('outbox-day', visits, failures, watching);
  const line = await openLine();
  try {
    let began = performance.now();
    for (let number = course.next(); number !== null; number = course.next()) {
      await visit(line, number % 2 ? 'permit' : 'benefit');
      if (number > 1) continue;
      // After the first, the hub is gone.
      await line.drained(CATCH_UP_MS);
      line.proxy.down();
      await line.hub.kill();
      began = performance.now();
    }
    const servedMs = performance.now() - began;
    const waited = line.outbox.waiting();
    await line.hub.start();
    line.proxy.restore();
    return await finished(line, course, failures, seed, { waited, visitsPerSecond: Math.round((visits / servedMs) * 1_000) });
  } finally {
    await line.close();
  }
};

/** Events are recorded while the line is cut over and over, in the middle of whatever is on it. */
export const lineCut = async ({ rounds, seed, acknowledge, watching }: OutboxOptions & { rounds: number }): Promise<FaultReport> => {
  const failures: string[] = [];
  const course = startRounds('outbox-cut', rounds, failures, watching);
  const random = seededRandom(seed);
  const line = await openLine(acknowledge);
  let number = 0;
  try {
    while (course.next() !== null) {
      const before = line.proxy.cuts();
      // From within the handshake to the middle of a batch, on the way there or back.
      line.proxy.cutAfter(1 + Math.floor(random.number() ** 2 * 40_000));
      const events = 1 + Math.floor(random.number() * 30);
      for (let count = 0; count < events; count++) await line.record(++number);
      // Without a cut the round would show nothing: what is too little to reach it is followed by more.
      while (line.proxy.cuts() === before) await line.record(++number);
    }
    return await finished(line, course, failures, seed, { events: number, cuts: line.proxy.cuts() });
  } finally {
    await line.close();
  }
};

/** The hub's process is killed while it takes events in, and started again. */
export const hubKilled = async ({ rounds, seed, acknowledge, watching }: OutboxOptions & { rounds: number }): Promise<FaultReport> => {
  const failures: string[] = [];
  const course = startRounds('outbox-kill', rounds, failures, watching);
  const random = seededRandom(seed);
  const line = await openLine(acknowledge);
  let number = 0;
  try {
    while (course.next() !== null) {
      await line.drained(CATCH_UP_MS);
      const events = 20 + Math.floor(random.number() * 300);
      const records = Array.from({ length: events }, () => line.record(++number));
      const spin = performance.now() + random.number() * 40;
      while (performance.now() < spin) await new Promise((turn) => setImmediate(turn));
      await line.hub.kill();
      await Promise.all(records);
      await line.hub.start();
    }
    return await finished(line, course, failures, seed, { events: number });
  } finally {
    await line.close();
  }
};
