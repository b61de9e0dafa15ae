/** Pure decisions about the feed. */
import type { FeedStatus } from '#shared/contract/feed.ts';

const DAY_MS = 86_400_000;

/** Yellow after one day without a verified answer, red after seven; cards stay readable in both. */
export const freshness = (ageMs: number | null): FeedStatus['freshness'] => {
  if (ageMs === null) return 'empty';
  if (ageMs <= DAY_MS) return 'fresh';
  return ageMs <= 7 * DAY_MS ? 'stale' : 'old';
};
