/** How long a customer will wait, as a range that is said to people: neither end is a promise. */
import type { WaitRange } from '#shared/contract/queue.ts';

/** Minutes from call to goodbye that are assumed until a group has enough visits of its own. */
export const ASSUMED_SERVICE_MS = 10 * 60_000;

/** Fewer visits than this say too little. */
export const VISITS_NEEDED = 5;

/** The middle of the given durations, or the assumed one while there are too few of them. */
export const serviceTime = (durationsMs: readonly number[]): number => {
  if (durationsMs.length < VISITS_NEEDED) return ASSUMED_SERVICE_MS;
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export interface WaitFacts {
  /** Desks that are open, not paused, and serve the group. */
  desks: number;
  /** Of these, how many have no customer. */
  freeDesks: number;
  /** Waiting before the customer in the same group. */
  aheadOfGroup: number;
  /** Waiting before the customer in any group that these desks serve, the own group among them. */
  aheadOfDesks: number;
  /** Median from call to goodbye in the group, milliseconds. */
  serviceMs: number;
}

const MINUTE_MS = 60_000;

/**
 * At best every desk that serves the group takes this group alone: those ahead in the group, shared among the
 * desks, rounded down. At worst the desks first empty all their groups, and when none is free, one more customer
 * each takes the whole median: rounded up. Null when no open desk serves the group.
 */
export const waitRange = (facts: WaitFacts): WaitRange | null => {
  if (facts.desks <= 0) return null;
  const share = facts.serviceMs / facts.desks / MINUTE_MS;
  const beforeAtBest = Math.max(0, facts.aheadOfGroup - facts.freeDesks);
  const beforeAtWorst = facts.freeDesks > facts.aheadOfDesks ? 0 : facts.aheadOfDesks + 1 - facts.freeDesks;
  const fromMinutes = Math.floor(beforeAtBest * share);
  return { fromMinutes, toMinutes: Math.max(fromMinutes, Math.ceil(beforeAtWorst * share)) };
};
