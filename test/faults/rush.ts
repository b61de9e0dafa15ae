/** All desks press "next" at the same moment, each press sent one to three times over lines of its own, until nobody waits. */
import { ORPCError } from '@orpc/client';
import { ulid } from 'ulid';
import { seededRandom } from '../support/ids.ts';
import { brokenRules, openStore } from './crash-checks.ts';
import { preparePoint, startHost, type Setting } from './host-process.ts';
import { percentile, type FaultReport } from './report.ts';
import { startRounds, type Watching } from './rounds.ts';

export interface RushOptions {
  calls: number;
  seed: number;
  desks?: number;
  setting?: Setting;
  watching?: Watching;
}

const LINES = 3;
const AT_ONCE = 50;
/** After so many rounds a store known to be bad is given up on. */
const LONGEST_ROUNDS = 50;

type Pressed = { ticket: { id: string; number: string } } | 'NOTHING_WAITING';

export const rushNext = async ({ calls, seed, desks = 10, setting = 'good', watching }: RushOptions): Promise<FaultReport> => {
  const random = seededRandom(seed);
  const point = await preparePoint(desks);
  const host = await startHost(point, setting);
  const failures: string[] = [];
  // One round more than it takes to call everybody: in the last nobody waits.
  const course = startRounds('rush', setting === 'lax' ? LONGEST_ROUNDS : Math.ceil(calls / desks) + 1, failures, watching);
  const times: number[] = [];
  const called: string[] = [];
  try {
    const lobby = await host.client('terminal', 'lobby');
    const lines = await Promise.all(point.devices.map((device) => Promise.all(Array.from({ length: LINES }, () => host.connect('advisor', device)))));
    // The bad store is to show what it does to calls, not to numbers and retries.
    const atOnce = setting === 'lax' ? 1 : AT_ONCE;
    for (let from = 0; from < calls; from += atOnce)
      await Promise.all(Array.from({ length: Math.min(atOnce, calls - from) }, (_, index) => lobby.queue.take({ commandId: ulid(), groupId: point.groupIds[(from + index) % point.groupIds.length]!, language: 'fi' })));

    /** One press, sent again over other lines while the first is under way: all must hear the same. */
    const press = async (desk: number): Promise<Pressed> => {
      const input = { commandId: ulid(), deskId: point.deskIds[desk]! };
      const began = performance.now();
      const answers = await Promise.all(
        lines[desk]!.slice(0, setting === 'lax' ? 1 : 1 + Math.floor(random.number() * LINES)).map((line) =>
          line.queue.callNext(input).catch((error: unknown): Pressed => {
            if (!(error instanceof ORPCError)) throw error;
            if (error.code !== 'NOTHING_WAITING') failures.push(`desk ${desk + 1} pressed and was told ${error.code}`);
            return 'NOTHING_WAITING';
          }),
        ),
      );
      times.push(performance.now() - began);
      const heard = new Set(answers.map((answer) => (typeof answer === 'string' ? answer : answer.ticket.id)));
      if (heard.size > 1) failures.push(`desk ${desk + 1} heard ${heard.size} answers to one press`);
      return answers[0]!;
    };

    const noShow = async (desk: number): Promise<void> => {
      try {
        await lines[desk]![0]!.queue.noShow({ commandId: ulid(), deskId: point.deskIds[desk]! });
      } catch (error) {
        failures.push(`desk ${desk + 1} could not go on: ${String(error)}`);
      }
    };

    while (course.next() !== null) {
      const answers = await Promise.all(point.devices.map((_device, desk) => press(desk)));
      const tickets = answers.filter((answer) => typeof answer !== 'string');
      if (tickets.length === 0) break;
      called.push(...tickets.map(({ ticket }) => ticket.id));
      await Promise.all(answers.map((answer, desk) => (typeof answer === 'string' ? Promise.resolve() : noShow(desk))));
    }

    const store = openStore(point.folder);
    const counts = Map.groupBy(called, (id) => id);
    for (const [id, hits] of counts) if (hits.length > 1) failures.push(`${id} was called to ${hits.length} desks`);
    const waiting = store.raw.prepare('SELECT id FROM ticket').all() as { id: string }[];
    // Whoever still waited when it was stopped was not forgotten.
    if (!course.stopped()) for (const { id } of waiting) if (!counts.has(id)) failures.push(`${id} was never called`);
    if (!course.stopped() && counts.size !== calls) failures.push(`${calls} numbers were given and ${counts.size} customers called`);
    for (const { id } of waiting.filter((row, index) => counts.has(row.id) && index % Math.ceil(calls / 200) === 0)) {
      const why = await lines[0]![0]!.queue.explain({ ticketId: id });
      if (why.length !== 1 || !why[0]!.why.rule) failures.push(`${id} has ${why.length} explanations`);
    }
    failures.push(...brokenRules(store));
    await store.close();
  } finally {
    await host.kill();
    point.remove();
  }
  return course.report(seed, { calls: called.length, pressP50Ms: percentile(times, 0.5), pressP99Ms: percentile(times, 0.99) });
};
