import type { PointSettings } from '#shared/contract/point.ts';
import type { JobHandler } from '../../kernel/jobs.ts';
import type { StationDeps } from '../../station-os.ts';

/** What became of a slip. `unknown`: bytes were sent and nothing was heard of them, so it may be on paper or not. */
export type PrintOutcome = 'printed' | 'outOfPaper' | 'away' | 'unknown';

/** A receipt printer; takes what is to be printed in its own language (ESC/POS). Never throws. */
export interface TicketPrinter {
  print(slip: Uint8Array, printer: Exclude<PointSettings['printer'], { kind: 'none' }>): Promise<PrintOutcome>;
}

/** The planned side effects of the queue. */
export const queueJobs = (_deps: StationDeps, _printer: TicketPrinter): Record<string, JobHandler> => ({});
