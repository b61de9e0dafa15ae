/** One card by id, in the version asked for; fetched anew when the feed changes it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive, useStation } from '../../app/index.ts';

/** @param version absent means the newest */
export function useCard(cardId: string, version?: number) {
  const station = useStation();
  return useQuery({
    ...station.cards.get.queryOptions({ input: { id: cardId, ...(version === undefined ? {} : { version }) } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Lets every shown card follow the feed. One for the whole screen. */
export function useCardChanges(): void {
  const station = useStation();
  const queries = useQueryClient();
  const changes = useLive(station.cards.watchChanges);
  const at = changes.data?.at;
  useEffect(() => {
    if (at !== undefined) void queries.invalidateQueries({ queryKey: station.cards.key() });
  }, [at, queries, station]);
}
