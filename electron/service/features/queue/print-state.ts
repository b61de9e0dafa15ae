/** What is known of a slip's printing, told by its planned job: nothing of it is kept twice. */
import { sql } from 'kysely';
import type { PointSettings } from '#shared/contract/point.ts';
import type { TerminalState, TicketSlip } from '#shared/contract/queue.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import type { QueueAct } from './words.ts';

export const PRINT_SLIP = 'printSlip';

/** Plans the slip of a number just given; answers whether the point has a printer for it. */
export const planSlip = (act: QueueAct, settings: Pick<PointSettings, 'printer'> | null, ticketId: string): boolean => {
  if (settings === null || settings.printer.kind === 'none') return false;
  act.plan(PRINT_SLIP, ticketId, {});
  act.emit('jobsPlanned', {});
  return true;
};

/** Begins the remembered end of a try after which the slip may be on paper though nobody knows. */
export const MAYBE_PRINTED = 'maybePrinted';

const jobOf = compiledOnce((q, param) => q.selectFrom('job').select(['state', 'last_error']).where('subject_id', '=', param('ticketId')).where('kind', '=', PRINT_SLIP));

const problem = (lastError: string | null): 'outOfPaper' | 'away' | null => {
  if (lastError?.endsWith('outOfPaper')) return 'outOfPaper';
  return lastError?.endsWith('away') ? 'away' : null;
};

/** `none` when no slip was planned, or when its customer no longer needed it. */
export const slipState = (db: Read, ticketId: string): TicketSlip['printing'] => {
  const job = db.first(jobOf({ ticketId }));
  if (!job) return 'none';
  if (job.state === 'done') return 'printed';
  if (job.state === 'givenUp') return 'none';
  return problem(job.last_error) ?? 'queued';
};

const troubled = compiledOnce((q) =>
  q.selectFrom('job').select('last_error').where(sql<boolean>`state = 'waiting'`).where('kind', '=', PRINT_SLIP).where('last_error', 'is not', null).orderBy('id', 'desc').limit(sql.lit(20)),
);

/** The printer as its waiting slips found it last. */
export const printerState = (db: Read, hasPrinter: boolean): TerminalState['printer'] => {
  if (!hasPrinter) return 'none';
  for (const job of db.all(troubled({}))) {
    const found = problem(job.last_error);
    if (found) return found;
  }
  return 'ready';
};
