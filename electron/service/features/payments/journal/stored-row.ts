/** A journal row as it is stored and hashed: the body is kept as its canonical text, so that checking parses nothing. */
import { hash } from 'node:crypto';
import type { Chain, EntryKind, JournalEntry } from '#shared/contract/payments/journal.ts';
import { quoted } from './canonical.ts';

export interface StoredRow {
  registerId: string;
  chain: Chain;
  sequence: number;
  id: string;
  kind: EntryKind;
  at: string;
  businessDate: string;
  shiftId: string | null;
  advisorId: string | null;
  receiptNumber: string | null;
  /** Canonical JSON. */
  body: string;
  previousHash: string;
  hash: string;
  signature: string;
}

export type UnsignedRow = Omit<StoredRow, 'hash' | 'signature'>;

/** What stands where a first row has nothing before it. */
export const NOTHING_BEFORE = '0'.repeat(64);

const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text));

/** A row to be checked: its body as text, or as the bytes of it, which need not become text first. */
export type RowToCheck = Omit<StoredRow, 'body'> & { body: string | Uint8Array };
type Around = Omit<UnsignedRow, 'body'>;

const beforeBody = (row: Around): string => `{"advisorId":${orNull(row.advisorId)},"at":${quoted(row.at)},"body":`;
const afterBody = (row: Around): string =>
  `,"businessDate":${quoted(row.businessDate)},"chain":${quoted(row.chain)},"id":${quoted(row.id)},"kind":${quoted(row.kind)},"previousHash":${quoted(row.previousHash)},"receiptNumber":${orNull(row.receiptNumber)},"registerId":${quoted(row.registerId)},"sequence":${row.sequence},"shiftId":${orNull(row.shiftId)}}`;

/**
 * Canonical JSON of the row without hash and signature. No two rows have the same text, also where a body is not
 * JSON: what stands before and after it has a form of its own.
 */
export const rowText = (row: UnsignedRow): string => beforeBody(row) + row.body + afterBody(row);

/** SHA-256 in hex over the row's text and the signature of the row before it; '' for the first. */
export const rowHash = (row: UnsignedRow, previousSignature: string): string => hash('sha256', rowText(row) + previousSignature, 'hex');

/** Bytes of UTF-8 that a character of a JavaScript string takes at most. */
const WIDEST = 3;
const FIRST_SIZE = 65_536;

/** Hashes row after row in one piece of memory: to make text of bytes and bytes of text again would cost more than the hash. */
export const rowHasher = (): ((row: Omit<RowToCheck, 'hash' | 'signature'>, previousSignature: string) => string) => {
  let memory = Buffer.allocUnsafe(FIRST_SIZE);
  return (row, previousSignature) => {
    const { body } = row;
    const head = beforeBody(row);
    const tail = afterBody(row) + previousSignature;
    const most = (head.length + tail.length) * WIDEST + (typeof body === 'string' ? body.length * WIDEST : body.length);
    if (most > memory.length) memory = Buffer.allocUnsafe(most * 2);
    let end = memory.write(head, 'utf8');
    if (typeof body === 'string') end += memory.write(body, end, 'utf8');
    else {
      memory.set(body, end);
      end += body.length;
    }
    end += memory.write(tail, end, 'utf8');
    return hash('sha256', memory.subarray(0, end), 'hex');
  };
};

/** As the contract has it. Throws a `SyntaxError` when the body is not JSON. */
export const toEntry = (row: StoredRow): JournalEntry => ({ ...row, body: JSON.parse(row.body) as JournalEntry['body'] });
