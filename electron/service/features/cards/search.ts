/** Cards for typed words. */
import type { CardRow, Provider, SearchInput, SearchResult } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { browse } from './browse.ts';
import { find, type Found } from './finding.ts';
import { cardJson, dictionaryOf, indexedCards, type IndexedCard } from './index-sql.ts';
import { createLexicon } from './lexicon.ts';
import { providerOf } from './queries.ts';
import { askedWords } from './question.ts';
import { remembering } from './remembering.ts';
import { textIn } from './rules.ts';
import { reasonByText, reasonByTitle, type MatchReason } from './why.ts';

const reasonOf = (db: Read, card: IndexedCard, found: Found): MatchReason => {
  const names = Object.values(JSON.parse(card.name) as Localized).filter((name) => name !== undefined);
  const told = (reason: MatchReason, respelled: boolean): MatchReason => (respelled ? { kind: 'spelling', term: reason.term } : reason);
  for (const { reading, respelled } of found.readings) {
    const reason = reasonByTitle(names, card.terms, reading);
    if (reason) return told(reason, respelled);
  }
  const json = cardJson(db, card.rowid);
  for (const { reading, respelled } of found.readings) {
    const reason = reasonByText(json, reading);
    if (reason) return told(reason, respelled);
  }
  return { kind: 'text', term: names[0] ?? '' };
};

const rowOf = (card: IndexedCard, provider: Provider, input: SearchInput, why: MatchReason): CardRow => {
  const name = textIn(JSON.parse(card.name) as Localized, input.language);
  return {
    id: card.id,
    version: card.version,
    name: name.text,
    language: name.language,
    providerId: card.provider_id,
    providerName: textIn(provider.shortName, input.language).text,
    summary: textIn(JSON.parse(card.summary) as Localized, input.language).text,
    why,
    hasInstructions: card.has_instructions === 1,
  };
};

/** Best first; every row says why it matched. With no words, the cards that match the filters. */
export const findCards = (db: Read, input: SearchInput): SearchResult => {
  const lexicon = createLexicon(dictionaryOf(db));
  const provider = remembering((id: string) => providerOf(db, id));
  const asked = askedWords(input.words, lexicon.listed);
  if (asked.length === 0) {
    const { cards, total } = browse(db, input.filters, input.limit);
    return { total, rows: cards.map((card) => rowOf(card, provider(card.provider_id), input, { kind: 'name', term: textIn(JSON.parse(card.name) as Localized, input.language).text })) };
  }
  const found = find(db, input, asked, lexicon);
  const cards = indexedCards(db, found.candidates.slice(0, input.limit).map((candidate) => candidate.rowid));
  return {
    total: found.candidates.length,
    rows: cards.map((card) => rowOf(card, provider(card.provider_id), input, reasonOf(db, card, found))),
    ...(found.correctedTo === undefined ? {} : { correctedTo: found.correctedTo }),
  };
};
