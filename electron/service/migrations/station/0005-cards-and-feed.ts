import type { Migration } from '../../kernel/migration.ts';

/** Cards in every version the point has had, notices, and how far the feed has been applied. */
export const migration: Migration = {
  number: 5,
  name: 'cards and feed',
  statements: [
    `CREATE TABLE provider (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      short_name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE card (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      provider_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT`,
    `CREATE INDEX card_provider ON card (provider_id)`,
    `CREATE TABLE card_edition (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE notice (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      valid_from TEXT NOT NULL,
      valid_until TEXT NOT NULL,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE feed_segment (
      path TEXT PRIMARY KEY,
      role TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      applied_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE feed_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
};
