/** What a planned print puts on paper, drawn when its turn comes. */
import type { Read } from '../../../kernel/acts.ts';
import type { PrintTable } from '../../../tables/receipts.ts';
import { billOf } from '../sales/bills.ts';
import { paperOf } from './paper-of.ts';
import type { Paper } from './paper.ts';
import { paperOfReport } from './reports.ts';
import { storedReceipt } from './stored.ts';

/** Null of a bill that nobody waits for any more. Throws when the journal does not hold what is to be printed. */
export const paperToPrint = (db: Read, row: PrintTable, now: string): Paper | null => {
  const maybePrinted = row.maybe_printed === 1;
  if (row.paper === 'bill') {
    const bill = billOf(db, row.subject, now);
    return bill && paperOf(bill, bill.language);
  }
  if (row.paper !== 'receipt') {
    const report = paperOfReport(db, row.subject, { copy: row.copy, maybePrinted });
    if (!report) throw new Error('the journal has no such report');
    return report;
  }
  const stored = storedReceipt(db, row.subject);
  if (!stored) throw new Error('the journal has no such receipt');
  return paperOf({ ...stored.receipt, copy: row.copy }, stored.receipt.language, { maybePrinted });
};
