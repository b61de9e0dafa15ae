/** Reading journals. */
import { sql } from 'kysely';
import type { Chain, ChainHead, JournalEntry } from '#shared/contract/payments/journal.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { toEntry, type RowToCheck, type StoredRow } from './stored-row.ts';

const columnsButBody = [
  'register_id as registerId',
  'chain',
  'sequence',
  'id',
  'kind',
  'at',
  'business_date as businessDate',
  'shift_id as shiftId',
  'advisor_id as advisorId',
  'receipt_number as receiptNumber',
  'previous_hash as previousHash',
  'hash',
  'signature',
] as const;
const columns = [...columnsButBody, 'body'] as const;

const PAGE = 1_000;

const pageAfter = compiledOnce((q, param) =>
  q.selectFrom('journal_entry').select(columns).where('register_id', '=', param('registerId')).where('chain', '=', param('chain')).where('sequence', '>', param('after')).orderBy('sequence').limit(PAGE),
);
const pageToCheck = compiledOnce((q, param) =>
  q
    .selectFrom('journal_entry')
    .select(columnsButBody)
    .select(sql<Uint8Array>`cast(body as blob)`.as('body'))
    .where('register_id', '=', param('registerId'))
    .where('chain', '=', param('chain'))
    .where('sequence', '>', param('after'))
    .orderBy('sequence')
    .limit(PAGE),
);

function* pages<Row extends { sequence: number }>(next: (after: number) => Row[], after: number): Generator<Row, void> {
  for (let last = after; ; ) {
    const page = next(last);
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)!.sequence;
  }
}

/** Every row of a chain from just after a sequence, in order, a page in memory at a time. */
export const chainRows = (db: Read, registerId: string, chain: Chain, after = 0): Generator<StoredRow, void> => pages((last) => db.all<StoredRow>(pageAfter({ registerId, chain, after: last })), after);

/** The same for checking, from the first that is there, whatever its number says. */
export const rowsToCheck = (db: Read, registerId: string, chain: Chain): Generator<RowToCheck, void> =>
  pages((last) => db.all<RowToCheck>(pageToCheck({ registerId, chain, after: last })), Number.MIN_SAFE_INTEGER);

const ofShift = compiledOnce((q, param) => q.selectFrom('journal_entry').select(columns).where('shift_id', '=', param('shiftId')).orderBy('sequence'));

/** What happened in a shift, in order. */
export const entriesOfShift = (db: Read, shiftId: string): JournalEntry[] => db.all<StoredRow>(ofShift({ shiftId })).map(toEntry);

const byReceipt = compiledOnce((q, param) => q.selectFrom('journal_entry').select(columns).where('receipt_number', '=', param('number')));

/** The entry that made a receipt, or null. */
export const entryOfReceipt = (db: Read, number: string): JournalEntry | null => {
  const row = db.first<StoredRow>(byReceipt({ number }));
  return row ? toEntry(row) : null;
};

/** Where a chain ends now; sequence 0 with zeros before its first entry, null for a register that is not there. */
export const headOf = (db: Read, registerId: string, chain: Chain): ChainHead | null => {
  const row = db.first(db.q.selectFrom('journal_chain').select(['last_sequence', 'last_hash']).where('register_id', '=', registerId).where('chain', '=', chain));
  return row ? { registerId, chain, sequence: row.last_sequence, hash: row.last_hash } : null;
};

const lastZ = compiledOnce((q, param) =>
  q.selectFrom('journal_entry').select(columns).where('register_id', '=', param('registerId')).where('chain', '=', param('chain')).where('kind', '=', 'zReport').orderBy('sequence', 'desc').limit(1),
);

/** The chain's last Z entry, or null. */
export const lastZEntry = (db: Read, registerId: string, chain: Chain): JournalEntry | null => {
  const row = db.first<StoredRow>(lastZ({ registerId, chain }));
  return row ? toEntry(row) : null;
};
