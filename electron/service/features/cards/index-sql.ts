/** The search index in SQLite's own words: every statement on FTS5 and on the index's tables is here. */
import type { Read, Write } from '../../kernel/acts.ts';
import type { Dictionary } from './lexicon.ts';

export type FacetKind = 'provider' | 'lifeEvent' | 'serviceClass' | 'act';

export interface IndexedCard {
  rowid: number;
  id: string;
  version: number;
  provider_id: string;
  has_instructions: 0 | 1;
  /** JSON: localized name, localized summary, terms with what each answers to. */
  name: string;
  summary: string;
  terms: string;
}

/** What the full-text indexes hold of one card, each column as words with spaces between. */
export interface IndexedText {
  name: string;
  lemma: string;
  part: string;
  term: string;
  near: string;
  /** Facets, and names and terms as one word each. */
  mark: string;
  text: string;
  /** Words in all. */
  length: number;
}

export interface Candidate {
  rowid: number;
  /** Smaller is better, as bm25 of FTS5 has it. */
  score: number;
}

const rows = <Row>(db: Read, sql: string, ...values: (string | number)[]): Row[] => db.prepare(sql).all(...values) as Row[];
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- each statement names the shape of its row, as for `rows`
const row = <Row>(db: Read, sql: string, ...values: (string | number)[]): Row | undefined => db.prepare(sql).get(...values) as Row | undefined;

/** Columns in the order of `search_title`: name, lemma, part, term, near. */
const TITLE_WEIGHTS = '10, 8, 3, 6, 2';
const TEXT_WEIGHTS = '10, 1';

/** What to look for, and the facets that cards must have; null for any. */
export interface Sought {
  words: string;
  facets: string | null;
}

/** The plus keeps SQLite from asking the index anew for each card that has the facets. */
const narrowedTo = (facets: string | null) => (facets === null ? '' : ' AND +rowid IN (SELECT rowid FROM search_mark WHERE search_mark MATCH ?)');
const valuesOf = (facets: string | null) => (facets === null ? [] : [facets]);

const lookedUp = (table: 'search_title' | 'search_text' | 'search_mark', score: string) => (db: Read, { words, facets }: Sought, most: number): Candidate[] =>
  rows(db, `SELECT rowid, ${score} AS score FROM ${table} WHERE ${table} MATCH ?${narrowedTo(facets)} LIMIT ?`, words, ...valuesOf(facets), most);

/** The first `most` cards the expression finds by title and terms, with their rank. */
export const inTitles = lookedUp('search_title', `bm25(search_title, ${TITLE_WEIGHTS})`);
export const inTexts = lookedUp('search_text', `bm25(search_text, ${TEXT_WEIGHTS})`);
/** The first cards in the index's own order. */
export const inTitlesUnranked = lookedUp('search_title', '0');
export const inTextsUnranked = lookedUp('search_text', '0');
/** Cards with the name, the term or the facet. */
export const inMarks = lookedUp('search_mark', '0');

/** The same cards, those with fewer words first: of cards that have a word, most is said of it where least else is said. */
export const shortestFirst = (db: Read, candidates: readonly Candidate[]): Candidate[] =>
  rows(db, 'SELECT l.rowid, l.words AS score FROM json_each(?) asked CROSS JOIN search_length l ON l.rowid = asked.value ORDER BY l.words', JSON.stringify(candidates.map(({ rowid }) => rowid)));

/** An upper bound of how many cards there are, without counting them. */
export const lastRowid = (db: Read): number => row<{ last: number | null }>(db, 'SELECT max(rowid) AS last FROM search_card')?.last ?? 0;

/** Every card the expression finds, ranked over all text: what a search without bounds would have to do. */
export const inAllTexts = (db: Read, match: string): { id: string; score: number }[] =>
  rows(db, `SELECT c.id, bm25(search_text, ${TEXT_WEIGHTS}) AS score FROM search_text JOIN search_card c ON c.rowid = search_text.rowid WHERE search_text MATCH ?`, match);

/** Rows in the order asked; those that are not there are left out. */
export const indexedCards = (db: Read, rowids: readonly number[]): IndexedCard[] =>
  rows(db, 'SELECT c.* FROM json_each(?) asked CROSS JOIN search_card c ON c.rowid = asked.value ORDER BY asked.key', JSON.stringify(rowids));

/** The whole card of an index row, as JSON. */
export const cardJson = (db: Read, rowid: number): string => row<{ json: string }>(db, 'SELECT json FROM card WHERE rowid = ?', rowid)?.json ?? '';

