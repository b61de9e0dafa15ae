/** Cards without typed words. */
import type { CardFilters } from '#shared/contract/cards.ts';
import type { Read } from '../../kernel/acts.ts';
import { facetWord, filtersOf } from './facets.ts';
import { countFiltered, favouredFiltered, restFiltered, type IndexedCard } from './index-sql.ts';
import { everyFacet } from './question.ts';

/** Those with instructions first, of these and of the others the most served lately, then in the order they came. */
export const browse = (db: Read, filters: CardFilters, limit: number): { cards: IndexedCard[]; total: number } => {
  const narrowing = everyFacet(filtersOf(filters).map(facetWord));
  const first = favouredFiltered(db, narrowing, limit);
  const taken = new Set(first.map((card) => card.rowid));
  const rest = first.length < limit ? restFiltered(db, narrowing, limit + first.length).filter((card) => !taken.has(card.rowid)) : [];
  return { cards: [...first, ...rest].slice(0, limit), total: countFiltered(db, narrowing) };
};
