import type { Migration } from '../../kernel/migration.ts';

/** Payments and refunds by card: what the terminal was told and what is known of it. */
export const migration: Migration = {
  number: 10,
  name: 'card-payments',
  statements: [
    `CREATE TABLE card_payment (
      id TEXT PRIMARY KEY,
      sale_id TEXT NOT NULL,
      register_id TEXT NOT NULL,
      shift_id TEXT NOT NULL,
      training INTEGER NOT NULL,
      cents INTEGER NOT NULL CHECK (cents <> 0),
      refunds_id TEXT REFERENCES card_payment (id),
      terminal TEXT NOT NULL,
      service_key TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'declined', 'unknown', 'cancelled')),
      reason TEXT,
      card_number TEXT CHECK (card_number IS NULL OR card_number GLOB '*[*][*][*][*]*'),
      scheme TEXT,
      approval_code TEXT,
      terminal_reference TEXT,
      started_at TEXT NOT NULL,
      ended_at TEXT,
      ask_at TEXT,
      CHECK ((ended_at IS NULL) = (state IN ('pending', 'unknown')))
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX card_payment_sale ON card_payment (sale_id)`,
    `CREATE INDEX card_payment_refunds ON card_payment (refunds_id) WHERE refunds_id IS NOT NULL`,
    `CREATE INDEX card_payment_open ON card_payment (shift_id) WHERE ended_at IS NULL OR ask_at IS NOT NULL`,
    `CREATE INDEX card_payment_asked ON card_payment (ask_at) WHERE ask_at IS NOT NULL`,
    `CREATE INDEX card_payment_late ON card_payment (id) WHERE reason = 'foundLate'`,
    `CREATE UNIQUE INDEX card_payment_one_at_a_time ON card_payment (sale_id) WHERE ended_at IS NULL`,
    `CREATE TRIGGER card_payment_end_is_final BEFORE UPDATE ON card_payment WHEN OLD.ended_at IS NOT NULL AND OLD.ask_at IS NULL BEGIN SELECT RAISE(ABORT, 'a card payment that ended is never changed'); END`,
    `CREATE TRIGGER card_payment_is_never_removed BEFORE DELETE ON card_payment BEGIN SELECT RAISE(ABORT, 'card payments are never removed'); END`,
  ],
};
