import { withEventMeta } from '@orpc/server';
import { Refusal } from '../../kernel/errors.ts';
import type { StationDeps, StationOs } from '../../station-os.ts';
import { createFacetCounts } from './facet-counts.ts';
import { cardOf, newestVersion, providerOf } from './queries.ts';
import { findCards } from './search.ts';

/** Search and reading of cards. */
export const cardsRouter = (os: StationOs, deps: StationDeps) => {
  const facetCounts = createFacetCounts(deps.db);
  return {
    search: os.cards.search.handler(({ input }) => findCards(deps.db, input)),
    facets: os.cards.facets.handler(({ input }) => facetCounts(input.language)),
    get: os.cards.get.handler(({ input }) => {
      const card = cardOf(deps.db, input.id, input.version);
      if (!card) throw new Refusal('NOT_FOUND', { what: 'card' });
      return { card, provider: providerOf(deps.db, card.providerId), newest: newestVersion(deps.db, card.id) === card.version };
    }),
    watchChanges: os.cards.watchChanges.handler(async function* ({ signal }) {
      const waiting: { cardIds: string[]; at: string }[] = [];
      let wake: (() => void) | undefined;
      const stop = deps.events.subscribe('cardsChanged', (event) => {
        waiting.push(event);
        wake?.();
      });
      signal?.addEventListener('abort', () => wake?.());
      try {
        while (!signal?.aborted) {
          const next = waiting.shift();
          if (next) yield withEventMeta(next, { id: next.at });
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      } finally {
        stop();
      }
    }),
  };
};
