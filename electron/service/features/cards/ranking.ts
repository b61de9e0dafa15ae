/** The last word on order, for the best few of the ranked cards. */
import type { Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import type { KeptTerms } from './document.ts';
import { indexedCards, type Candidate, type IndexedCard } from './index-sql.ts';
import type { AskedWord } from './question.ts';

/** So many more than the page are looked at again. */
const BEYOND = 10;

/** A card that is called as was asked comes first, then those that have a term of just that name, then as they were ranked. */
export const boosted = (db: Read, candidates: readonly Candidate[], asked: readonly AskedWord[], limit: number): IndexedCard[] => {
  const looked = candidates.slice(0, limit + BEYOND).map((candidate) => candidate.rowid);
  const cards = indexedCards(db, looked);
  const names = [...new Set([asked.map((word) => word.word).join(' '), asked.map((word) => word.exact.at(-1) ?? word.word).join(' ')])];
  // Looking for the letters is cheaper than reading the JSON, and seldom finds them.
  const holds = (json: string) => names.some((name) => json.toLowerCase().includes(`"${name}"`));
  const same = (text: string | undefined) => text !== undefined && names.includes(text.toLowerCase());
  const place = (card: IndexedCard): number => {
    if (holds(card.name) && Object.values(JSON.parse(card.name) as Localized).some(same)) return 0;
    return holds(card.terms) && (JSON.parse(card.terms) as KeptTerms).terms.some(same) ? 1 : 2;
  };
  return looked
    .flatMap((rowid) => cards.get(rowid) ?? [])
    .map((card) => ({ card, place: place(card) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ card }) => card);
};
