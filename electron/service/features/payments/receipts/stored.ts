/** Receipts and reports as the journal holds them: nothing of them is kept twice. */
import { entryBodies } from '#shared/contract/payments/entries.ts';
import type { Receipt } from '#shared/contract/payments/sales.ts';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
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

const entryAt = compiledOnce((q, param) => q.selectFrom('journal_entry').select(['kind', 'body']).where('shift_id', '=', param('shiftId')).where('sequence', '=', param('sequence')));
const lastReport = compiledOnce((q, param) =>
  q.selectFrom('journal_entry').select('sequence').where('shift_id', '=', param('shiftId')).where('kind', '=', param('kind')).orderBy('sequence', 'desc').limit(1),
);

/** Under what a report is printed: its shift and its place in the journal. */
export const reportSubject = (shiftId: string, sequence: number): string => `${shiftId}/${sequence}`;

/** The report printed under a subject, or null. */
export const storedReport = (db: Read, subject: string): ShiftReport | null => {
  const [shiftId = '', sequence = ''] = subject.split('/');
  const row = db.first(entryAt({ shiftId, sequence: Number(sequence) }));
  return row?.kind === 'zReport' || row?.kind === 'xReport' ? entryBodies.zReport.parse(JSON.parse(row.body)).report : null;
};

/** The subject of a shift's Z report or of its latest X report. Throws `NOT_FOUND`. */
export const requireReport = (db: Read, shiftId: string, kind: ShiftReport['kind']): string => {
  const row = db.first(lastReport({ shiftId, kind: `${kind}Report` }));
  if (!row) throw new Refusal('NOT_FOUND', { what: `${kind}Report` });
  return reportSubject(shiftId, row.sequence);
};
