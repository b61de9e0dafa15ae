/** One who has the database file changes the journal in it: each way is done in a transaction that is undone afterwards. */
import type Database from 'better-sqlite3';
import type { Chain } from '#shared/contract/payments/journal.ts';
import { signHash } from '#service/features/payments/journal/keys.ts';
import { rowHash, type StoredRow } from '#service/features/payments/journal/stored-row.ts';
import { chainRows } from '#service/features/payments/journal/rows.ts';
import type { Book } from './journal-book.ts';

export interface Tampered {
  what: string;
  chain: Chain;
  /** The first bad row; null where more than one answer is right. */
  first: number | null;
  /** The file to look into instead of the book's own. */
  file?: string;
}

type Number01 = () => number;
type Raw = Database.Database;

export const below = (number: Number01, limit: number): number => Math.floor(number() * limit);
const pick = <Item>(number: Number01, items: readonly Item[]): Item => items[below(number, items.length)]!;

const COLUMNS = ['register_id', 'chain', 'id', 'kind', 'at', 'business_date', 'shift_id', 'advisor_id', 'receipt_number', 'body', 'previous_hash', 'hash', 'signature'] as const;

/** Another character at one place, a single bit apart where that gives a character that shows. */
export const flipped = (text: string, number: Number01): string => {
  if (text === '') return 'x';
  const at = below(number, text.length);
  const code = text.charCodeAt(at) ^ (1 << below(number, 7));
  return text.slice(0, at) + String.fromCharCode(code === 0 ? 1 : code) + text.slice(at + 1);
};

const rowsOf = (book: Book, chain: Chain): StoredRow[] => [...chainRows(book.journal.db, book.registerId, chain)];

const where = (book: Book, chain: Chain, sequence: number) => ({ registerId: book.registerId, chain, sequence });
const AT = 'register_id = @registerId AND chain = @chain AND sequence = @sequence';

const setColumn = (raw: Raw, place: ReturnType<typeof where>, column: string, value: string | number | null) => raw.prepare(`UPDATE journal_entry SET ${column} = @value WHERE ${AT}`).run({ ...place, value });

/** Makes room before a place by moving all that follows one further, by way of sequences that nothing has. */
const shift = (raw: Raw, book: Book, chain: Chain, from: number, by: 1 | -1) => {
  const far = 1_000_000;
  raw.prepare(`UPDATE journal_entry SET sequence = sequence + ${far} WHERE register_id = ? AND chain = ? AND sequence >= ?`).run(book.registerId, chain, from);
  raw.prepare(`UPDATE journal_entry SET sequence = sequence - ${far} + ${by} WHERE register_id = ? AND chain = ? AND sequence >= ?`).run(book.registerId, chain, far);
};

/** Writes rows anew, each fitted to the one before as the desk would; signed only by who has the register's key. */
const rechain = (raw: Raw, book: Book, rows: readonly StoredRow[], before: StoredRow | undefined, withKey: boolean) => {
  let last = before;
  const write = raw.prepare(`UPDATE journal_entry SET body = @body, at = @at, previous_hash = @previousHash, hash = @hash, signature = @signature WHERE ${AT}`);
  for (const row of rows) {
    const linked = { ...row, previousHash: last?.hash ?? '0'.repeat(64) };
    const hash = rowHash(linked, last?.signature ?? '');
    const made = { ...linked, hash, signature: withKey ? signHash(book.journal.db, book.registerId, hash) : row.signature };
    write.run({ ...where(book, row.chain, row.sequence), body: made.body, at: made.at, previousHash: made.previousHash, hash, signature: made.signature });
    last = made;
  }
  if (last) setEnd(raw, book, last);
};

const setEnd = (raw: Raw, book: Book, last: Pick<StoredRow, 'chain' | 'sequence' | 'hash' | 'signature'>) =>
  raw
    .prepare('UPDATE journal_chain SET last_sequence = @sequence, last_hash = @hash, last_signature = @signature WHERE register_id = @registerId AND chain = @chain')
    .run({ registerId: book.registerId, chain: last.chain, sequence: last.sequence, hash: last.hash, signature: last.signature });

const changedBody = (row: StoredRow, number: Number01): StoredRow => ({ ...row, body: flipped(row.body, number) });

const flip = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const rows = rowsOf(book, chain);
  const kind = below(number, 10);
  if (kind === 0) {
    const end = rows.at(-1)!;
    setEnd(raw, book, number() < 0.5 ? { ...end, hash: flipped(end.hash, number) } : { ...end, sequence: end.sequence + 1 + below(number, 5) });
    return { what: 'flip in the head', chain, first: null };
  }
  if (kind === 1) {
    const key = flipped(book.publicKey, number);
    raw.prepare('UPDATE register SET public_key = ? WHERE id = ?').run(key, book.registerId);
    return { what: `flip in the key, now ${JSON.stringify(key)}`, chain: 'real', first: 1 };
  }
  if (kind === 2) {
    const heads = book.known.filter((head) => head.chain === chain);
    const head = pick(number, heads);
    const [column, value] = pick(number, [['hash', head.hash], ['at', head.at], ['hub_key', head.hubKey], ['hub_signature', head.hubSignature]] as const);
    raw.prepare(`UPDATE co_signed_head SET ${column} = @value WHERE ${AT}`).run({ ...where(book, chain, head.sequence), value: flipped(value, number) });
    return { what: `flip in ${column} of a co-signed head`, chain, first: head.sequence };
  }
  const row = pick(number, rows);
  const column = pick(number, COLUMNS);
  const place = where(book, chain, row.sequence);
  const { value } = raw.prepare(`SELECT ${column} AS value FROM journal_entry WHERE ${AT}`).get(place) as { value: string | null };
  // A receipt's number that another has is refused by the database itself: another place is flipped then.
  for (let written = false; !written; ) {
    const other = value === null ? `x${row.sequence}` : flipped(value, number);
    written = column !== 'receipt_number' || raw.prepare('SELECT 1 FROM journal_entry WHERE receipt_number = ?').get(other) === undefined;
    if (written) setColumn(raw, place, column, other);
  }
  return { what: `flip in ${column}`, chain, first: row.sequence };
};

