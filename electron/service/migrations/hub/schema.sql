CREATE INDEX bank_row_settlement ON bank_row (settlement_id);

CREATE INDEX bank_row_unmatched ON bank_row (booked_date) WHERE settlement_id IS NULL;

CREATE INDEX card_flag_provider ON card_flag (provider_id, state);

CREATE INDEX card_provider ON card (provider_id, name_fi);

CREATE INDEX card_waiting ON card (provider_id) WHERE in_feed = 0;

CREATE INDEX closed_shift_register ON closed_shift (register_id, head_sequence);

CREATE INDEX product_provider ON product (provider_id);

CREATE INDEX receipt_line_settled ON receipt_line (settlement_id);

CREATE INDEX receipt_line_waiting ON receipt_line (payee_id, business_date) WHERE settlement_id IS NULL;

CREATE INDEX reported_event_date ON reported_event (business_date);

CREATE INDEX reported_event_provider ON reported_event (provider_id, business_date);

CREATE TABLE bank_row (
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
    );

CREATE TABLE card (
      id TEXT PRIMARY KEY,
      provider_id TEXT NOT NULL REFERENCES provider (id),
      version INTEGER NOT NULL,
      name_fi TEXT NOT NULL,
      json TEXT NOT NULL,
      published_at TEXT NOT NULL,
      in_feed INTEGER NOT NULL
    );

CREATE TABLE card_edition (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      change_note TEXT NOT NULL,
      editor_id TEXT,
      published_at TEXT NOT NULL,
      PRIMARY KEY (id, version)
    );

CREATE TABLE card_flag (
      id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      card_id TEXT NOT NULL,
      card_version INTEGER NOT NULL,
      provider_id TEXT NOT NULL,
      card_name TEXT NOT NULL,
      text TEXT NOT NULL,
      at TEXT NOT NULL,
      state TEXT NOT NULL,
      answer TEXT
    );

CREATE TABLE chain_head (
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
    );

CREATE TABLE closed_shift (
      shift_id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      register_id TEXT NOT NULL,
      business_date TEXT NOT NULL,
      chain TEXT NOT NULL,
      head_sequence INTEGER NOT NULL,
      head_hash TEXT NOT NULL,
      report TEXT NOT NULL
    );

CREATE TABLE collector (name TEXT PRIMARY KEY, json TEXT NOT NULL, saved_at TEXT NOT NULL);

CREATE TABLE command (id TEXT PRIMARY KEY, procedure TEXT NOT NULL, caller TEXT NOT NULL, input_digest TEXT NOT NULL, answer TEXT NOT NULL, at TEXT NOT NULL);

CREATE TABLE device (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      public_key TEXT NOT NULL,
      enrolled_at TEXT NOT NULL,
      last_seen_at TEXT,
      revoked_at TEXT
    );

CREATE TABLE editor (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL,
      provider_id TEXT REFERENCES provider (id),
      password_hash TEXT NOT NULL,
      active INTEGER NOT NULL,
      wrong_tries INTEGER NOT NULL DEFAULT 0,
      locked_until TEXT
    );

CREATE TABLE editor_session (device_id TEXT PRIMARY KEY, editor_id TEXT NOT NULL REFERENCES editor (id), since TEXT NOT NULL);

CREATE TABLE enrolment_code (code_hash TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, expires_at TEXT NOT NULL, used_at TEXT);

CREATE TABLE notice (
      id TEXT PRIMARY KEY,
      provider_id TEXT NOT NULL REFERENCES provider (id),
      valid_from TEXT NOT NULL,
      valid_until TEXT NOT NULL,
      withdrawn_at TEXT,
      json TEXT NOT NULL
    );

CREATE TABLE payee (
      provider_id TEXT PRIMARY KEY REFERENCES provider (id),
      json TEXT NOT NULL,
      fees TEXT NOT NULL,
      version INTEGER NOT NULL,
      saved_at TEXT NOT NULL,
      in_feed INTEGER NOT NULL
    );

CREATE TABLE "point" (station_id TEXT PRIMARY KEY, point_id TEXT NOT NULL, name TEXT NOT NULL, municipality TEXT NOT NULL, named_at TEXT NOT NULL);

CREATE TABLE product (
      id TEXT PRIMARY KEY,
      provider_id TEXT NOT NULL REFERENCES provider (id),
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      published_at TEXT NOT NULL,
      in_feed INTEGER NOT NULL
    );

CREATE TABLE product_edition (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      editor_id TEXT NOT NULL,
      published_at TEXT NOT NULL,
      PRIMARY KEY (id, version)
    );

CREATE TABLE provider (id TEXT PRIMARY KEY, name TEXT NOT NULL, short_name TEXT NOT NULL);

CREATE TABLE receipt_line (
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
    );

CREATE TABLE received_event (
      station_id TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      business_date TEXT NOT NULL,
      payload TEXT NOT NULL,
      received_at TEXT NOT NULL,
      PRIMARY KEY (station_id, sequence)
    );

CREATE TABLE reported_event (
      event_id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL,
      station_id TEXT NOT NULL,
      business_date TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      card_id TEXT NOT NULL,
      card_version INTEGER NOT NULL,
      card_name TEXT NOT NULL,
      acts TEXT NOT NULL,
      identity_level TEXT NOT NULL,
      outcome TEXT NOT NULL,
      note TEXT,
      direct_ms INTEGER NOT NULL,
      indirect_ms INTEGER NOT NULL,
      time_category TEXT NOT NULL,
      corrected INTEGER NOT NULL,
      closed_at TEXT NOT NULL,
      revision INTEGER NOT NULL
    );

CREATE TABLE settlement (
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
    );

CREATE TABLE taken_receipt (
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
    );

CREATE TABLE transfer_file (
      id TEXT PRIMARY KEY,
      content TEXT NOT NULL,
      asked TEXT NOT NULL UNIQUE,
      editor_id TEXT NOT NULL,
      made_at TEXT NOT NULL
    );

CREATE TABLE withdrawn_event (event_id TEXT PRIMARY KEY, revision INTEGER NOT NULL);
