/** The signed feed: how fresh the desk's instructions are, and the central notices. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command, Done } from './base.ts';
import { ForeignId, Id, Instant, Localized } from './words.ts';

/** Why the station refused what a mirror offered; each is also an audit row and a health mark. */
export const FeedProblem = z.enum(['tampered', 'rolledBack', 'frozen', 'foreignPath', 'unsigned', 'tooLarge', 'unreachable', 'broken']);
export type FeedProblem = z.infer<typeof FeedProblem>;

export const FeedStatus = z.object({
  /** `fresh`: verified within a day; `stale`: yellow, over one day; `old`: red, over seven days; `empty`: never. */
  freshness: z.enum(['fresh', 'stale', 'old', 'empty']),
  verifiedAt: Instant.nullable(),
  cards: z.number().int(),
  /** The snapshot's version, which only grows. */
  version: z.number().int(),
  problem: z.object({ kind: FeedProblem, detail: z.string(), at: Instant }).nullable(),
});
export type FeedStatus = z.infer<typeof FeedStatus>;

export const Notice = z.object({
  id: Id,
  kind: z.enum(['disruption', 'change', 'info']),
  providerId: ForeignId,
  title: Localized,
  text: Localized,
  /** Cards it concerns; the desk shows it on them and above all on a disruption. */
  cardIds: z.array(ForeignId).max(200),
  /** Shown to the public on the terminal and info-TV too. */
  forPublic: z.boolean(),
  from: Instant,
  until: Instant,
});
export type Notice = z.infer<typeof Notice>;

export const feed = {
  status: base.route({ method: 'GET', path: '/feed/status', tags: ['feed'] }).output(FeedStatus),
  watchStatus: base.route({ method: 'GET', path: '/feed/status/live', tags: ['feed'] }).output(eventIterator(FeedStatus)),
  /** Notices in force now, disruptions first. */
  notices: base.route({ method: 'GET', path: '/feed/notices', tags: ['feed'] }).output(z.array(Notice)),
  watchNotices: base.route({ method: 'GET', path: '/feed/notices/live', tags: ['feed'] }).output(eventIterator(z.array(Notice))),
  /** Asks the hub for news at once instead of waiting for the next round. */
  refresh: base.route({ method: 'POST', path: '/feed/refresh', tags: ['feed'] }).output(FeedStatus),
};

export const feedAtHub = {
  notices: base.route({ method: 'GET', path: '/portal/notices', tags: ['feed'] }).output(z.array(Notice)),
  publishNotice: base
    .route({ method: 'POST', path: '/portal/notices', tags: ['feed'] })
    .input(command({ notice: Notice.omit({ id: true, providerId: true }) }))
    .output(z.object({ noticeId: Id })),
  withdrawNotice: base
    .route({ method: 'POST', path: '/portal/notices/{noticeId}/withdraw', tags: ['feed'] })
    .input(command({ noticeId: Id }))
    .output(Done),
  /** Tells a station that a new snapshot stands at the hub; carries its version only. */
  watchPublished: base.route({ method: 'GET', path: '/feed/published', tags: ['feed'] }).output(eventIterator(z.object({ version: z.number().int() }))),
};