const remove = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const row = pick(number, rowsOf(book, chain));
  raw.prepare(`DELETE FROM journal_entry WHERE ${AT}`).run(where(book, chain, row.sequence));
  if (number() < 0.5) shift(raw, book, chain, row.sequence + 1, -1);
  return { what: 'delete', chain, first: row.sequence };
};

const insert = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const rows = rowsOf(book, chain);
  const row = pick(number, rows);
  const at = number() < 0.3 ? rows.length + 1 : row.sequence;
  const before = rows[at - 2];
  if (at <= rows.length) shift(raw, book, chain, at, 1);
  const forged = { ...row, id: book.journal.ids.next(), sequence: at, previousHash: before?.hash ?? '0'.repeat(64), receiptNumber: null };
  const hash = number() < 0.5 ? row.hash : rowHash(forged, before?.signature ?? '');
  raw
    .prepare(
      'INSERT INTO journal_entry (register_id, chain, sequence, id, kind, at, business_date, shift_id, advisor_id, receipt_number, body, previous_hash, hash, signature) VALUES (@registerId, @chain, @sequence, @id, @kind, @at, @businessDate, @shiftId, @advisorId, @receiptNumber, @body, @previousHash, @hash, @signature)',
    )
    .run({ ...forged, hash });
  if (at > rows.length) setEnd(raw, book, { ...forged, hash });
  return { what: 'insert', chain, first: at };
};

const swap = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const rows = rowsOf(book, chain);
  const a = pick(number, rows).sequence;
  const b = (a + below(number, rows.length - 1)) % rows.length + 1;
  const move = (from: number, to: number) => setColumn(raw, where(book, chain, from), 'sequence', to);
  const other = a === b ? (a % rows.length) + 1 : b;
  move(a, 1_000_000);
  move(other, a);
  move(1_000_000, other);
  return { what: 'swap', chain, first: Math.min(a, other) };
};

const backDate = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const rows = rowsOf(book, chain);
  const at = below(number, rows.length);
  const earlier = { ...rows[at]!, at: new Date(Date.parse(rows[at]!.at) - 1 - below(number, 90_000_000)).toISOString() };
  if (number() < 0.5) rechain(raw, book, [earlier, ...rows.slice(at + 1)], rows[at - 1], false);
  else setColumn(raw, where(book, chain, earlier.sequence), 'at', earlier.at);
  return { what: 'back-date', chain, first: earlier.sequence };
};

const removeAfter = (raw: Raw, book: Book, chain: Chain, last: number) => {
  for (const table of ['journal_entry', 'co_signed_head']) raw.prepare(`DELETE FROM ${table} WHERE register_id = ? AND chain = ? AND sequence > ?`).run(book.registerId, chain, last);
};

const cutTail = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const rows = rowsOf(book, chain);
  const last = pick(number, rows.slice(0, -1));
  if (number() < 0.5) {
    raw.prepare('DELETE FROM journal_entry WHERE register_id = ? AND chain = ? AND sequence > ?').run(book.registerId, chain, last.sequence);
    return { what: 'cut tail', chain, first: last.sequence + 1 };
  }
  removeAfter(raw, book, chain, last.sequence);
  setEnd(raw, book, last);
  return { what: 'cut tail with its head', chain, first: last.sequence + 1 };
};

/** The file of an earlier day is put back; in one way of three, the desk then went on with it, with the register's own key. */
const older = (raw: Raw, book: Book, chain: Chain, number: Number01): Tampered => {
  const how = below(number, 3);
  if (how === 0) return { what: 'an older file', chain, first: null, file: pick(number, book.olderFiles) };
  const rows = rowsOf(book, chain);
  const heads = book.known.filter((head) => head.chain === chain);
  const at = below(number, heads.at(-1)!.sequence - 1);
  if (how === 1) {
    const last = rows[at]!;
    removeAfter(raw, book, chain, last.sequence);
    setEnd(raw, book, last);
    return { what: 'an older state', chain, first: last.sequence + 1 };
  }
  const seen = heads.find(({ sequence }) => sequence > at)!.sequence;
  raw.prepare('DELETE FROM co_signed_head WHERE register_id = ? AND chain = ? AND sequence > ?').run(book.registerId, chain, at);
  rechain(raw, book, [changedBody(rows[at]!, number), ...rows.slice(at + 1)], rows[at - 1], true);
  return { what: 'another history, signed', chain, first: seen };
};

export const WAYS = { flip, delete: remove, insert, swap, backDate, cutTail, older } as const;
export type Way = keyof typeof WAYS;
