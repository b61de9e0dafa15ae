import type { Migration } from '../../kernel/migration.ts';

/** The price list with its payees, what is in stock, and sales: projections of the journals and the feed. */
export const migration: Migration = {
  number: 9,
  name: 'sales and products',
  statements: [
    `CREATE TABLE payee (provider_id TEXT PRIMARY KEY, iban TEXT NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE INDEX payee_iban ON payee (iban)`,
    `CREATE TABLE product (
      id TEXT PRIMARY KEY,
      provider_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      gtin TEXT,
      stocked INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX product_provider ON product (provider_id)`,
    `CREATE INDEX product_gtin ON product (gtin) WHERE gtin IS NOT NULL`,
    `CREATE TABLE card_product (
      card_id TEXT NOT NULL,
      product_id TEXT NOT NULL REFERENCES product (id),
      position INTEGER NOT NULL,
      PRIMARY KEY (card_id, product_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX card_product_product ON card_product (product_id)`,
    `CREATE TABLE stock (product_id TEXT PRIMARY KEY REFERENCES product (id), pieces INTEGER NOT NULL) STRICT, WITHOUT ROWID`,
    `CREATE TABLE sale (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('sale', 'refund', 'void')),
      state TEXT NOT NULL CHECK (state IN ('open', 'paying', 'completed', 'cancelled')),
      register_id TEXT NOT NULL,
      shift_id TEXT NOT NULL,
      desk_id TEXT NOT NULL REFERENCES desk (id),
      visit_id TEXT REFERENCES visit (id),
      advisor_id TEXT NOT NULL REFERENCES advisor (id),
      business_date TEXT NOT NULL,
      language TEXT NOT NULL,
      training INTEGER NOT NULL,
      cancelling INTEGER NOT NULL,
      by_card INTEGER NOT NULL,
      lines TEXT NOT NULL,
      tenders TEXT NOT NULL,
      total_cents INTEGER,
      receipt_number TEXT,
      original_id TEXT REFERENCES sale (id),
      original_receipt TEXT,
      reason TEXT,
      started_at TEXT NOT NULL,
      completed_at TEXT,
      revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX sale_on_register ON sale (register_id) WHERE state IN ('open', 'paying')`,
    `CREATE UNIQUE INDEX sale_receipt ON sale (receipt_number) WHERE receipt_number IS NOT NULL`,
    `CREATE INDEX sale_at_desk ON sale (desk_id, id)`,
    `CREATE INDEX sale_original ON sale (original_id) WHERE original_id IS NOT NULL`,
    `CREATE INDEX sale_time ON sale (completed_at) WHERE receipt_number IS NOT NULL`,
  ],
};
