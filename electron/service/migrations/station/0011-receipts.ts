import type { Migration } from '../../kernel/migration.ts';

/** Receipts on their way to a printer, each once and each copy once, and the addresses that customers' phones were given. */
export const migration: Migration = {
  number: 11,
  name: 'receipts',
  statements: [
    `CREATE TABLE receipt_print (
      id TEXT PRIMARY KEY,
      register_id TEXT NOT NULL REFERENCES register (id),
      receipt_number TEXT NOT NULL,
      copy INTEGER NOT NULL CHECK (copy >= 0),
      drawer INTEGER NOT NULL CHECK (drawer IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'failed')),
      maybe_printed INTEGER NOT NULL CHECK (maybe_printed IN (0, 1)),
      problem TEXT,
      planned_at TEXT NOT NULL,
      printed_at TEXT,
      UNIQUE (receipt_number, copy)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX receipt_print_open ON receipt_print (register_id, id) WHERE state <> 'printed'`,
    `CREATE TABLE receipt_link (
      id TEXT PRIMARY KEY,
      secret_hash TEXT NOT NULL UNIQUE,
      receipt_number TEXT NOT NULL,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX receipt_link_receipt ON receipt_link (receipt_number, expires_at)`,
  ],
};
