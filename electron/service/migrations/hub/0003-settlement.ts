import type { Migration } from '../../kernel/migration.ts';

/** Receipts of the stations by payee, what was settled of them, what the bank says of it, and the heads of journals. */
export const migration: Migration = {
  number: 3,
  name: 'settlement',
  statements: [
    `CREATE TABLE payee (
      provider_id TEXT PRIMARY KEY REFERENCES provider (id),
      json TEXT NOT NULL,
      fees TEXT NOT NULL,
      version INTEGER NOT NULL,
      saved_at TEXT NOT NULL,
      in_feed INTEGER NOT NULL
    )`,
    `CREATE TABLE product (
      id TEXT PRIMARY KEY,
      provider_id TEXT NOT NULL REFERENCES provider (id),
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      published_at TEXT NOT NULL,
      in_feed INTEGER NOT NULL
    )`,
    `CREATE INDEX product_provider ON product (provider_id)`,
    `CREATE TABLE product_edition (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      editor_id TEXT NOT NULL,
      published_at TEXT NOT NULL,
      PRIMARY KEY (id, version)
    )`,
    `CREATE TABLE collector (name TEXT PRIMARY KEY, json TEXT NOT NULL, saved_at TEXT NOT NULL)`,
    `CREATE TABLE taken_receipt (
      sale_id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      register_id TEXT NOT NULL,
      number TEXT NOT NULL,
      kind TEXT NOT NULL,
      business_date TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      point_name TEXT NOT NULL,
      journal_sequence INTEGER NOT NULL,
      journal_hash TEXT NOT NULL
    )`,
    `CREATE TABLE settlement (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      payee_id TEXT NOT NULL,
      payee TEXT NOT NULL,
      from_date TEXT NOT NULL,
      to_date TEXT NOT NULL,
      sales_cents INTEGER NOT NULL,
      refunds_cents INTEGER NOT NULL,
      fees_cents INTEGER NOT NULL,
      payable_cents INTEGER NOT NULL,
      vat TEXT NOT NULL,
      receipt_count INTEGER NOT NULL,
      heads TEXT NOT NULL,
      payment_id TEXT NOT NULL UNIQUE,
      transfer_id TEXT,
      editor_id TEXT NOT NULL,
      made_at TEXT NOT NULL,
      UNIQUE (payee_id, to_date)
    )`,
    `CREATE TABLE receipt_line (
      line_id TEXT NOT NULL,
      sale_id TEXT NOT NULL REFERENCES taken_receipt (sale_id),
      payee_id TEXT NOT NULL,
      business_date TEXT NOT NULL,
      name TEXT NOT NULL,
      product_id TEXT,
      quantity INTEGER NOT NULL,
      total_cents INTEGER NOT NULL,
      vat_class TEXT NOT NULL,
      vat_rate INTEGER,
      invoice_reference TEXT,
      settlement_id TEXT REFERENCES settlement (id),
      PRIMARY KEY (sale_id, line_id)
    )`,
    `CREATE INDEX receipt_line_waiting ON receipt_line (payee_id, business_date) WHERE settlement_id IS NULL`,
    `CREATE INDEX receipt_line_settled ON receipt_line (settlement_id)`,
    `CREATE TABLE closed_shift (
      shift_id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      register_id TEXT NOT NULL,
      business_date TEXT NOT NULL,
      chain TEXT NOT NULL,
      head_sequence INTEGER NOT NULL,
      head_hash TEXT NOT NULL,
      report TEXT NOT NULL
    )`,
    `CREATE INDEX closed_shift_register ON closed_shift (register_id, head_sequence)`,
    `CREATE TABLE chain_head (
      register_id TEXT NOT NULL,
      chain TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL,
      station_id TEXT NOT NULL,
      public_key TEXT NOT NULL,
      signed_at TEXT NOT NULL,
      hub_key TEXT NOT NULL,
      hub_signature TEXT NOT NULL,
      PRIMARY KEY (register_id, chain, sequence)
    )`,
    `CREATE TABLE transfer_file (
      id TEXT PRIMARY KEY,
      content TEXT NOT NULL,
      asked TEXT NOT NULL UNIQUE,
      editor_id TEXT NOT NULL,
      made_at TEXT NOT NULL
    )`,
    `CREATE TABLE bank_row (
      id TEXT PRIMARY KEY,
      iban TEXT NOT NULL,
      booked_date TEXT NOT NULL,
      cents INTEGER NOT NULL,
      currency TEXT NOT NULL,
      reference TEXT,
      end_to_end_id TEXT,
      counterparty TEXT,
      counterparty_iban TEXT,
      settlement_id TEXT REFERENCES settlement (id),
      matched_by TEXT,
      read_at TEXT NOT NULL
    )`,
    `CREATE INDEX bank_row_unmatched ON bank_row (booked_date) WHERE settlement_id IS NULL`,
    `CREATE INDEX bank_row_settlement ON bank_row (settlement_id)`,
  ],
};
