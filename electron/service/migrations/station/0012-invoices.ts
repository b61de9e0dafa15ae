import type { Migration } from '../../kernel/migration.ts';

/** Invoices that customers pay later, and the credit notes that take them back: kept as issued. */
export const migration: Migration = {
  number: 12,
  name: 'invoices',
  statements: [
    `CREATE TABLE invoice (
      number TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL UNIQUE,
      sale_id TEXT NOT NULL REFERENCES sale (id),
      register_id TEXT NOT NULL REFERENCES register (id),
      credits TEXT UNIQUE REFERENCES invoice (number),
      payee_id TEXT NOT NULL,
      reference TEXT NOT NULL,
      total_cents INTEGER NOT NULL,
      document TEXT NOT NULL,
      finvoice TEXT,
      issued_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX invoice_of_sale ON invoice (sale_id) WHERE credits IS NULL`,
    `CREATE TRIGGER invoice_is_never_changed BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice rows are never changed'); END`,
    `CREATE TRIGGER invoice_is_never_removed BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice rows are never removed'); END`,
  ],
};
