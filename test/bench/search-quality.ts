/**
 * How well the station finds cards, on queries with judged answers. `node test/bench/search-quality.ts` prints JSON.
 *
 * - `generalDescriptions`: the corpus the judgements are of. `allCards`: the same queries among all cards that come
 *   along, where cards nobody judged count as wrong.
 * - `turku`: needs as customers word them, over Turku's services in Finnish; no ontology terms come with those.
 */
import type { ServiceCard } from '#shared/contract/cards.ts';
import { testCard } from '../support/cards.ts';
import { indexOf, realCards } from './search-index.ts';
import { ontologyQueries, qualities, turkuQueries, turkuServices } from './search-judged.ts';

/** General descriptions have the catalogue's own ids. */
export const generalDescriptions = (): ServiceCard[] => realCards().filter((card) => /^[0-9a-f]{8}-/.test(card.id));

const turkuCards = (): ServiceCard[] =>
  turkuServices().map(({ id, name, summary }) => testCard(id, { name: { fi: name }, summary: { fi: summary }, description: {}, steps: [], eServices: [], contacts: [], places: [], languages: [] }));

const measured = async (cards: readonly ServiceCard[], queries: ReturnType<typeof ontologyQueries>) => {
  const index = await indexOf(cards);
  try {
    return qualities(index.db, queries);
  } finally {
    await index.close();
  }
};

export const run = async (): Promise<object> => ({
  generalDescriptions: await measured(generalDescriptions(), ontologyQueries()),
  allCards: await measured(realCards(), ontologyQueries()),
  turku: await measured(turkuCards(), turkuQueries()),
});

export const bench = { name: 'search-quality', run };

if (import.meta.main) console.log(JSON.stringify(await run(), null, 2));
