/** A journal row as it is stored and hashed: the body is kept as its canonical text, so that checking parses nothing. */
import { hash } from 'node:crypto';
import type { Chain, EntryKind, JournalEntry } from '#shared/contract/payments/journal.ts';

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

const PLAIN = /^[ !#-[\]-~]*$/;
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));
const orNull = (text: string | null): string => (text === null ? 'null' : quoted(text));

/**
 * Canonical JSON of the row without hash and signature. No two rows have the same text, also where a body is not
 * JSON: what stands before and after it has a form of its own.
 */
export const rowText = (row: UnsignedRow): string =>
  `{"advisorId":${orNull(row.advisorId)},"at":${quoted(row.at)},"body":${row.body},"businessDate":${quoted(row.businessDate)},"chain":${quoted(row.chain)},"id":${quoted(row.id)},"kind":${quoted(row.kind)},"previousHash":${quoted(row.previousHash)},"receiptNumber":${orNull(row.receiptNumber)},"registerId":${quoted(row.registerId)},"sequence":${row.sequence},"shiftId":${orNull(row.shiftId)}}`;

/** SHA-256 in hex over the row's text and the signature of the row before it; '' for the first. */
export const rowHash = (row: UnsignedRow, previousSignature: string): string => hash('sha256', rowText(row) + previousSignature, 'hex');

/** As the contract has it. Throws a `SyntaxError` when the body is not JSON. */
export const toEntry = (row: StoredRow): JournalEntry => ({ ...row, body: JSON.parse(row.body) as JournalEntry['body'] });
