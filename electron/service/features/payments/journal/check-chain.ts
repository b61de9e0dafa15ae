/**
 * Checking a chain, row after row as they come. Hashes are checked at every row; signatures at every so many rows and
 * at the last: each row's hash takes in the signature before it, so a signature that is right vouches for all rows,
 * hashes and signatures before its own. Only where something is wrong are more of them tried, to name the first bad row.
 */
import type { Chain, ChainFault, ChainHead } from '#shared/contract/payments/journal.ts';
import { isSignedBy } from './keys.ts';
import { NOTHING_BEFORE, rowHasher, type RowToCheck } from './stored-row.ts';

export interface Anchor {
  sequence: number;
  hash: string;
  signature: string;
  at: string;
}

/** Before the first row. */
export const START: Anchor = { sequence: 0, hash: NOTHING_BEFORE, signature: '', at: '' };

export type KnownHead = Pick<ChainHead, 'sequence' | 'hash'>;

export interface ChainToCheck {
  registerId: string;
  chain: Chain;
  publicKey: string;
  /** The row before the first that is given; the start of the chain when absent. */
  before?: Anchor;
  /** What others know of this chain: the hub's co-signed heads, heads on paper. */
  known: readonly KnownHead[];
  /** Switched off only by the fault harness, to show that its checks see what goes wrong then. */
  without?: 'hashes' | 'signatures' | 'heads';
}

export interface ChainCheck {
  /** The fault of this row or an earlier one; after a fault, no more rows are taken. */
  take(row: RowToCheck): ChainFault | null;
  /** After the last row: what only the end shows. */
  end(): ChainFault | null;
  readonly rows: number;
  readonly last: Anchor;
}

const SIGNATURE_EVERY = 1_024;

/** The first place in a window where a signature is wrong. Once one is, all later ones of an unbroken chain are. */
const firstUnsigned = (key: string, window: readonly Anchor[]): ChainFault | null => {
  let low = 0;
  let high = window.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { hash, signature } = window[middle]!;
    if (isSignedBy(key, hash, signature)) low = middle + 1;
    else high = middle;
  }
  const bad = window[low];
  return bad ? { sequence: bad.sequence, fault: 'signature' } : null;
};

export const createChainCheck = (what: ChainToCheck): ChainCheck => {
  const { registerId, chain, publicKey, without } = what;
  const known = without === 'heads' ? [] : what.known.toSorted((a, b) => a.sequence - b.sequence);
  const hashOf = rowHasher();
  let last = what.before ?? START;
  /** Rows whose signature nothing has vouched for yet. */
  let window: Anchor[] = last.sequence > 0 ? [last] : [];
  let nextKnown = 0;
  let rows = 0;

  const settled = (): ChainFault | null => {
    const newest = window.at(-1);
    if (!newest || without === 'signatures') return null;
    if (!isSignedBy(publicKey, newest.hash, newest.signature)) return firstUnsigned(publicKey, window);
    window = [];
    return null;
  };

  /** What is wrong with a row itself. Its fields are what a file or a table held, whatever their types say. */
  const faultOf = (row: RowToCheck): ChainFault['fault'] | null => {
    if (row.registerId !== registerId || row.chain !== chain) return 'otherRegister';
    if (row.sequence !== last.sequence + 1) return row.sequence > last.sequence ? 'gap' : 'order';
    if (row.previousHash !== last.hash) return 'previousHash';
    if (without !== 'hashes' && hashOf(row, last.signature) !== row.hash) return 'hash';
    return row.at < last.at ? 'time' : null;
  };

  /** Whether others know the place with another hash. Heads before the first row given have nothing to be compared with. */
  const isOther = (row: Pick<Anchor, 'sequence' | 'hash'>): boolean => {
    while (nextKnown < known.length && known[nextKnown]!.sequence < row.sequence) nextKnown += 1;
    let differs = false;
    for (let at = nextKnown; known[at]?.sequence === row.sequence; at += 1) differs ||= known[at]!.hash !== row.hash;
    return differs;
  };

  const startedOther: ChainFault | null = isOther(last) ? { sequence: last.sequence, fault: 'otherHistory' } : null;

  return {
    take: (row) => {
      if (startedOther) return startedOther;
      const place = last.sequence + 1;
      const fault = faultOf(row);
      // A bad signature before this row comes first: it is what the hash here may not fit.
      if (fault) return settled() ?? { sequence: place, fault };
      const differs = isOther(row);
      last = { sequence: row.sequence, hash: row.hash, signature: row.signature, at: row.at };
      window.push(last);
      rows += 1;
      if (differs) return settled() ?? { sequence: row.sequence, fault: 'otherHistory' };
      return window.length < SIGNATURE_EVERY ? null : settled();
    },
    end: () => {
      const cut = (known.at(-1)?.sequence ?? 0) > last.sequence;
      return startedOther ?? settled() ?? (cut ? { sequence: last.sequence + 1, fault: 'cutTail' } : null);
    },
    get rows() {
      return rows;
    },
    get last() {
      return last;
    },
  };
};
