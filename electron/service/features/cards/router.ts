import { PermittedAct } from '#shared/contract/words.ts';
import type { ServiceCard, Term } from '#shared/contract/cards.ts';
import { withEventMeta } from '@orpc/server';
import { Refusal } from '../../kernel/errors.ts';
import type { StationDeps, StationOs } from '../../station-os.ts';
import { cardOf, newestVersion, providerOf } from './queries.ts';
import { textIn } from './rules.ts';
import { findCards } from './search.ts';

const counted = (values: Iterable<{ value: string; label: string }>) => {
  const facets = new Map<string, { value: string; label: string; count: number }>();
  for (const { value, label } of values) {
    const facet = facets.get(value) ?? { value, label, count: 0 };
    facet.count += 1;
    facets.set(value, facet);
  }
  return [...facets.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
};

/** Search and reading of cards. */
export const cardsRouter = (os: StationOs, deps: StationDeps) => ({
  search: os.cards.search.handler(({ input }) => findCards(deps.db, input)),
  facets: os.cards.facets.handler(({ input }) => {
    const cards = deps.db.all(deps.db.q.selectFrom('card').select('json')).map((row) => JSON.parse(row.json) as ServiceCard);
    const terms = (pick: (card: ServiceCard) => Term[]) => counted(cards.flatMap((card) => pick(card).map((term) => ({ value: term.uri, label: textIn(term.label, input.language).text }))));
    return {
      providers: counted(cards.map((card) => ({ value: card.providerId, label: textIn(providerOf(deps.db, card.providerId).name, input.language).text }))),
      lifeEvents: terms((card) => card.lifeEvents),
      serviceClasses: terms((card) => card.serviceClasses),
      acts: counted(cards.flatMap((card) => card.acts.filter((act) => act.here).map((act) => ({ value: act.act, label: act.act })))).filter((facet) => PermittedAct.safeParse(facet.value).success),
    };
  }),
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
});
