/** What is to be printed: a receipt or report once, and each copy once, whatever is tapped. */
import type { PaperKind, RegisterView } from '#shared/contract/payments/procedures.ts';
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import type { PrintTable } from '../../../tables/receipts.ts';
import type { PaymentAct } from '../journal/append.ts';
import { registerById } from '../registers/queries.ts';
import { storedReport } from './stored.ts';

export const PRINT_RECEIPTS = 'printReceipts';
export const OPEN_DRAWER = 'openDrawer';

const keepPrint = compiledOnce((q, param) =>
  q
    .insertInto('print')
    .values({
      id: param('id'),
      register_id: param('registerId'),
      paper: param('paper'),
      subject: param('subject'),
      copy: param('copy'),
      drawer: param('drawer'),
      state: 'waiting',
      maybe_printed: 0,
      problem: null,
      planned_at: param('at'),
      printed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['paper', 'subject', 'copy']).doNothing()),
);

const notPrinted = compiledOnce((q, param) => q.selectFrom('print').selectAll().where('register_id', '=', param('registerId')).where('state', '!=', 'printed').orderBy('id'));
const lastCopy = compiledOnce((q, param) => q.selectFrom('print').select('copy').where('paper', '=', param('paper')).where('subject', '=', param('subject')).orderBy('copy', 'desc').limit(1));

/** What the printer has not taken yet, oldest first. */
export const notPrintedOn = (db: Read, registerId: string): PrintTable[] => db.all(notPrinted({ registerId }));

/** How people call the paper: a receipt's number, `Z 12`, `X`; a bill has none. */
const numberOf = (db: Read, { paper, subject }: PrintTable): string => {
  if (paper === 'receipt') return subject;
  if (paper === 'bill') return '';
  return paper === 'x' ? 'X' : `Z ${storedReport(db, subject)?.number ?? ''}`.trim();
};

/** The same as the cashier sees it; `problem` is null while it is on its way, else `outOfPaper`, `away`, `unknown` (bytes were sent and no answer came), `noPrinter` or `failed` (it could not be drawn). */
export const unprintedOn = (db: Read, registerId: string): RegisterView['unprinted'] =>
  notPrintedOn(db, registerId).map((row) => ({ paper: row.paper, receiptNumber: numberOf(db, row), since: row.planned_at, problem: row.problem }));

const lastPrint = (db: Read, paper: PaperKind, subject: string): number | null => db.first(lastCopy({ paper, subject }))?.copy ?? null;

export const nextCopy = (db: Read, number: string): number => (lastPrint(db, 'receipt', number) ?? 0) + 1;

/** Plans the printing of what waits on a register, in the act that gives cause to. */
export const planPrinting = (act: PaymentAct, registerId: string): void => {
  act.plan(PRINT_RECEIPTS, registerId, {});
  act.emit('jobsPlanned', {});
};

const hasPrinter = (db: Read, registerId: string): boolean => (registerById(db, registerId)?.printer.kind ?? 'none') !== 'none';

const takesCash = (receipt: Receipt): boolean => receipt.tenders.some((tender) => tender.kind === 'cash');

const planPrint = (act: PaymentAct, registerId: string, { drawer, ...print }: { paper: PaperKind; subject: string; copy: number; drawer: boolean }): void => {
  act.run(keepPrint({ id: act.newId(), registerId, ...print, drawer: drawer ? 1 : 0, at: act.now }));
  planPrinting(act, registerId);
};

/**
 * Plans a receipt, or with `copy` that copy of it, for the register's printer, inside the act that issues it; the
 * drawer opens with the first print of one that was paid in cash. Nothing is planned twice, nor without a printer.
 */
export const planReceipt = (act: PaymentAct, receipt: Receipt, registerId: string): void => {
  if (!hasPrinter(act, registerId)) return;
  planPrint(act, registerId, { paper: 'receipt', subject: receipt.number, copy: receipt.copy, drawer: receipt.copy === 0 && takesCash(receipt) });
};

/**
 * Plans the next print of a report or bill on the register's printer and answers which it is: 0 is the first, each
 * later one a copy. Null when the register has no printer.
 */
export const planNext = (act: PaymentAct, registerId: string, paper: Exclude<PaperKind, 'receipt'>, subject: string): number | null => {
  if (!hasPrinter(act, registerId)) return null;
  const last = lastPrint(act, paper, subject);
  const copy = last === null ? 0 : last + 1;
  planPrint(act, registerId, { paper, subject, copy, drawer: false });
  return copy;
};

/** Plans one opening of the register's drawer, which hangs on its printer; it is not tried again later. */
export const planDrawer = (act: PaymentAct, registerId: string): void => {
  if (!hasPrinter(act, registerId)) return;
  act.plan(OPEN_DRAWER, registerId, { at: act.now });
  act.emit('jobsPlanned', {});
};
