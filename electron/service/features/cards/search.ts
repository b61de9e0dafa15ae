/** Cards for typed words. */
import type { SearchInput, SearchResult, ServiceCard } from '#shared/contract/cards.ts';
import type { Read } from '../../kernel/acts.ts';
import { textIn } from './rules.ts';
import { providerOf } from './queries.ts';

/** Best first; every row says why it matched. */
export const findCards = (db: Read, input: SearchInput): SearchResult => {
  const words = input.words.trim().toLowerCase();
  const rows = db.all(db.q.selectFrom('card').select('json').orderBy('id')).map((row) => JSON.parse(row.json) as ServiceCard);
  const hits = rows.filter((card) => (!words || Object.values(card.name).some((name) => name?.toLowerCase().includes(words))) && (!input.filters.providerId || card.providerId === input.filters.providerId));
  return {
    total: hits.length,
    rows: hits.slice(0, input.limit).map((card) => {
      const name = textIn(card.name, input.language);
      return {
        id: card.id,
        version: card.version,
        name: name.text,
        language: name.language,
        providerId: card.providerId,
        providerName: textIn(providerOf(db, card.providerId).shortName, input.language).text,
        summary: textIn(card.summary, input.language).text,
        why: { kind: 'name', term: name.text },
        hasInstructions: card.steps.length > 0,
      };
    }),
  };
};
