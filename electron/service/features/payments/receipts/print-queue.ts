/** What is to be printed: a receipt once, and each copy once, whatever is tapped. */
import type { RegisterView } from '#shared/contract/payments/procedures.ts';
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import type { ReceiptPrintTable } from '../../../tables/receipts.ts';
import type { PaymentAct } from '../journal/append.ts';
import { registerById } from '../registers/queries.ts';

export const PRINT_RECEIPTS = 'printReceipts';
export const OPEN_DRAWER = 'openDrawer';

const keepPrint = compiledOnce((q, param) =>
  q
    .insertInto('receipt_print')
    .values({
      id: param('id'),
      register_id: param('registerId'),
      receipt_number: param('number'),
      copy: param('copy'),
      drawer: param('drawer'),
      state: 'waiting',
      maybe_printed: 0,
      problem: null,
      planned_at: param('at'),
      printed_at: null,
    })
    .onConflict((conflict) => conflict.columns(['receipt_number', 'copy']).doNothing()),
);

const notPrinted = compiledOnce((q, param) => q.selectFrom('receipt_print').selectAll().where('register_id', '=', param('registerId')).where('state', '!=', 'printed').orderBy('id'));
const lastCopy = compiledOnce((q, param) => q.selectFrom('receipt_print').select('copy').where('receipt_number', '=', param('number')).orderBy('copy', 'desc').limit(1));

/** What the printer has not taken yet, oldest first. */
export const notPrintedOn = (db: Read, registerId: string): ReceiptPrintTable[] => db.all(notPrinted({ registerId }));

/** The same as the cashier sees it; `problem` is null while it is on its way, else `outOfPaper`, `away`, `unknown` (bytes were sent and no answer came), `noPrinter` or `failed` (it could not be drawn). */
export const unprintedOn = (db: Read, registerId: string): RegisterView['unprinted'] => notPrintedOn(db, registerId).map((row) => ({ receiptNumber: row.receipt_number, since: row.planned_at, problem: row.problem }));

export const nextCopy = (db: Read, number: string): number => (db.first(lastCopy({ number }))?.copy ?? 0) + 1;

/** Plans the printing of what waits on a register, in the act that gives cause to. */
export const planPrinting = (act: PaymentAct, registerId: string): void => {
  act.plan(PRINT_RECEIPTS, registerId, {});
  act.emit('jobsPlanned', {});
};

const hasPrinter = (db: Read, registerId: string): boolean => (registerById(db, registerId)?.printer.kind ?? 'none') !== 'none';

const takesCash = (receipt: Receipt): boolean => receipt.tenders.some((tender) => tender.kind === 'cash');

/**
 * Plans a receipt, or with `copy` that copy of it, for the register's printer, inside the act that issues it; the
 * drawer opens with the first print of one that was paid in cash. Nothing is planned twice, nor without a printer.
 */
export const planReceipt = (act: PaymentAct, receipt: Receipt, registerId: string): void => {
  if (!hasPrinter(act, registerId)) return;
  act.run(keepPrint({ id: act.newId(), registerId, number: receipt.number, copy: receipt.copy, drawer: receipt.copy === 0 && takesCash(receipt) ? 1 : 0, at: act.now }));
  planPrinting(act, registerId);
};

/** Plans one opening of the register's drawer, which hangs on its printer; it is not tried again later. */
export const planDrawer = (act: PaymentAct, registerId: string): void => {
  if (!hasPrinter(act, registerId)) return;
  act.plan(OPEN_DRAWER, registerId, { at: act.now });
  act.emit('jobsPlanned', {});
};
