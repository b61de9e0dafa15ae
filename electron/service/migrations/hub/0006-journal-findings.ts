import type { Migration } from '../../kernel/migration.ts';

/** Where the hub's books and a register's journal do not agree, and what a person found out about it. */
export const migration: Migration = {
  number: 6,
  name: 'journal-findings',
  statements: [
    `CREATE TABLE journal_finding (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      register_id TEXT NOT NULL,
      station_id TEXT NOT NULL,
      json TEXT NOT NULL,
      found_at TEXT NOT NULL,
      explanation TEXT,
      editor_id TEXT,
      explained_at TEXT
    )`,
    `CREATE INDEX taken_receipt_journal ON taken_receipt (register_id, journal_sequence)`,
  ],
};
