/** What went wrong with the feed, in the contract's words. */
import type { FeedProblem } from '#shared/contract/feed.ts';

/** A refusal of our own, found after the signatures were right. */
export class FeedRefused extends Error {
  override name = 'FeedRefused';
  readonly kind: FeedProblem;
  constructor(kind: FeedProblem, detail: string) {
    super(detail);
    this.kind = kind;
  }
}

// tuf-js wraps what its store refuses in an error whose text alone tells the reason.
const SIGNS: readonly [RegExp, FeedProblem][] = [
  [/expired/i, 'frozen'],
  [/version .* (is )?(less than|older|lower)|rollback|expected version|Expected .* version|less than current|lower than/i, 'rolledBack'],
  [/length|max/i, 'tooLarge'],
  [/was signed by|threshold|signature/i, 'unsigned'],
  [/hash/i, 'tampered'],
  [/ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|fetch failed|socket|network|Failed to download|status code|aborted/i, 'unreachable'],
];

/** The whole chain of an error as text. */
const told = (error: unknown): string => (error instanceof Error ? `${error.constructor.name}: ${error.message}${error.cause ? ` < ${told(error.cause)}` : ''}` : String(error));

/** Names the problem. What fits no sign is called broken, and its text is kept for the log. */
export const problemOf = (error: unknown): { kind: FeedProblem; detail: string } => {
  const detail = told(error).slice(0, 500);
  if (error instanceof FeedRefused) return { kind: error.kind, detail };
  return { kind: SIGNS.find(([sign]) => sign.test(detail))?.[1] ?? 'broken', detail };
};
