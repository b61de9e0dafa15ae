/** Finds cards and ranks as many of them as time allows. */
import type { Read } from '../../kernel/acts.ts';
import { inTexts, inTextsUnranked, inTitles, lastRowid, type Candidate } from './index-sql.ts';

/** Ranking, not finding, is what costs: so many of the cards found are ranked. */
const RANKED = 200;
/** Up to here ranking by all text takes a millisecond; beyond it a common word alone takes many. */
const RANKED_BY_TEXT = 5_000;

/** Two expressions of one question; the first narrower. */
export interface Match {
  all: string;
  /** The same with a word among the titles; null when that says nothing more. */
  titled: string | null;
}

/** The first, then those of the others that are not among them. */
export const merged = (first: readonly Candidate[], more: readonly Candidate[]): Candidate[] => {
  const seen = new Set(first.map((candidate) => candidate.rowid));
  return [...first, ...more.filter((candidate) => !seen.has(candidate.rowid))];
};

/** Cards whose text answers, those with a word in their titles first. */
const byText = (db: Read, match: Match, limit: number): Candidate[] => {
  if (lastRowid(db) <= RANKED_BY_TEXT) return inTexts(db, match.all, RANKED).toSorted((a, b) => a.score - b.score);
  const titled = match.titled === null ? [] : inTextsUnranked(db, match.titled, limit);
  return titled.length >= limit ? titled : merged(titled, inTextsUnranked(db, match.all, limit));
};

/** Cards by title and terms, best first; by all their text when those do not fill the page of `limit` rows. */
export const gathered = (db: Read, match: Match, limit: number): Candidate[] => {
  const titles = inTitles(db, match.all, RANKED).toSorted((a, b) => a.score - b.score);
  return titles.length >= limit ? titles : merged(titles, byText(db, match, limit + titles.length));
};