/** How many cards have the facet. */
export const markCount = (db: Read, mark: string): number => row<{ doc: number }>(db, 'SELECT doc FROM search_mark_word WHERE term = ?', mark)?.doc ?? 0;
export const textCount = (db: Read, word: string): number => row<{ doc: number }>(db, 'SELECT doc FROM search_text_word WHERE term = ?', word)?.doc ?? 0;
/** How often cards came with the word in their titles or terms; cards that changed or went count on. */
export const wordUses = (db: Read, word: string): number => row<{ cards: number }>(db, 'SELECT cards FROM search_word WHERE word = ?', word)?.cards ?? 0;

/** The word of titles and terms that begins so and is used the most, of the first few in the order of letters. */
export const mostUsedFrom = (db: Read, beginning: string): string | null =>
  row<{ word: string }>(db, 'SELECT word FROM (SELECT word, cards FROM search_word WHERE word >= ? AND word < ? LIMIT 20) ORDER BY cards DESC, length(word) LIMIT 1', beginning, `${beginning}\u{10ffff}`)?.word ?? null;

export const countWords = (db: Write, uses: ReadonlyMap<string, number>): void => {
  for (const [word, cards] of uses) db.prepare('INSERT INTO search_word (word, cards) VALUES (?, ?) ON CONFLICT DO UPDATE SET cards = cards + excluded.cards').run(word, cards);
};

export const dictionaryOf = (db: Read): Dictionary => ({
  isEmpty: row(db, 'SELECT 1 FROM search_lemma LIMIT 1') === undefined,
  lemmasOf: (form) => row<{ lemmas: string }>(db, 'SELECT lemmas FROM search_form WHERE form = ?', form)?.lemmas.split(' ') ?? [],
  partsOf: (lemma) => row<{ parts: string }>(db, 'SELECT parts FROM search_lemma WHERE lemma = ?', lemma)?.parts.split(' ').filter(Boolean) ?? null,
});

/** The same read whole, for when very many words are asked. */
export const dictionaryInMemory = (db: Read): Dictionary => {
  const forms = new Map(rows<{ form: string; lemmas: string }>(db, 'SELECT form, lemmas FROM search_form').map(({ form, lemmas }) => [form, lemmas]));
  const lemmas = new Map(rows<{ lemma: string; parts: string }>(db, 'SELECT lemma, parts FROM search_lemma').map(({ lemma, parts }) => [lemma, parts]));
  return { isEmpty: lemmas.size === 0, lemmasOf: (form) => forms.get(form)?.split(' ') ?? [], partsOf: (lemma) => lemmas.get(lemma)?.split(' ').filter(Boolean) ?? null };
};

/** Labels, in all languages, of the concepts that go by this name. */
export const labelsLike = (db: Read, label: string): string[] => [
  // Not by a join: SQLite would plan it anew at each run, which costs five times the look-up.
  ...new Set(rows<{ labels: string }>(db, 'SELECT (SELECT labels FROM search_concept WHERE id = concept) AS labels FROM search_label WHERE label = ?', label).flatMap((found) => JSON.parse(found.labels) as string[])),
];

const FULL_TEXT = ['search_title', 'search_mark', 'search_text'] as const;

export const dropFromIndex = (db: Write, rowid: number): void => {
  for (const table of ['search_card', 'search_length', ...FULL_TEXT]) db.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
};

export const isIndexed = (db: Read, rowid: number): boolean => row(db, 'SELECT 1 FROM search_card WHERE rowid = ?', rowid) !== undefined;

export const putIntoIndex = (db: Write, card: IndexedCard, text: IndexedText): void => {
  db.prepare('INSERT INTO search_card (rowid, id, version, provider_id, has_instructions, name, summary, terms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    card.rowid, card.id, card.version, card.provider_id, card.has_instructions, card.name, card.summary, card.terms,
  );
  db.prepare('INSERT INTO search_length (rowid, words) VALUES (?, ?)').run(card.rowid, text.length);
  db.prepare('INSERT INTO search_title (rowid, name, lemma, part, term, near) VALUES (?, ?, ?, ?, ?, ?)').run(card.rowid, text.name, text.lemma, text.part, text.term, text.near);
  db.prepare('INSERT INTO search_mark (rowid, mark) VALUES (?, ?)').run(card.rowid, text.mark);
  db.prepare('INSERT INTO search_text (rowid, title, text) VALUES (?, ?, ?)').run(card.rowid, [text.name, text.lemma, text.part, text.term, text.near].join(' '), text.text);
};

export interface Facet {
  kind: FacetKind;
  value: string;
  /** Localized label as JSON. */
  label: string;
}

/** Facets that cards have or had; a label that changed takes the place of the old one. */
export const putFacets = (db: Write, facets: Iterable<Facet>): void => {
  for (const { kind, value, label } of facets)
    db.prepare('INSERT INTO search_facet (kind, value, label) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET label = excluded.label WHERE label <> excluded.label').run(kind, value, label);
};

