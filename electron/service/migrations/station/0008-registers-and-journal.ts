import type { Migration } from '../../kernel/migration.ts';

/**
 * Registers, their shifts and their journals. A journal's rows are evidence: nothing but an insert at the end of a
 * chain is let through, and co-signed heads are kept as they came.
 */
export const migration: Migration = {
  number: 8,
  name: 'registers and journal',
  statements: [
    `CREATE TABLE register (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      name TEXT NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      blind_count INTEGER NOT NULL CHECK (blind_count IN (0, 1)),
      printer TEXT NOT NULL,
      terminal TEXT NOT NULL,
      public_key TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE register_desk (
      desk_id TEXT PRIMARY KEY REFERENCES desk (id),
      register_id TEXT NOT NULL REFERENCES register (id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX register_desk_register ON register_desk (register_id)`,
    `CREATE TABLE journal_chain (
      register_id TEXT NOT NULL REFERENCES register (id),
      chain TEXT NOT NULL CHECK (chain IN ('real', 'training')),
      last_sequence INTEGER NOT NULL,
      last_hash TEXT NOT NULL,
      last_signature TEXT NOT NULL,
      last_at TEXT NOT NULL,
      last_receipt INTEGER NOT NULL,
      last_shift INTEGER NOT NULL,
      last_z INTEGER NOT NULL,
      PRIMARY KEY (register_id, chain)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE journal_entry (
      row INTEGER PRIMARY KEY,
      register_id TEXT NOT NULL REFERENCES register (id),
      chain TEXT NOT NULL CHECK (chain IN ('real', 'training')),
      sequence INTEGER NOT NULL CHECK (sequence > 0),
      id TEXT NOT NULL,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      business_date TEXT NOT NULL,
      shift_id TEXT,
      advisor_id TEXT,
      receipt_number TEXT,
      body TEXT NOT NULL,
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL,
      signature TEXT NOT NULL,
      UNIQUE (register_id, chain, sequence)
    ) STRICT`,
    `CREATE INDEX journal_shift ON journal_entry (shift_id, sequence) WHERE shift_id IS NOT NULL`,
    `CREATE UNIQUE INDEX journal_receipt ON journal_entry (receipt_number) WHERE receipt_number IS NOT NULL`,
    `CREATE INDEX journal_z ON journal_entry (register_id, chain, sequence) WHERE kind = 'zReport'`,
    `CREATE INDEX journal_date ON journal_entry (business_date, register_id)`,
    `CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal rows are never changed'); END`,
    `CREATE TRIGGER journal_is_never_removed BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal rows are never removed'); END`,
    `CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal_entry
      WHEN NEW.sequence <> coalesce((SELECT max(sequence) FROM journal_entry WHERE register_id = NEW.register_id AND chain = NEW.chain), 0) + 1
      BEGIN SELECT RAISE(ABORT, 'journal rows are added at the end, without a gap'); END`,
    `CREATE TABLE co_signed_head (
      register_id TEXT NOT NULL REFERENCES register (id),
      chain TEXT NOT NULL CHECK (chain IN ('real', 'training')),
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL,
      at TEXT NOT NULL,
      hub_key TEXT NOT NULL,
      hub_signature TEXT NOT NULL,
      PRIMARY KEY (register_id, chain, sequence)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER co_signed_is_never_changed BEFORE UPDATE ON co_signed_head BEGIN SELECT RAISE(ABORT, 'co-signed heads are never changed'); END`,
    `CREATE TRIGGER co_signed_is_never_removed BEFORE DELETE ON co_signed_head BEGIN SELECT RAISE(ABORT, 'co-signed heads are never removed'); END`,
    `CREATE TABLE shift (
      id TEXT PRIMARY KEY,
      register_id TEXT NOT NULL REFERENCES register (id),
      chain TEXT NOT NULL CHECK (chain IN ('real', 'training')),
      number INTEGER NOT NULL,
      cashier_id TEXT NOT NULL REFERENCES advisor (id),
      business_date TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'counted', 'closed')),
      float_cents INTEGER NOT NULL,
      expected_cents INTEGER NOT NULL,
      opened_at TEXT NOT NULL,
      closed_at TEXT,
      counts INTEGER NOT NULL,
      counted_by TEXT REFERENCES advisor (id),
      counted_cents INTEGER,
      difference_cents INTEGER,
      explanation TEXT,
      approved_by TEXT REFERENCES advisor (id),
      UNIQUE (register_id, chain, number)
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX shift_open_on_register ON shift (register_id) WHERE state <> 'closed'`,
    `CREATE UNIQUE INDEX shift_open_of_cashier ON shift (cashier_id) WHERE state <> 'closed'`,
    `CREATE INDEX shift_date ON shift (business_date, register_id)`,
  ],
};
