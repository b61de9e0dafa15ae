import type { FeedStatus, Notice } from '#shared/contract/feed.ts';
import { milliseconds } from '../../kernel/clock.ts';
import type { Read } from '../../kernel/acts.ts';
import { freshness } from './rules.ts';
import { stateOf } from './state.ts';

const KIND_ORDER = { disruption: 0, change: 1, info: 2 } as const;

/** Notices valid at `now`, disruptions first, newest first within a kind. */
export const noticesInForce = (db: Read, now: string): Notice[] =>
  db
    .all(db.q.selectFrom('notice').select('json').where('valid_from', '<=', now).where('valid_until', '>', now).orderBy('valid_from', 'desc'))
    .map((row) => JSON.parse(row.json) as Notice)
    .sort((a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind]);

export const feedStatus = (db: Read, now: string): FeedStatus => {
  const verifiedAt = stateOf(db, 'verifiedAt');
  const problem = stateOf(db, 'problem');
  const cards = db.first(db.q.selectFrom('card').select((e) => e.fn.countAll<number>().as('count')))?.count ?? 0;
  return {
    freshness: freshness(verifiedAt === null ? null : milliseconds(now) - milliseconds(verifiedAt)),
    verifiedAt,
    cards,
    version: Number(stateOf(db, 'version') ?? 0),
    problem: problem ? (JSON.parse(problem) as FeedStatus['problem']) : null,
  };
};