export const allFacets = (db: Read): Facet[] => rows(db, 'SELECT kind, value, label FROM search_facet');

const BULK_BUFFER = 64 * 1024 * 1024;
const USUAL_BUFFER = 1024 * 1024;

/** Merges into larger pieces at once when many cards come: one large buffer instead of many small segments. */
export const withBulkBuffer = (db: Write, bulk: boolean, job: () => void): void => {
  const buffer = (bytes: number) => {
    for (const table of FULL_TEXT) db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${bytes})`).run();
  };
  if (bulk) buffer(BULK_BUFFER);
  try {
    job();
  } finally {
    if (bulk) buffer(USUAL_BUFFER);
  }
};

/** Cards from the row after `rowid` on, in the order of their rows. */
export const cardsAfter = (db: Read, rowid: number, most: number): { rowid: number; json: string }[] => rows(db, 'SELECT rowid, json FROM card WHERE rowid > ? ORDER BY rowid LIMIT ?', rowid, most);

export const forgetWordUses = (db: Write): void => void db.prepare('DELETE FROM search_word').run();

export const stateOf = (db: Read, name: string): string | null => row<{ value: string }>(db, 'SELECT value FROM search_state WHERE name = ?', name)?.value ?? null;
export const putState = (db: Write, name: string, value: string): void => void db.prepare('INSERT INTO search_state (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value').run(name, value);
export const dropState = (db: Write, name: string): void => void db.prepare('DELETE FROM search_state WHERE name = ?').run(name);

/** Replaces the dictionary: base forms with their parts, and the forms that lead to them. */
export const replaceForms = (db: Write, lemmas: readonly { lemma: string; parts: readonly string[]; forms: readonly string[] }[]): void => {
  db.prepare('DELETE FROM search_lemma').run();
  db.prepare('DELETE FROM search_form').run();
  const bases = new Map<string, string[]>();
  for (const { lemma, parts, forms } of lemmas) {
    db.prepare('INSERT OR REPLACE INTO search_lemma (lemma, parts) VALUES (?, ?)').run(lemma, parts.join(' '));
    for (const form of forms) bases.set(form, [...(bases.get(form) ?? []), lemma]);
  }
  for (const [form, of] of bases) db.prepare('INSERT INTO search_form (form, lemmas) VALUES (?, ?)').run(form, of.join(' '));
};

export const replaceConcepts = (db: Write, concepts: readonly { labels: readonly string[]; keys: readonly string[] }[]): void => {
  db.prepare('DELETE FROM search_concept').run();
  db.prepare('DELETE FROM search_label').run();
  for (const [id, { labels, keys }] of concepts.entries()) {
    db.prepare('INSERT INTO search_concept (id, labels) VALUES (?, ?)').run(id, JSON.stringify(labels));
    for (const key of keys) if (key) db.prepare('INSERT INTO search_label (label, concept) VALUES (?, ?)').run(key, id);
  }
};

const narrowedBy = (facets: string | null) => (facets === null ? '' : ' AND c.rowid IN (SELECT rowid FROM search_mark WHERE search_mark MATCH ?)');

/** Service events that say what is served most; enough for a ranking, few enough to count at each call. */
const LATEST_EVENTS = 2_000;
/** Cards with instructions that are looked at for the first page. */
const FAVOURED = 2_000;

/** Cards with instructions and cards served lately, best first. */
export const favouredFiltered = (db: Read, facets: string | null, most: number): IndexedCard[] =>
  rows(
    db,
    `WITH served AS (SELECT card_id, count(*) AS times FROM (SELECT card_id FROM service_event ORDER BY id DESC LIMIT ${LATEST_EVENTS}) GROUP BY card_id),
      favoured AS (
        SELECT rowid FROM (SELECT rowid FROM search_card WHERE has_instructions = 1 LIMIT ${FAVOURED})
        UNION SELECT card.rowid FROM served JOIN card ON card.id = served.card_id
      )
    SELECT c.* FROM favoured JOIN search_card c ON c.rowid = favoured.rowid LEFT JOIN served ON served.card_id = c.id
    WHERE true${narrowedBy(facets)}
    ORDER BY c.has_instructions DESC, coalesce(served.times, 0) DESC, c.rowid LIMIT ?`,
    ...valuesOf(facets),
    most,
  );

export const restFiltered = (db: Read, facets: string | null, most: number): IndexedCard[] =>
  rows(db, `SELECT c.* FROM search_card c WHERE true${narrowedBy(facets)} ORDER BY c.rowid LIMIT ?`, ...valuesOf(facets), most);

export const countFiltered = (db: Read, facets: string | null): number =>
  row<{ n: number }>(db, `SELECT count(*) AS n FROM search_card c WHERE true${narrowedBy(facets)}`, ...valuesOf(facets))?.n ?? 0;
