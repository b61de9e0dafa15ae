/** A receipt as the journal holds it: nothing of it is kept twice. */
import { entryBodies } from '#shared/contract/payments/entries.ts';
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';

const entryOf = compiledOnce((q, param) =>
  q
    .selectFrom('journal_entry')
    .leftJoin('advisor', 'advisor.id', 'journal_entry.advisor_id')
    .select(['journal_entry.sequence', 'journal_entry.hash', 'journal_entry.body', 'journal_entry.register_id', 'advisor.name as cashier'])
    .where('journal_entry.receipt_number', '=', param('number')),
);

export interface StoredReceipt {
  receipt: Receipt;
  registerId: string;
}

/** The receipt with this number, or null. */
export const storedReceipt = (db: Read, number: string): StoredReceipt | null => {
  const row = db.first(entryOf({ number }));
  if (!row) return null;
  const { receipt } = entryBodies.sale.parse(JSON.parse(row.body));
  return { receipt: { ...receipt, cashier: row.cashier ?? '', journal: { sequence: row.sequence, hash: row.hash } }, registerId: row.register_id };
};

/** Throws `NOT_FOUND`. */
export const requireReceipt = (db: Read, number: string): StoredReceipt => {
  const stored = storedReceipt(db, number);
  if (!stored) throw new Refusal('NOT_FOUND', { what: 'receipt' });
  return stored;
};
