/** What the station's search is held against: the same texts in plain FTS5 and in MiniSearch. */
import type Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import type { ServiceCard } from '#shared/contract/cards.ts';

export type Engine = (words: string) => readonly unknown[];

const textsOf = (card: ServiceCard) => ({
  title: [...Object.values(card.name), ...card.ontologyTerms.flatMap((term) => [...Object.values(term.label), ...Object.values(term.synonyms).flat()])].join(' '),
  body: [...Object.values(card.summary), ...Object.values(card.description), ...Object.values(card.eligibility ?? {}), ...card.serviceClasses.flatMap((term) => Object.values(term.label))].join(' '),
});

const wordsOf = (typed: string) => typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** All words, the last as a beginning. */
export const plainMatch = (typed: string): string => {
  const words = wordsOf(typed);
  return words.map((word, index) => `"${word}"${index === words.length - 1 ? '*' : ''}`).join(' AND ');
};

/** One FTS5 index of title and body with prefix indexes, in the database given: the limit for any search on it. */
export const plainFts = (raw: Database.Database, cards: readonly ServiceCard[]) => {
  raw.exec(`CREATE VIRTUAL TABLE temp.plain USING fts5(title, body, content = '', tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4')`);
  const put = raw.prepare('INSERT INTO temp.plain (rowid, title, body) VALUES (?, ?, ?)');
  raw.transaction(() => {
    for (const [index, card] of cards.entries()) {
      const { title, body } = textsOf(card);
      put.run(index + 1, title, body);
    }
  })();
  const looked = raw.prepare('SELECT rowid FROM temp.plain WHERE plain MATCH ? LIMIT 20');
  const ranked = raw.prepare('SELECT rowid FROM temp.plain WHERE plain MATCH ? ORDER BY bm25(plain, 10, 1) LIMIT 20');
  return {
    /** Found, not ranked. */
    lookup: ((words) => looked.all(plainMatch(words))) satisfies Engine,
    /** Every match ranked. */
    fullBm25: ((words) => ranked.all(plainMatch(words))) satisfies Engine,
  };
};

const options = { fields: ['title', 'body'], processTerm: (term: string) => term.toLowerCase() };

export const miniSearch = (cards: readonly ServiceCard[]) => {
  const index = new MiniSearch<{ id: string; title: string; body: string }>(options);
  index.addAll(cards.map((card) => ({ id: card.id, ...textsOf(card) })));
  return index;
};

export const miniSearchEngine =
  (index: MiniSearch): Engine =>
  (words) =>
    index.search(words, { combineWith: 'AND', boost: { title: 10 }, prefix: (_term, position, terms) => position === terms.length - 1 }).slice(0, 20);

/** How long opening a saved MiniSearch and asking it once takes. */
export const openMiniSearch = (saved: string, words: string): number => {
  const started = performance.now();
  miniSearchEngine(MiniSearch.loadJSON(saved, options))(words);
  return performance.now() - started;
};
