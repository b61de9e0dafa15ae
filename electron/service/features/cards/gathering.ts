/** Finds cards and ranks as many of them as time allows. */
import type { Read } from '../../kernel/acts.ts';
import { inMarks, inTexts, inTextsUnranked, inTitles, inTitlesUnranked, lastRowid, shortestFirst, type Candidate, type Sought } from './index-sql.ts';
import type { Match } from './question.ts';

/** Ranking, not finding, is what costs: so many of the cards found are ranked. */
const RANKED = 400;
/** Up to so many cards ranking takes a millisecond; beyond, weighing one common word takes many. */
const ALL_RANKED = 5_000;

/** The first, then those of the others that are not among them. */
export const merged = (first: readonly Candidate[], more: readonly Candidate[]): Candidate[] => {
  const seen = new Set(first.map((candidate) => candidate.rowid));
  return [...first, ...more.filter((candidate) => !seen.has(candidate.rowid))];
};

const byScore = (candidates: readonly Candidate[]) => candidates.toSorted((a, b) => a.score - b.score);

const sought = (words: string, { facets }: Match): Sought => ({ words, facets });

/** Cards whose titles answer. Of very many, the shortest with all words in the name first; a single word that is rare is ranked. */
const byTitle = (db: Read, match: Match, limit: number, ranked: boolean): Candidate[] => {
  const all = sought(match.all, match);
  if (ranked) return byScore(inTitles(db, all, RANKED));
  const inName = shortestFirst(db, inTitlesUnranked(db, sought(match.inName, match), RANKED));
  if (inName.length >= limit) return inName;
  const found = inTitlesUnranked(db, all, RANKED);
  return match.titled === null && found.length < RANKED ? byScore(inTitles(db, all, RANKED)) : merged(inName, shortestFirst(db, found));
};

/** Cards whose text answers, of very many those with a word in their titles first, and then the shortest. */
const byText = (db: Read, match: Match, limit: number, ranked: boolean): Candidate[] => {
  const all = sought(match.all, match);
  if (ranked) return byScore(inTexts(db, all, RANKED));
  const titled = match.titled === null ? [] : inTextsUnranked(db, sought(match.titled, match), RANKED);
  if (titled.length >= limit) return shortestFirst(db, titled);
  const found = inTextsUnranked(db, all, RANKED);
  return match.titled === null && found.length < RANKED ? byScore(inTexts(db, all, RANKED)) : merged(shortestFirst(db, titled), shortestFirst(db, found));
};

/**
 * Cards that are called just so, then those with a term of just that name, then by title and terms, and by all
 * text when those do not fill the page of `limit` rows.
 */
export const gathered = (db: Read, match: Match, limit: number): Candidate[] => {
  const ranked = lastRowid(db) <= ALL_RANKED;
  const titles = byTitle(db, match, limit, ranked);
  const places = new Map(titles.map((candidate, place) => [candidate.rowid, place]));
  const placeOf = ({ rowid }: Candidate) => places.get(rowid) ?? titles.length;
  // Within those that are named so, the better ranked first.
  const named = match.named.map((words) => inMarks(db, { words, facets: null }, RANKED).toSorted((a, b) => placeOf(a) - placeOf(b)));
  const first = [...named, titles].reduce(merged, []);
  return first.length >= limit ? first : merged(first, byText(db, match, limit + first.length, ranked));
};
