/**
 * Printing slips. A slip is planned once with its number and tried until it is on paper. A try is marked before
 * its bytes are sent: whoever finds the mark later (after a crash, or when the printer fell silent midway) prints
 * the slip as a copy, since one slip too many is better than none and must not pass for another customer's.
 */
import type { PointSettings } from '#shared/contract/point.ts';
import type { Read } from '../../kernel/acts.ts';
import type { JobEnd, JobHandler } from '../../kernel/jobs.ts';
import type { StationDeps } from '../../station-os.ts';
import { settingsOf } from '../point/index.ts';
import { placeDeps, slipOf } from './place.ts';
import { MAYBE_PRINTED, PRINT_SLIP } from './print-state.ts';
import { slipBytes } from './slip.ts';
import { ticketById } from './desks.ts';

/**
 * What became of a slip. `outOfPaper` and `away`: nothing of it was sent. `unknown`: bytes were sent and their
 * end was not heard of, so it may be on paper or not.
 */
export type PrintOutcome = 'printed' | 'outOfPaper' | 'away' | 'unknown';

export type PrinterSettings = Exclude<PointSettings['printer'], { kind: 'none' }>;

/** A receipt printer; takes what is to be printed in its own language (ESC/POS). Never throws. */
export interface TicketPrinter {
  print(slip: Uint8Array, printer: PrinterSettings): Promise<PrintOutcome>;
}

const lastError = (db: Read, jobId: string): string | null => db.first(db.q.selectFrom('job').select('last_error').where('id', '=', jobId))?.last_error ?? null;

/** Paper is for who still waits: a slip that was late for its customer is not printed. */
const stillOfUse = (state: string): boolean => state === 'waiting' || state === 'called' || state === 'held';

/** The planned side effects of the queue. */
export const queueJobs = (deps: StationDeps, printer: TicketPrinter): Record<string, JobHandler> => {
  const { db, clock, zone } = deps;
  const place = placeDeps(deps);

  const mark = (jobId: string, text: string) => db.write((w) => w.run(w.q.updateTable('job').set({ last_error: text }).where('id', '=', jobId)));

  /** The others that wait for the same printer need not wait out their delay. */
  const hastenOthers = async (jobId: string) => {
    await db.write((w) => w.run(w.q.updateTable('job').set({ due_at: clock.now() }).where('kind', '=', PRINT_SLIP).where('state', '=', 'waiting').where('due_at', '>', clock.now()).where('id', '!=', jobId)));
    deps.events.publish('jobsPlanned', {});
  };

  const printSlip: JobHandler = async (job): Promise<JobEnd> => {
    const settings = settingsOf(db);
    const ticket = ticketById(db, job.subjectId);
    if (!settings || settings.printer.kind === 'none' || !ticket || !stillOfUse(ticket.state)) return { giveUp: 'notNeeded' };
    const maybePrinted = lastError(db, job.id)?.startsWith(MAYBE_PRINTED) ?? false;
    const slip = slipOf(db, place, ticket.id)!;
    const bytes = slipBytes(slip, { pointName: settings.name, zone, copy: maybePrinted });
    await mark(job.id, MAYBE_PRINTED);
    const outcome = await printer.print(bytes, settings.printer);
    if (outcome === 'printed') {
      if (job.tries > 0) await hastenOthers(job.id);
      return 'done';
    }
    if (outcome === 'unknown') return { retry: MAYBE_PRINTED };
    return { retry: maybePrinted ? `${MAYBE_PRINTED} ${outcome}` : outcome };
  };

  return { [PRINT_SLIP]: printSlip };
};
