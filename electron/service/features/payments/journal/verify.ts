/** Checking the journals of a database: each register's two chains against its key and against all heads that are known. */
import type { Chain, ChainFault, ChainHead, CoSigned } from '#shared/contract/payments/journal.ts';
import type { Read } from '../../../kernel/acts.ts';
import { isCoSigned } from '../co-signed.ts';
import { createChainCheck, type ChainToCheck } from './check-chain.ts';
import { areWrittenPlainly } from './keys.ts';
import { headOf, rowsToCheck } from './rows.ts';

export const CHAINS: readonly Chain[] = ['real', 'training'];

export interface Verified {
  registerId: string;
  rows: number;
  /** Where each chain ended as far as it was read; what an auditor compares with the paper. */
  heads: ChainHead[];
  faults: (ChainFault & { chain: Chain })[];
}

export interface VerifyOptions extends Pick<ChainToCheck, 'without'> {
  /** Heads from elsewhere: of the hub, of a Z report on paper, of a settlement. */
  known?: readonly ChainHead[];
  /** The hub's key, where it is known from elsewhere than the co-signed heads themselves. */
  hubKey?: string;
}

const isOf = (registerId: string, chain: Chain) => (head: ChainHead) => head.registerId === registerId && head.chain === chain;

/** Whether the hub signed the head: the hub of this key where one is known. */
export const isGenuine = (signed: CoSigned, hubKey: string | undefined): boolean => areWrittenPlainly(signed.hubKey, signed.hubSignature) && isCoSigned(signed, hubKey ?? signed.hubKey);

/** Heads the hub has signed for a chain, and the first place whose signature is not the hub's. */
const coSignedOf = (db: Read, registerId: string, chain: Chain, hubKey: string | undefined): { heads: ChainHead[]; forged: number | null } => {
  const rows = db.all(db.q.selectFrom('co_signed_head').selectAll().where('register_id', '=', registerId).where('chain', '=', chain).orderBy('sequence'));
  const heads = rows.map((row) => ({ registerId, chain, sequence: row.sequence, hash: row.hash, at: row.at, hubKey: row.hub_key, hubSignature: row.hub_signature }));
  return { heads, forged: heads.find((head) => !isGenuine(head, hubKey))?.sequence ?? null };
};

const verifyChain = (db: Read, registerId: string, chain: Chain, publicKey: string, options: VerifyOptions) => {
  const { heads, forged } = coSignedOf(db, registerId, chain, options.hubKey);
  const own = headOf(db, registerId, chain);
  const known = [...heads, ...(own && own.sequence > 0 ? [own] : []), ...(options.known ?? []).filter(isOf(registerId, chain))];
  const check = createChainCheck({ registerId, chain, publicKey, known, ...(options.without ? { without: options.without } : {}) });
  let fault: ChainFault | null = null;
  try {
    for (const row of rowsToCheck(db, registerId, chain)) {
      fault = check.take(row);
      if (fault) break;
    }
    fault ??= check.end();
  } catch {
    // A page that SQLite cannot read is a row that is not there to be believed.
    fault = { sequence: check.last.sequence + 1, fault: 'unreadable' };
  }
  if (forged !== null && (!fault || forged < fault.sequence)) fault = { sequence: forged, fault: 'otherHistory' };
  return { rows: check.rows, head: { registerId, chain, sequence: check.last.sequence, hash: check.last.hash }, fault };
};

/** Checks both chains of a register; the first bad row of each is told. */
export const verifyRegister = (db: Read, register: { id: string; publicKey: string }, options: VerifyOptions = {}): Verified => {
  const checked = CHAINS.map((chain) => ({ chain, ...verifyChain(db, register.id, chain, register.publicKey, options) }));
  return {
    registerId: register.id,
    rows: checked.reduce((sum, { rows }) => sum + rows, 0),
    heads: checked.map(({ head }) => head),
    faults: checked.flatMap(({ chain, fault }) => (fault ? [{ chain, ...fault }] : [])),
  };
};

/** Checks every register of the database, and that no row belongs to none. */
export const verifyJournals = (db: Read, options: VerifyOptions = {}): Verified[] => {
  const registers = db.all(db.q.selectFrom('register').select(['id', 'public_key as publicKey']).orderBy('number'));
  const strays = db.all(
    db.q
      .selectFrom('journal_entry')
      .select(['register_id as registerId', 'chain', 'sequence'])
      .where('register_id', 'not in', registers.length > 0 ? registers.map(({ id }) => id) : [''])
      .orderBy('row')
      .limit(1),
  );
  return [
    ...registers.map((register) => verifyRegister(db, register, options)),
    ...strays.map(({ registerId, chain, sequence }) => ({ registerId, rows: 0, heads: [], faults: [{ chain, sequence, fault: 'otherRegister' as const }] })),
  ];
};
