/** Whom a session rings, in which order, and for how long. Pure. */
import type { z } from 'zod';
import type { PoolName } from '#shared/contract/remote/words.ts';

export type Pool = z.infer<typeof PoolName>;

/** From those who know the card to those of the provider in any language. */
export const POOLS: readonly Pool[] = ['card', 'provider', 'anyLanguage'];

/** The first rings at once, one more every four seconds, and all of them until half a minute is over. */
export const RING_STEP_MS = 4_000;
export const RING_MS = 30_000;

/** What of an expert a pool is chosen by. */
export interface Skilled {
  readonly kind: 'expert' | 'interpreter';
  readonly providerId: string | null;
  readonly languages: readonly string[];
  /** Empty: all cards of the provider alike. */
  readonly cardIds: readonly string[];
}

export interface Wish {
  readonly providerId: string;
  readonly cardId: string;
  readonly language: string;
}

/** Whether a pool holds an expert; an interpreter is in none, being rung by language into a room that stands. */
export const inPool = (pool: Pool, wish: Wish, expert: Skilled): boolean => {
  if (expert.kind !== 'expert' || expert.providerId !== wish.providerId) return false;
  if (pool === 'anyLanguage') return true;
  if (!expert.languages.includes(wish.language)) return false;
  return pool === 'provider' || expert.cardIds.length === 0 || expert.cardIds.includes(wish.cardId);
};

/** The pool after this one; null after the last. */
export const poolAfter = (pool: Pool): Pool | null => POOLS[POOLS.indexOf(pool) + 1] ?? null;

/** The first pool, from `from` on, that holds one of these experts; null when none does. */
export const firstPool = (wish: Wish, experts: readonly Skilled[], from: Pool = 'card'): Pool | null =>
  POOLS.slice(POOLS.indexOf(from)).find((pool) => experts.some((expert) => inPool(pool, wish, expert))) ?? null;

export interface Idle {
  readonly id: string;
  readonly idleSince: string;
}

/** Longest idle first, then by id, so that two hubs would choose alike. */
export const longestIdleFirst = <Expert extends Idle>(experts: readonly Expert[]): Expert[] =>
  experts.toSorted((a, b) => (a.idleSince === b.idleSince ? (a.id < b.id ? -1 : 1) : a.idleSince < b.idleSince ? -1 : 1));

export interface Ringing {
  /** Milliseconds since the pool began to ring. */
  readonly elapsedMs: number;
  /** Experts it rings at now. */
  readonly ringing: readonly string[];
  /** Those free who are in the pool and have not declined there. */
  readonly free: readonly Idle[];
}

/**
 * Who begins to ring now, and whether it is over: the time is up, or it rings nowhere and nobody is left. One who
 * declines makes room for the next at once.
 */
export const nextRings = ({ elapsedMs, ringing, free }: Ringing): { start: string[]; over: boolean } => {
  if (elapsedMs >= RING_MS) return { start: [], over: true };
  const wanted = Math.floor(Math.max(0, elapsedMs) / RING_STEP_MS) + 1 - ringing.length;
  const start = longestIdleFirst(free.filter(({ id }) => !ringing.includes(id))).slice(0, Math.max(0, wanted)).map(({ id }) => id);
  return { start, over: ringing.length + start.length === 0 };
};
