import type { Migration } from '../../kernel/migration.ts';

/** Customers who ask for a person at a terminal; a terminal has at most one call that is not over. */
export const migration: Migration = {
  number: 16,
  name: 'help-calls',
  statements: [
    `CREATE TABLE help_call (
      id TEXT PRIMARY KEY,
      device_id TEXT NOT NULL,
      language TEXT,
      asked_at TEXT NOT NULL,
      answered_at TEXT,
      answered_by TEXT REFERENCES advisor (id),
      ended_at TEXT,
      ended TEXT CHECK (ended IN ('byCustomer', 'lapsed')),
      CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
      CHECK ((ended_at IS NULL) = (ended IS NULL))
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX help_call_open ON help_call (device_id) WHERE ended_at IS NULL`,
  ],
};
