/** The queue of all points: who is before whom and why, who may serve whom, and how long it may take. Pure. */
import type { z } from 'zod';
import type { Offer, QueueReason, SessionState } from '#shared/contract/remote/words.ts';
import { inPool, type Pool, type Skilled, type Wish } from './rules-ringing.ts';

export type Reason = z.infer<typeof QueueReason>;
type Offered = z.infer<typeof Offer>;

export interface Waiting {
  readonly id: string;
  readonly askedAt: string;
  /** The promised time; it counts from when it has come. */
  readonly bookedFor: string | null;
  /** It had an expert already and lost it through no doing of the customer. */
  readonly resumed: boolean;
}

const ruleOf = (waiting: Waiting, now: string): Reason['rule'] => {
  if (waiting.bookedFor !== null && waiting.bookedFor <= now) return 'booked';
  return waiting.resumed ? 'resumed' : 'longestWaiting';
};

const RANK: Record<Reason['rule'], number> = { booked: 0, resumed: 1, longestWaiting: 2 };

/** First who was promised a time that has come, then who was cut off, then who has waited longest; each with its reason. */
export const queueOrder = <Session extends Waiting>(waiting: readonly Session[], now: string): { session: Session; reason: Reason }[] => {
  const ruled = waiting.map((session) => ({ session, rule: ruleOf(session, now) }));
  const since = ({ session, rule }: (typeof ruled)[number]) => (rule === 'booked' ? session.bookedFor! : session.askedAt);
  return ruled
    .toSorted((a, b) => {
      if (a.rule !== b.rule) return RANK[a.rule] - RANK[b.rule];
      if (since(a) !== since(b)) return since(a) < since(b) ? -1 : 1;
      return a.session.id < b.session.id ? -1 : 1;
    })
    .map(({ session, rule }, index) => ({
      session,
      reason: { rule, position: index + 1, waitedSeconds: Math.max(0, Math.floor((Date.parse(now) - Date.parse(session.askedAt)) / 1_000)), among: waiting.length },
    }));
};

/** Whether an expert may admit a waiting session: of its provider, in its language, or in any once that pool was reached. */
export const couldServe = (expert: Skilled, session: Wish & { pool: Pool | null }): boolean => inPool(session.pool === 'anyLanguage' ? 'anyLanguage' : 'provider', session, expert);

/** How many of the last sessions an estimate is made from. */
export const ESTIMATE_FROM = 20;

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/**
 * Seconds until an expert is likely to be had: nothing while more are free than wait; otherwise the median of the last
 * sessions for each who is before, shared by the experts on duty. Null where nobody is on duty or no session tells.
 */
export const waitEstimate = (facts: { free: number; onDuty: number; ahead: number; lastSeconds: readonly number[] }): number | null => {
  if (facts.free > facts.ahead) return 0;
  if (facts.onDuty === 0 || facts.lastSeconds.length === 0) return null;
  return Math.round((median(facts.lastSeconds) * (facts.ahead + 1 - facts.free)) / facts.onDuty);
};

/** What a desk may do when nobody comes, in the order of the offers. Waiting helps only where somebody is on duty. */
export const offersNow = (facts: { state: z.infer<typeof SessionState> | null; onDuty: number; freeInNextPool: boolean }): Offered[] => {
  if (facts.state !== null && facts.state !== 'waiting') return [];
  return [...(facts.onDuty > 0 ? (['wait'] as const) : []), ...(facts.freeInNextPool ? (['nextPool'] as const) : []), 'booking', 'callback', 'question'];
};
