/** How fresh the desk's instructions are, as colour and words. */
import type { FeedStatus } from '#shared/contract/feed.ts';

export interface FreshnessView {
  readonly tone: 'good' | 'warning' | 'bad';
  /** A key under `freshness` in the texts of feed. */
  readonly key: 'fresh' | 'hours' | 'stale' | 'old' | 'empty';
  readonly count: number;
}

const DAY = 1_440;

/** @param now milliseconds since 1970 by the station's clock */
export function freshnessView(status: Pick<FeedStatus, 'freshness' | 'verifiedAt'>, now: number): FreshnessView {
  if (status.freshness === 'empty' || status.verifiedAt === null) return { tone: 'bad', key: 'empty', count: 0 };
  const minutes = Math.max(0, Math.floor((now - Date.parse(status.verifiedAt)) / 60_000));
  const days = Math.max(1, Math.floor(minutes / DAY));
  if (status.freshness === 'old') return { tone: 'bad', key: 'old', count: days };
  if (status.freshness === 'stale') return { tone: 'warning', key: 'stale', count: days };
  return minutes < 60 ? { tone: 'good', key: 'fresh', count: minutes } : { tone: 'good', key: 'hours', count: Math.floor(minutes / 60) };
}
