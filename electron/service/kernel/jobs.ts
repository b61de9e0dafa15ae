/** Planned side effects: run after their commit, again with growing delay until done or given up. */
import type { StationDb } from './acts.ts';
import { later, type Clock } from './clock.ts';
import type { Log } from './log.ts';

export interface PlannedJob {
  id: string;
  kind: string;
  subjectId: string;
  payload: Record<string, unknown>;
  tries: number;
}

/** `retry` runs it again later, `giveUp` leaves it for a person to see. */
export type JobEnd = 'done' | { retry: string } | { giveUp: string };

export type JobHandler = (job: PlannedJob) => Promise<JobEnd>;

export interface Jobs {
  /** Runs what is due now, oldest first; answers how many ran. Tests call this instead of waiting. */
  runDue(): Promise<number>;
  /** Looks for due jobs now and then, until stopped. */
  start(everyMs: number): () => Promise<void>;
  /** A hint that something was planned just now. */
  nudge(): void;
}

const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/** 1 s, 2 s, 4 s … up to five minutes. */
export const backOff = (tries: number): number => Math.min(FIRST_DELAY_MS * 2 ** Math.min(tries, 20), LONGEST_DELAY_MS);

export const createJobs = (deps: { db: StationDb; clock: Clock; log: Log; handlers: Record<string, JobHandler>; onChange?: (job: PlannedJob) => void }): Jobs => {
  const { db, clock, log } = deps;
  let running: Promise<number> | null = null;
  let again = false;

  const finish = async (job: PlannedJob, end: JobEnd) => {
    const now = clock.now();
    await db.write((w) => {
      const change =
        end === 'done'
          ? { state: 'done' as const, done_at: now, last_error: null }
          : 'retry' in end
            ? { tries: job.tries + 1, due_at: later(now, backOff(job.tries)), last_error: end.retry }
            : { state: 'givenUp' as const, tries: job.tries + 1, last_error: end.giveUp };
      w.run(w.q.updateTable('job').set(change).where('id', '=', job.id));
    });
    deps.onChange?.(job);
  };

  const round = async (): Promise<number> => {
    const due = db.all(db.q.selectFrom('job').select(['id', 'kind', 'subject_id', 'payload', 'tries']).where('state', '=', 'waiting').where('due_at', '<=', clock.now()).orderBy('due_at').orderBy('id').limit(50));
    for (const row of due) {
      const job: PlannedJob = { id: row.id, kind: row.kind, subjectId: row.subject_id, payload: JSON.parse(row.payload) as Record<string, unknown>, tries: row.tries };
      const handler = deps.handlers[job.kind];
      const end: JobEnd = handler ? await handler(job).catch((error: unknown) => ({ retry: error instanceof Error ? error.message : String(error) })) : { giveUp: 'no handler' };
      if (end !== 'done') log.warn({ job: job.kind, id: job.id, tries: job.tries + 1, end }, 'a planned job did not succeed');
      await finish(job, end);
    }
    return due.length;
  };

  const runDue = (): Promise<number> => {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      let count = 0;
      try {
        do {
          again = false;
          count += await round();
        } while (again);
      } finally {
        running = null;
      }
      return count;
    })();
    return running;
  };

  const quietly = () => void runDue().catch((error: unknown) => log.error({ error: String(error) }, 'planned jobs could not be read'));

  return {
    runDue,
    nudge: quietly,
    start: (everyMs) => {
      const timer = setInterval(quietly, everyMs);
      return async () => {
        clearInterval(timer);
        await running?.catch(() => undefined);
      };
    },
  };
};
