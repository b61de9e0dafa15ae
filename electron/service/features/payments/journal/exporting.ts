/** What of a register's journal goes into an export: both chains, whole from the first to the last day asked for. */
import type { Chain, CoSigned } from '#shared/contract/payments/journal.ts';
import type { Read } from '../../../kernel/acts.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { START, type Anchor } from './check-chain.ts';
import { rowSchema, type ExportedChain, type ExportHeader } from './export-header.ts';
import { signHash } from './keys.ts';
import { chainRows } from './rows.ts';
import type { StoredRow } from './stored-row.ts';
import { CHAINS } from './verify.ts';

export interface Exported {
  header: ExportHeader;
  /** Real rows, then training rows. */
  rows: StoredRow[];
  /** Signs the digest of the written file with the register's key. */
  seal: (hash: string) => string;
}

export interface ExportAsked {
  registerId: string;
  from: string;
  to: string;
}

const anchorOf = ({ sequence, hash, signature, at }: StoredRow): Anchor => ({ sequence, hash, signature, at });

/** From the first row of the span to its last: rows between keep their place even where a clock stepped over midnight. */
const spanOf = (db: Read, registerId: string, chain: Chain, from: string, to: string): { first: number; last: number } | null => {
  const span = db.first(
    db.q
      .selectFrom('journal_entry')
      .select((e) => [e.fn.min('sequence').as('first'), e.fn.max('sequence').as('last')])
      .where('register_id', '=', registerId)
      .where('chain', '=', chain)
      .where('business_date', '>=', from)
      .where('business_date', '<=', to),
  );
  return typeof span?.first === 'number' ? { first: span.first, last: span.last } : null;
};

const rowAt = (db: Read, registerId: string, chain: Chain, sequence: number): StoredRow | undefined => {
  for (const row of chainRows(db, registerId, chain, sequence - 1)) return row;
  return undefined;
};

const coSignedFrom = (db: Read, registerId: string, chain: Chain, first: number, last: number): CoSigned[] =>
  db
    .all(db.q.selectFrom('co_signed_head').selectAll().where('register_id', '=', registerId).where('chain', '=', chain).where('sequence', '>=', first).where('sequence', '<=', last).orderBy('sequence'))
    .map((row) => ({ registerId, chain, sequence: row.sequence, hash: row.hash, at: row.at, hubKey: row.hub_key, hubSignature: row.hub_signature }));

const chainPart = (db: Read, { registerId, from, to }: ExportAsked, chain: Chain): { part: ExportedChain; rows: StoredRow[] } => {
  const span = spanOf(db, registerId, chain, from, to);
  const rows: StoredRow[] = [];
  if (span)
    for (const row of chainRows(db, registerId, chain, span.first - 1)) {
      if (row.sequence > span.last) break;
      rows.push(row);
    }
  const before = span && span.first > 1 ? rowAt(db, registerId, chain, span.first - 1) : undefined;
  const start = before ? anchorOf(before) : START;
  const last = rows.at(-1);
  return { part: { chain, before: start, last: last ? anchorOf(last) : start, coSigned: span ? coSignedFrom(db, registerId, chain, start.sequence, span.last) : [] }, rows };
};

/** Gathers an export. Throws `NOT_FOUND` for a register that is not there. */
export const gatherExport = (db: Read, asked: ExportAsked, now: string): Exported => {
  const register = db.first(db.q.selectFrom('register').select(['id', 'number', 'name', 'public_key as publicKey']).where('id', '=', asked.registerId));
  if (!register) throw new Refusal('NOT_FOUND', { what: 'register' });
  const parts = CHAINS.map((chain) => chainPart(db, asked, chain));
  return {
    header: { format: 'onedoor.journal', version: 1, register, from: asked.from, to: asked.to, exportedAt: now, chains: parts.map(({ part }) => part), schema: rowSchema() },
    rows: parts.flatMap(({ rows }) => rows),
    seal: (hash) => signHash(db, register.id, hash),
  };
};
