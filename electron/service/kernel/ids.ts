/** Identifiers and randomness as dependencies. */
import { hash, randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';

export interface Ids {
  /** A ULID that sorts after all former ones of this process. */
  next(): string;
}

export interface Random {
  bytes(count: number): Uint8Array;
}

export const systemRandom = (): Random => ({ bytes: (count) => randomBytes(count) });

const POOL_BYTES = 4_096;

/** Single bytes of the system's randomness, asked for by the page: sixteen questions for each id cost more than the id's row. */
const pooledBytes = (): (() => number) => {
  let pool = Buffer.alloc(0);
  let at = 0;
  return () => {
    if (at === pool.length) {
      pool = randomBytes(POOL_BYTES);
      at = 0;
    }
    return pool[at++]!;
  };
};

/** ULIDs from the system's randomness, increasing within a millisecond too. */
export const ulids = (): Ids => {
  const byte = pooledBytes();
  const make = monotonicFactory(() => byte() / 256);
  return { next: () => make() };
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code that people type: letters and digits that are not mistaken for one another. */
export const typedCode = (random: Random, length: number): string =>
  Array.from(random.bytes(length), (byte) => CROCKFORD[byte % 32]).join('');

/** A secret for an address, 128 bits in base64url. */
export const urlSecret = (random: Random): string => Buffer.from(random.bytes(16)).toString('base64url');

/** What is kept of a secret: enough to recognise it, not to use it. */
export const digest = (text: string): string => hash('sha256', text, 'base64url');
