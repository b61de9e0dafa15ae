/**
 * Printing what waits, in order. A try is marked before its bytes are sent: whoever finds the mark later (after a
 * crash, or when the printer fell silent midway) prints it with a word that it may be there already, since
 * one too many is better than none. While the printer is away or out of paper everything waits, and the cashier sees it.
 */
import type { JobEnd, JobHandler } from '../../../kernel/jobs.ts';
import type { StationDeps } from '../../../station-os.ts';
import type { PrintTable } from '../../../tables/receipts.ts';
import type { PrinterSettings, PrintOutcome, TicketPrinter } from '../../queue/index.ts';
import { deskIdsOf, registerById } from '../registers/queries.ts';
import { DRAWER_PULSE, escPosOf } from './escpos.ts';
import { openLetters } from './letters.ts';
import { notPrintedOn, OPEN_DRAWER, PRINT_RECEIPTS } from './print-queue.ts';
import { paperToPrint } from './to-print.ts';

/** A drawer that opens later than this surprises whoever stands beside it. */
const DRAWER_WITHIN_MS = 10_000;

type Change = Partial<Pick<PrintTable, 'state' | 'maybe_printed' | 'problem' | 'printed_at'>>;

/** The planned side effects of receipts. */
export const receiptJobs = (deps: Pick<StationDeps, 'db' | 'clock' | 'events' | 'log'>, printer: TicketPrinter): Record<string, JobHandler> => {
  const { db, clock, events, log } = deps;
  const letters = openLetters();
  const isRecent = (instant: string) => Date.parse(clock.now()) - Date.parse(instant) <= DRAWER_WITHIN_MS;

  const change = async (row: PrintTable, to: Change) => {
    await db.write((w) => w.run(w.q.updateTable('print').set(to).where('id', '=', row.id)));
    events.publish('saleChanged', { deskIds: deskIdsOf(db, row.register_id) });
  };

  const printerOf = (registerId: string): PrinterSettings | null => {
    const settings = registerById(db, registerId)?.printer;
    return settings && settings.kind !== 'none' ? settings : null;
  };

  /** `failed` when it cannot be drawn: that one is set aside, so that it does not hold up the others. */
  const bytesOf = (row: PrintTable): Uint8Array | 'failed' | 'notWanted' => {
    try {
      const paper = paperToPrint(db, row, clock.now());
      return paper ? escPosOf(paper, letters, row.drawer === 1 && row.maybe_printed === 0 && isRecent(row.planned_at)) : 'notWanted';
    } catch (error) {
      log.error({ print: row.id, paper: row.paper, error: String(error) }, 'a paper could not be drawn');
      return 'failed';
    }
  };

  const drop = async (row: PrintTable) => {
    await db.write((w) => w.run(w.q.deleteFrom('print').where('id', '=', row.id)));
    events.publish('saleChanged', { deskIds: deskIdsOf(db, row.register_id) });
  };

  const printOne = async (row: PrintTable, settings: PrinterSettings): Promise<PrintOutcome> => {
    const bytes = bytesOf(row);
    if (bytes === 'failed' || bytes === 'notWanted') {
      await (bytes === 'failed' ? change(row, { state: 'failed', problem: 'failed' }) : drop(row));
      return 'printed';
    }
    await db.write((w) => w.run(w.q.updateTable('print').set({ maybe_printed: 1 }).where('id', '=', row.id)));
    const outcome = await printer.print(bytes, settings);
    if (outcome === 'printed') await change(row, { state: 'printed', problem: null, printed_at: clock.now() });
    // `unknown` leaves the mark; of the others nothing was sent.
    else await change(row, { problem: outcome, maybe_printed: outcome === 'unknown' ? 1 : row.maybe_printed });
    return outcome;
  };

  const othersOf = (jobId: string, registerId: string) => db.q.selectFrom('job').select('id').where('kind', '=', PRINT_RECEIPTS).where('subject_id', '=', registerId).where('state', '=', 'waiting').where('id', '!=', jobId);

  /** Each planned job prints all that waits: the others of the same register need not wait out their delay and try again. */
  const standForOthers = async (jobId: string, registerId: string) => {
    const others = db.all(othersOf(jobId, registerId)).map(({ id }) => id);
    if (others.length > 0) await db.write((w) => w.run(w.q.updateTable('job').set({ state: 'done', done_at: clock.now() }).where('id', 'in', others)));
  };

  /** A round of jobs is read at once: one that another stood for meanwhile must not stand for that one in turn. */
  const isStoodFor = (jobId: string): boolean => db.first(db.q.selectFrom('job').select('state').where('id', '=', jobId))?.state !== 'waiting';

  const printReceipts: JobHandler = async (job): Promise<JobEnd> => {
    const registerId = job.subjectId;
    if (isStoodFor(job.id)) return 'done';
    await standForOthers(job.id, registerId);
    for (;;) {
      const row = notPrintedOn(db, registerId).find((one) => one.state === 'waiting');
      if (!row) return 'done';
      const settings = printerOf(registerId);
      if (!settings) {
        await change(row, { problem: 'noPrinter' });
        return { giveUp: 'noPrinter' };
      }
      const outcome = await printOne(row, settings);
      if (outcome !== 'printed') return { retry: outcome };
    }
  };

  const openDrawer: JobHandler = async (job): Promise<JobEnd> => {
    const settings = printerOf(job.subjectId);
    if (!settings) return { giveUp: 'noPrinter' };
    if (typeof job.payload['at'] !== 'string' || !isRecent(job.payload['at'])) return { giveUp: 'late' };
    const outcome = await printer.print(Uint8Array.from(DRAWER_PULSE), settings);
    // A second pulse could open a drawer that was closed meanwhile: who needs it asks again.
    return outcome === 'printed' ? 'done' : { giveUp: outcome };
  };

  return { [PRINT_RECEIPTS]: printReceipts, [OPEN_DRAWER]: openDrawer };
};
