/** Keeps the search index in step with the cards, within the transaction that changes them. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { Read, Write } from '../../kernel/acts.ts';
import { documentOf } from './document.ts';
import { facetsOf, type CardFacet } from './facets.ts';
import { countWords, dictionaryOf, dropFromIndex, emptyIndex, indexedCount, labelsLike, putFacets, putIntoIndex, putState, rowidsOf, stateOf, withBulkBuffer } from './index-sql.ts';
import { createLexicon } from './lexicon.ts';
import { providerOf } from './queries.ts';
import { remembering } from './remembering.ts';

/** Raised whenever the same card would be indexed otherwise than before: stations then build their index anew. */
const INDEX_FORM = '2';

/** From this many cards on, the index is written with a large buffer at once. */
const BULK = 500;

/** The number of changes to cards so far; what was computed from all cards holds while it stays. */
export const cardsRevision = (db: Read): number => Number(stateOf(db, 'revision') ?? 0);

export const countChange = (db: Write): void => putState(db, 'revision', String(cardsRevision(db) + 1));

/** Puts the cards into the index in place of what it had of them. Their rows are in `card` already. */
export const indexCards = (db: Write, cards: readonly ServiceCard[]): void => {
  if (cards.length === 0) return;
  const lexicon = createLexicon(dictionaryOf(db));
  const provider = remembering((id: string) => providerOf(db, id));
  const labels = remembering((key: string) => labelsLike(db, key));
  const fresh = indexedCount(db) === 0;
  const rowids = rowidsOf(db, cards.map((card) => card.id));
  const facets = new Map<string, CardFacet>();
  const uses = new Map<string, number>();
  withBulkBuffer(db, cards.length >= BULK, () => {
    for (const card of cards) {
      const rowid = rowids.get(card.id);
      if (rowid === undefined) continue;
      if (!fresh) dropFromIndex(db, rowid);
      const { text, kept } = documentOf(card, provider(card.providerId), lexicon, labels);
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

/** Builds the whole index anew from the cards. */
export const reindex = (db: Write): void => {
  emptyIndex(db);
  indexCards(db, db.all(db.q.selectFrom('card').select('json').orderBy('rowid')).map((row) => JSON.parse(row.json) as ServiceCard));
  putState(db, 'form', INDEX_FORM);
};

/** Builds the index when the cards came before it, or when this version indexes otherwise. */
export const ensureIndexed = (db: Write): void => {
  if (stateOf(db, 'form') !== INDEX_FORM) reindex(db);
};
