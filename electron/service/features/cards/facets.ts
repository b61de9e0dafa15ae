/** What cards can be narrowed by. */
import { createHash } from 'node:crypto';
import type { CardFilters, Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { FacetKind } from './index-sql.ts';

export interface CardFacet {
  kind: FacetKind;
  value: string;
  label: Localized;
}

/** Facets of a card; of its acts those done here. */
export const facetsOf = (card: ServiceCard, provider: Provider): CardFacet[] => [
  { kind: 'provider', value: card.providerId, label: provider.name },
  ...card.lifeEvents.map((term) => ({ kind: 'lifeEvent' as const, value: term.uri, label: term.label })),
  ...card.serviceClasses.map((term) => ({ kind: 'serviceClass' as const, value: term.uri, label: term.label })),
  ...card.acts.filter((act) => act.here).map((act) => ({ kind: 'act' as const, value: act.act, label: {} })),
];

/** The filters as kinds and values. */
export const filtersOf = (filters: CardFilters): { kind: FacetKind; value: string }[] =>
  (
    [
      ['provider', filters.providerId],
      ['lifeEvent', filters.lifeEvent],
      ['serviceClass', filters.serviceClass],
      ['act', filters.act],
    ] as const
  ).flatMap(([kind, value]) => (value === undefined ? [] : [{ kind, value }]));

/** A letter of private use begins the word, so that nothing anyone types can find it. */
const MARK = '\u{e000}';

/** The one word by which a full-text index knows a facet, so that narrowing happens inside the index. */
export const facetWord = ({ kind, value }: { kind: FacetKind; value: string }): string =>
  MARK + createHash('sha256').update(`${kind} ${value}`).digest('hex').slice(0, 16);
