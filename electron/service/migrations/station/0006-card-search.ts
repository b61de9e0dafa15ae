import type { Migration } from '../../kernel/migration.ts';

/**
 * The search index over cards: what a row shows, how long a card is, the facets cards have, three full-text indexes (titles and terms;
 * names, terms and facets whole, as one word each; all text), their words, and the words of the feed: Finnish word
 * forms and the ontologies' concepts. Words come in lower case and taken apart, so that the simplest tokenizer will do.
 */
export const migration: Migration = {
  number: 6,
  name: 'card search',
  statements: [
    `CREATE TABLE search_card (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      provider_id TEXT NOT NULL,
      has_instructions INTEGER NOT NULL CHECK (has_instructions IN (0, 1)),
      name TEXT NOT NULL,
      summary TEXT NOT NULL,
      terms TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX search_card_instructions ON search_card (has_instructions) WHERE has_instructions = 1`,
    `CREATE TABLE search_length (rowid INTEGER PRIMARY KEY, words INTEGER NOT NULL) STRICT`,
    `CREATE TABLE search_facet (
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (kind, value)
    ) STRICT, WITHOUT ROWID`,
    `CREATE VIRTUAL TABLE search_title USING fts5(
      name, lemma, part, term, near,
      content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3 4'
    )`,
    `CREATE VIRTUAL TABLE search_mark USING fts5(mark, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none)`,
    `CREATE VIRTUAL TABLE search_text USING fts5(
      title, text,
      content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3'
    )`,
    `CREATE VIRTUAL TABLE search_mark_word USING fts5vocab(search_mark, row)`,
    `CREATE VIRTUAL TABLE search_text_word USING fts5vocab(search_text, row)`,
    `CREATE TABLE search_word (word TEXT PRIMARY KEY, cards INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE search_lemma (lemma TEXT PRIMARY KEY, parts TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE search_form (form TEXT PRIMARY KEY, lemmas TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE search_concept (id INTEGER PRIMARY KEY, labels TEXT NOT NULL) STRICT`,
    `CREATE TABLE search_label (label TEXT NOT NULL, concept INTEGER NOT NULL, PRIMARY KEY (label, concept)) STRICT, WITHOUT ROWID`,
    `CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
};
