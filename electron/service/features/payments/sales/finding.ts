/** Receipts found again: by number, by the code on the paper, or by amount and time. */
import type { ReceiptRow } from '#shared/contract/payments/procedures.ts';
import type { Read } from '../../../kernel/acts.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { readReceiptCode } from '../receipts/code.ts';
import { storedReceipt } from '../receipts/stored.ts';
import { givenBackRows, linesIn, rowByReceipt, tendersIn } from './stored.ts';

const FOUND_AT_MOST = 100;
const NUMBER = /T?\d{1,6}-\d{1,12}/g;

const toReceiptRow = (db: Read, row: SaleTable): ReceiptRow => {
  const lines = linesIn(row);
  const cents = row.total_cents ?? 0;
  const back = row.kind === 'sale' ? givenBackRows(db, row.id).flatMap(linesIn).reduce((sum, line) => sum + line.totalCents, 0) : -cents;
  return {
    number: row.receipt_number ?? '',
    kind: row.kind,
    at: row.completed_at ?? row.started_at,
    cents,
    payeeIds: [...new Set(lines.map((line) => line.payeeId))],
    tenders: [...new Set(tendersIn(row).map((tender) => tender.kind))],
    leftCents: cents + back,
    training: row.training === 1,
  };
};

/**
 * The code on the paper tells the number and the journal's mark, so that the same number of another point finds
 * nothing here. Any other text is searched for a number of a receipt of ours.
 */
const byText = (db: Read, text: string): SaleTable[] => {
  const code = readReceiptCode(text);
  if (code) {
    const found = rowByReceipt(db, code.number);
    return found && storedReceipt(db, code.number)?.receipt.journal.hash.startsWith(code.hash) ? [found] : [];
  }
  const row = rowByReceipt(db, text.trim()) ?? (text.match(NUMBER) ?? []).map((number) => rowByReceipt(db, number)).find((found) => found !== undefined);
  return row ? [row] : [];
};

export interface ReceiptSearch {
  number?: string | undefined;
  cents?: number | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** Newest first, at most a hundred. The amount is the receipt's sum, or what was paid in cash for it after rounding. */
export const findReceipts = (db: Read, { number, cents, from, to }: ReceiptSearch): ReceiptRow[] => {
  if (number !== undefined && number.trim() !== '') return byText(db, number).map((row) => toReceiptRow(db, row));
  let query = db.q.selectFrom('sale').selectAll().where('receipt_number', 'is not', null).orderBy('completed_at', 'desc').orderBy('id', 'desc').limit(FOUND_AT_MOST);
  if (from !== undefined) query = query.where('completed_at', '>=', from);
  if (to !== undefined) query = query.where('completed_at', '<=', to);
  // Rounding moves a sum by two cents at most; the rows near it are then looked at.
  if (cents !== undefined) query = query.where('total_cents', '>=', cents - 2).where('total_cents', '<=', cents + 2);
  const paid = (row: SaleTable) => tendersIn(row).reduce((sum, tender) => sum + tender.cents, 0);
  return db
    .all(query)
    .filter((row) => cents === undefined || row.total_cents === cents || paid(row) === cents)
    .map((row) => toReceiptRow(db, row));
};
