/**
 * A register's journal: append-only, one chain for what is real and one for training. Each entry holds the hash of
 * the one before it and the register's signature; nothing is changed, a correction is a new entry.
 */
import * as z from 'zod';
import { Id, Instant, LocalDate } from '../words.ts';

export const EntryKind = z.enum([
  'shiftOpened',
  'sale',
  'refund',
  'void',
  'saleCancelled',
  'cardStarted',
  'cardEnded',
  'cashIn',
  'cashOut',
  'drawerOpened',
  'receiptCopied',
  'stockReceived',
  'stockCorrected',
  'counted',
  'xReport',
  'zReport',
  'invoiceIssued',
  'correction',
]);
export type EntryKind = z.infer<typeof EntryKind>;

export const Chain = z.enum(['real', 'training']);
export type Chain = z.infer<typeof Chain>;

/**
 * One row. `hash` is SHA-256 over the canonical JSON (RFC 8785) of the row without `hash` and `signature`, followed by
 * the signature of the row before it; `previousHash` of the first row is 64 zeros, and no signature comes before it.
 * `signature` is Ed25519 over the hash's 32 bytes, base64url. So the last signature vouches for every row, hash and
 * signature before it. Sequences start at 1 without gaps.
 */
export const JournalEntry = z.object({
  registerId: Id,
  chain: Chain,
  sequence: z.number().int().positive(),
  id: Id,
  kind: EntryKind,
  at: Instant,
  businessDate: LocalDate,
  shiftId: Id.nullable(),
  advisorId: Id.nullable(),
  /** The receipt's number where the entry made one. */
  receiptNumber: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
  previousHash: z.string().regex(/^[0-9a-f]{64}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** The end of a chain at a moment: printed on the Z report, kept and co-signed by the hub. */
export const ChainHead = z.object({ registerId: Id, chain: Chain, sequence: z.number().int().min(0), hash: z.string() });
export type ChainHead = z.infer<typeof ChainHead>;

/** The hub's word that it saw the head at that time; shows a tail that was cut off or a file that was put back. */
export const CoSigned = ChainHead.extend({ at: Instant, hubKey: z.string(), hubSignature: z.string() });
export type CoSigned = z.infer<typeof CoSigned>;

/** Why a chain is not whole; `sequence` is the first bad row's place. */
export const ChainFault = z.object({
  sequence: z.number().int(),
  fault: z.enum(['gap', 'order', 'previousHash', 'hash', 'signature', 'time', 'otherRegister', 'cutTail', 'otherHistory', 'unreadable']),
});
export type ChainFault = z.infer<typeof ChainFault>;
