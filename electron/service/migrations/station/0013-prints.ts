import type { Migration } from '../../kernel/migration.ts';

/**
 * Reports and bills wait for the printer in one line with the receipts: `subject` is a receipt's number, a report's
 * shift and place in the journal (`<shift>/<sequence>`), or the sale of a bill.
 */
export const migration: Migration = {
  number: 13,
  name: 'prints',
  statements: [
    `CREATE TABLE print (
      id TEXT PRIMARY KEY,
      register_id TEXT NOT NULL REFERENCES register (id),
      paper TEXT NOT NULL CHECK (paper IN ('receipt', 'x', 'z', 'bill')),
      subject TEXT NOT NULL,
      copy INTEGER NOT NULL CHECK (copy >= 0),
      drawer INTEGER NOT NULL CHECK (drawer IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'failed')),
      maybe_printed INTEGER NOT NULL CHECK (maybe_printed IN (0, 1)),
      problem TEXT,
      planned_at TEXT NOT NULL,
      printed_at TEXT,
      UNIQUE (paper, subject, copy)
    ) STRICT, WITHOUT ROWID`,
    `INSERT INTO print SELECT id, register_id, 'receipt', receipt_number, copy, drawer, state, maybe_printed, problem, planned_at, printed_at FROM receipt_print`,
    `DROP TABLE receipt_print`,
    `CREATE INDEX print_open ON print (register_id, id) WHERE state <> 'printed'`,
  ],
};
