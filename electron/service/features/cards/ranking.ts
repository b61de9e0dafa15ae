/** The last word on order, for the best few of the ranked cards. */
import type { Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import type { KeptTerms } from './document.ts';
import { indexedCards, type Candidate, type IndexedCard } from './index-sql.ts';
import type { AskedWord } from './question.ts';
import { wordsOf } from './tokens.ts';

/** So many are looked at again: as many as a page can hold. */
const LOOKED_AT = 50;

export const boosted = (db: Read, candidates: readonly Candidate[], asked: readonly AskedWord[]): IndexedCard[] => {
  const cards = indexedCards(db, candidates.slice(0, LOOKED_AT).map((candidate) => candidate.rowid));
  const question = asked.map((word) => word.word).join(' ');
  const bases = asked.map((word) => word.exact.at(-1) ?? word.word).join(' ');
  const same = (text: string) => {
    const words = wordsOf(text).join(' ');
    return words === question || words === bases;
  };
  const worth = (card: IndexedCard): number => {
    if (Object.values(JSON.parse(card.name) as Localized).some((name) => name !== undefined && same(name))) return 0;
    return (JSON.parse(card.terms) as KeptTerms).terms.some(same) ? 1 : 2;
  };
  const ordered = candidates.slice(0, LOOKED_AT).flatMap((candidate) => cards.get(candidate.rowid) ?? []);
  return ordered.map((card) => ({ card, worth: worth(card) })).toSorted((a, b) => a.worth - b.worth).map(({ card }) => card);
};
