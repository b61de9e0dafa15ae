/** What went wrong with the feed, in the contract's words. */
import type { FeedProblem } from '#shared/contract/feed.ts';
import { FETCH } from './fetcher.ts';

/** A refusal of our own, found after the signatures were right. */
export class FeedRefused extends Error {
  override name = 'FeedRefused';
  readonly kind: FeedProblem;
  constructor(kind: FeedProblem, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

/**
 * tuf-js 6.0.2 wraps what its store refuses in an error whose text alone tells the reason: these are its texts, and
 * our fetcher's. A missing file is the hub's word broken, not a line cut: it stands in what the hub itself signed.
 */
const SIGNS: readonly [RegExp, FeedProblem][] = [
  [new RegExp(FETCH.tooLong), 'tooLarge'],
  [new RegExp(FETCH.unreachable), 'unreachable'],
  [new RegExp(FETCH.missing), 'broken'],
  [/\bis expired\b/, 'frozen'],
  [/is less than current version|does not match snapshot version|doesn't match timestamp|^BadVersionError: Expected version|Missing file .* in new snapshot/, 'rolledBack'],
  [/was signed by \d+\/\d+ keys/, 'unsigned'],
  [/Expected (length|hash) /, 'tampered'],
];

/** The whole chain of an error as text. */
const told = (error: unknown): string => (error instanceof Error ? `${error.constructor.name}: ${error.message}${error.cause ? ` < ${told(error.cause)}` : ''}` : String(error));

export interface FeedTrouble {
  kind: FeedProblem;
  detail: string;
}

/** Names the problem. What fits no sign is called broken, and its text is kept for the log. */
export const problemOf = (error: unknown): FeedTrouble => {
  const detail = told(error).slice(0, 500);
  if (error instanceof FeedRefused) return { kind: error.kind, detail };
  return { kind: SIGNS.find(([sign]) => sign.test(detail))?.[1] ?? 'broken', detail };
};

/** The one to show of several: a refusal before a line that is only cut. */
export const gravest = (troubles: readonly FeedTrouble[]): FeedTrouble | undefined => troubles.find((trouble) => trouble.kind !== 'unreachable') ?? troubles[0];
