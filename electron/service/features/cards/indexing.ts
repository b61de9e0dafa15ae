/** Keeps the search index in step with the cards, within the transaction that changes them. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Read, Write } from '../../kernel/acts.ts';
import { documentOf } from './document.ts';
import { facetsOf, type CardFacet } from './facets.ts';
import { cardsAfter, countWords, dropFromIndex, dropState, forgetWordUses, isIndexed, putFacets, putIntoIndex, putState, stateOf, withBulkBuffer } from './index-sql.ts';
import { createWordMemory, type WordMemory } from './known-words.ts';
import { providerOf } from './queries.ts';
import { remembering } from './remembering.ts';

/** Raised whenever the same card would be indexed otherwise than before: stations then index their cards anew. */
const INDEX_FORM = '3';

/** From this many cards on, the index is written with a large buffer at once. */
const BULK = 200;

/** The number of changes to cards so far; what was computed from all cards holds while it stays. */
export const cardsRevision = (db: Read): number => Number(stateOf(db, 'revision') ?? 0);

export const countChange = (db: Write): void => putState(db, 'revision', String(cardsRevision(db) + 1));

/** A card with its row in `card`. */
export interface StoredCard {
  rowid: number;
  card: ServiceCard;
}

/** Puts the cards into the index in place of what it had of them. */
export const indexCards = (db: Write, cards: readonly StoredCard[], memory: WordMemory): void => {
  if (cards.length === 0) return;
  const known = memory(db);
  const provider = remembering((id: string) => providerOf(db, id));
  const facets = new Map<string, CardFacet>();
  const uses = new Map<string, number>();
  withBulkBuffer(db, cards.length >= BULK, () => {
    for (const { rowid, card } of cards) {
      if (isIndexed(db, rowid)) dropFromIndex(db, rowid);
      const { text, kept } = documentOf(card, provider(card.providerId), known);
      const row = {
        rowid,
        id: card.id,
        version: card.version,
        provider_id: card.providerId,
        has_instructions: card.steps.length > 0 ? (1 as const) : (0 as const),
        name: JSON.stringify(card.name),
        summary: JSON.stringify(card.summary),
        terms: JSON.stringify(kept),
      };
      putIntoIndex(db, row, text);
      for (const word of new Set([text.name, text.lemma, text.term, text.near].join(' ').split(' '))) if (word) uses.set(word, (uses.get(word) ?? 0) + 1);
      for (const facet of facetsOf(card, provider(card.providerId))) facets.set(`${facet.kind} ${facet.value}`, facet);
    }
  });
  putFacets(db, [...facets.values()].map((facet) => ({ ...facet, label: JSON.stringify(facet.label) })));
  countWords(db, uses);
  countChange(db);
};

/** Cards indexed anew in one transaction, during which the desks wait: some tenths of a second. */
const AT_ONCE = 250;

/** All cards are to be indexed anew; until each had its turn, it is found as it was indexed before. */
export const indexAnew = (db: Write): void => {
  putState(db, 'indexedUpTo', '0');
  forgetWordUses(db);
};

export const isIndexWhole = (db: Read): boolean => stateOf(db, 'indexedUpTo') === null;

/** Indexes some more of the cards that are to be indexed anew, from where it stood; for ever again until `isIndexWhole`. */
export const indexMore = (db: Write, memory: WordMemory): void => {
  const from = stateOf(db, 'indexedUpTo');
  if (from === null) return;
  const cards = cardsAfter(db, Number(from), AT_ONCE);
  indexCards(db, cards.map(({ rowid, json }) => ({ rowid, card: JSON.parse(json) as ServiceCard })), memory);
  const last = cards.at(-1);
  if (last === undefined || cards.length < AT_ONCE) dropState(db, 'indexedUpTo');
  else putState(db, 'indexedUpTo', String(last.rowid));
};

/** Begins to build the index when the cards came before it, or when this version indexes otherwise. */
export const ensureIndexed = (db: Write): void => {
  if (stateOf(db, 'form') === INDEX_FORM) return;
  indexAnew(db);
  indexMore(db, createWordMemory());
  putState(db, 'form', INDEX_FORM);
};
