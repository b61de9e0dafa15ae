/** Search as one types: each set of words is its own question, so that a late answer never replaces a newer one. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CardFilters, SearchResult } from '#shared/contract/cards.ts';
import { useContentLanguage, useStation } from '../../app/index.ts';

export interface CardSearch {
  /** The newest answer there is; that of earlier words until the present ones are answered. */
  readonly result: SearchResult | undefined;
  /** Whether `result` answers the present words and filters. */
  readonly current: boolean;
  readonly error: unknown;
}

/** Rows shown at once; more words find better than a longer list. */
const SHOWN = 30;

export function useCardSearch(words: string, filters: CardFilters): CardSearch {
  const station = useStation();
  const language = useContentLanguage();
  const query = useQuery({
    ...station.cards.search.queryOptions({ input: { words: words.trim(), language, filters, limit: SHOWN } }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
  return { result: query.data, current: query.data !== undefined && !query.isPlaceholderData, error: query.error };
}
