CREATE INDEX bank_row_settlement ON bank_row (settlement_id);

CREATE INDEX bank_row_unmatched ON bank_row (booked_date) WHERE settlement_id IS NULL;

CREATE INDEX booking_absence_resource ON booking_absence (resource_id);

CREATE INDEX booking_answer_by ON booking (answer_by) WHERE answer_by IS NOT NULL;

CREATE INDEX booking_event_point ON booking_event (point_id);

CREATE INDEX booking_hold_resource ON booking_hold (resource_id, from_minute, until_minute);

CREATE INDEX booking_message_booking ON booking_message (booking_id);

CREATE INDEX booking_message_due ON booking_message (due_at, id) WHERE state = 'waiting';

CREATE INDEX booking_point ON booking (point_id, start_at);

CREATE INDEX booking_resource_point ON booking_resource (point_id);

CREATE INDEX booking_resource_provider ON booking_resource (provider_id);

CREATE INDEX card_flag_provider ON card_flag (provider_id, state);

CREATE INDEX card_provider ON card (provider_id, name_fi);

CREATE INDEX card_waiting ON card (provider_id) WHERE in_feed = 0;

CREATE INDEX closed_shift_register ON closed_shift (register_id, head_sequence);

CREATE INDEX product_provider ON product (provider_id);

CREATE INDEX receipt_line_settled ON receipt_line (settlement_id);

CREATE INDEX receipt_line_waiting ON receipt_line (payee_id, business_date) WHERE settlement_id IS NULL;

CREATE INDEX received_form_provider ON received_form (provider_id, sent_at);

CREATE INDEX remote_case_attachment_case ON remote_case_attachment (case_id);

CREATE INDEX remote_case_provider ON remote_case (provider_id, state);

CREATE INDEX remote_case_station ON remote_case (station_id, changed_at);

CREATE INDEX remote_event_session ON remote_event (session_id);

CREATE INDEX remote_identity_request_session ON remote_identity_request (session_id);

CREATE INDEX remote_invite_session ON remote_invite (session_id);

CREATE INDEX remote_participant_session ON remote_participant (session_id);

CREATE INDEX remote_session_asked ON remote_session (asked_at);

CREATE INDEX remote_session_live ON remote_session (state) WHERE state <> 'ended';

CREATE INDEX remote_session_provider ON remote_session (provider_id, ended_at);

CREATE INDEX remote_signal_count_session ON remote_signal_count (session_id);

CREATE INDEX remote_signal_session ON remote_signal (session_id);

CREATE INDEX reported_event_date ON reported_event (business_date);

CREATE INDEX reported_event_provider ON reported_event (provider_id, business_date);

CREATE INDEX taken_receipt_journal ON taken_receipt (register_id, journal_sequence);

CREATE INDEX wait_list_entry_booking ON wait_list_entry (booking_id);

CREATE UNIQUE INDEX wait_list_entry_code ON wait_list_entry (code);

CREATE UNIQUE INDEX wait_list_entry_secret ON wait_list_entry (secret);

CREATE INDEX wait_list_entry_waiting ON wait_list_entry (asked_at, id) WHERE state = 'waiting';

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

CREATE TABLE booking (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      service_id TEXT NOT NULL,
      service_name TEXT NOT NULL,
      card_id TEXT,
      point_id TEXT NOT NULL,
      point_name TEXT NOT NULL,
      start_at TEXT NOT NULL,
      end_at TEXT NOT NULL,
      resources TEXT NOT NULL,
      language TEXT NOT NULL,
      interpreter TEXT,
      contact TEXT NOT NULL,
      note TEXT NOT NULL,
      state TEXT NOT NULL,
      letting TEXT,
      sequence INTEGER NOT NULL,
      uid TEXT NOT NULL UNIQUE,
      made_by TEXT NOT NULL,
      made_at TEXT NOT NULL,
      changed_at TEXT NOT NULL
    , answer_by TEXT);

CREATE TABLE booking_absence (
      id TEXT PRIMARY KEY,
      resource_id TEXT NOT NULL REFERENCES booking_resource (id),
      json TEXT NOT NULL
    , imported INTEGER NOT NULL DEFAULT 0);

CREATE TABLE booking_event (
      id TEXT PRIMARY KEY,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      point_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      made_by TEXT NOT NULL,
      detail TEXT NOT NULL,
      at TEXT NOT NULL
    );

CREATE TABLE booking_hold (
      booking_id TEXT NOT NULL REFERENCES booking (id),
      resource_id TEXT NOT NULL REFERENCES booking_resource (id),
      from_minute INTEGER NOT NULL,
      until_minute INTEGER NOT NULL,
      PRIMARY KEY (booking_id, resource_id)
    );

CREATE TABLE booking_message (
      id TEXT PRIMARY KEY,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      kind TEXT NOT NULL,
      channel TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      due_at TEXT NOT NULL,
      state TEXT NOT NULL,
      tries INTEGER NOT NULL,
      last_error TEXT,
      made_at TEXT NOT NULL,
      done_at TEXT
    );

CREATE TABLE booking_resource (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      point_id TEXT,
      provider_id TEXT,
      active INTEGER NOT NULL,
      json TEXT NOT NULL,
      turn INTEGER NOT NULL
    );

CREATE TABLE booking_service (
      id TEXT PRIMARY KEY,
      provider_id TEXT,
      active INTEGER NOT NULL,
      json TEXT NOT NULL
    );

CREATE TABLE calendar_feed (
      secret_hash TEXT PRIMARY KEY,
      resource_id TEXT NOT NULL REFERENCES booking_resource (id),
      made_at TEXT NOT NULL,
      revoked_at TEXT
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

CREATE TABLE expert (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL UNIQUE,
      provider_id TEXT REFERENCES provider (id),
      languages TEXT NOT NULL,
      card_ids TEXT NOT NULL,
      active INTEGER NOT NULL,
      password_hash TEXT NOT NULL,
      wrong_tries INTEGER NOT NULL DEFAULT 0,
      locked_until TEXT,
      presence TEXT NOT NULL,
      presence_since TEXT NOT NULL,
      presence_until TEXT,
      idle_since TEXT NOT NULL
    );

CREATE TABLE expert_sign_in (device_id TEXT PRIMARY KEY, expert_id TEXT NOT NULL UNIQUE REFERENCES expert (id), since TEXT NOT NULL);

CREATE TABLE journal_finding (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      register_id TEXT NOT NULL,
      station_id TEXT NOT NULL,
      json TEXT NOT NULL,
      found_at TEXT NOT NULL,
      explanation TEXT,
      editor_id TEXT,
      explained_at TEXT
    );

CREATE TABLE met_station_key (station_id TEXT PRIMARY KEY, public_key TEXT NOT NULL, met_at TEXT NOT NULL);

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

CREATE TABLE received_form (
      id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      session_id TEXT,
      card_id TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      point_name TEXT NOT NULL,
      form TEXT NOT NULL,
      answers TEXT NOT NULL,
      confirmed TEXT NOT NULL,
      sent_at TEXT NOT NULL
    );

CREATE TABLE recorded_session (
      session_id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      event_id TEXT NOT NULL,
      visit_id TEXT NOT NULL,
      waiting_seconds INTEGER NOT NULL,
      talking_seconds INTEGER NOT NULL,
      advisor_after_work_seconds INTEGER NOT NULL,
      stars INTEGER,
      word TEXT
    );

CREATE TABLE remote_case (
      id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      point_name TEXT NOT NULL,
      card_id TEXT NOT NULL,
      card_name TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      language TEXT NOT NULL,
      text TEXT NOT NULL,
      phone TEXT,
      asked_at TEXT NOT NULL,
      state TEXT NOT NULL,
      expert_id TEXT REFERENCES expert (id),
      first_answer_by TEXT NOT NULL,
      close_by TEXT NOT NULL,
      answer TEXT,
      answered_at TEXT,
      correction INTEGER NOT NULL,
      changed_at TEXT NOT NULL
    );

CREATE TABLE remote_case_attachment (
      id TEXT PRIMARY KEY,
      case_id TEXT NOT NULL REFERENCES remote_case (id),
      name TEXT NOT NULL,
      media_type TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      base64 TEXT NOT NULL
    );

CREATE TABLE remote_event (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      at TEXT NOT NULL,
      kind TEXT NOT NULL,
      session_id TEXT,
      device_id TEXT NOT NULL,
      expert_id TEXT,
      payload TEXT NOT NULL
    );

CREATE TABLE remote_identity_request (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      expert_id TEXT NOT NULL REFERENCES expert (id),
      what TEXT NOT NULL,
      reason TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      state TEXT NOT NULL
    );

CREATE TABLE remote_invite (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      language TEXT,
      expert_id TEXT REFERENCES expert (id),
      since TEXT NOT NULL,
      ended_at TEXT
    );

CREATE TABLE remote_participant (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      role TEXT NOT NULL,
      name TEXT,
      authority TEXT,
      expert_id TEXT REFERENCES expert (id),
      vouched_key TEXT,
      joined_at TEXT,
      left_at TEXT
    );

CREATE TABLE remote_ring (
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      call TEXT NOT NULL,
      expert_id TEXT NOT NULL REFERENCES expert (id),
      since TEXT NOT NULL,
      state TEXT NOT NULL,
      PRIMARY KEY (session_id, call, expert_id)
    );

CREATE TABLE remote_session (
      id TEXT PRIMARY KEY,
      station_id TEXT NOT NULL,
      point_name TEXT NOT NULL,
      desk_number INTEGER NOT NULL,
      card_id TEXT NOT NULL,
      card_name TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      provider_name TEXT NOT NULL,
      language TEXT NOT NULL,
      interpreter TEXT,
      booking_id TEXT,
      booked_for TEXT,
      state TEXT NOT NULL,
      pool TEXT,
      ring_since TEXT,
      resumed INTEGER NOT NULL,
      identity TEXT NOT NULL,
      expert_id TEXT REFERENCES expert (id),
      asked_at TEXT NOT NULL,
      answered_at TEXT,
      talking_at TEXT,
      hung_up_at TEXT,
      ended_at TEXT,
      session_end TEXT,
      outcome TEXT,
      summary TEXT,
      revision INTEGER NOT NULL
    );

CREATE TABLE remote_signal (
      to_id TEXT NOT NULL REFERENCES remote_participant (id),
      sequence INTEGER NOT NULL,
      session_id TEXT NOT NULL,
      from_id TEXT NOT NULL,
      count INTEGER NOT NULL,
      body TEXT NOT NULL,
      signature TEXT NOT NULL,
      PRIMARY KEY (to_id, sequence)
    );

CREATE TABLE remote_signal_count (
      from_id TEXT NOT NULL,
      to_id TEXT NOT NULL,
      session_id TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (from_id, to_id)
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

CREATE TABLE wait_list_entry (
      id TEXT PRIMARY KEY,
      service_id TEXT NOT NULL,
      point_id TEXT NOT NULL,
      language TEXT NOT NULL,
      contact TEXT NOT NULL,
      earliest TEXT NOT NULL,
      latest TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      state TEXT NOT NULL,
      booking_id TEXT
    , code TEXT, secret TEXT, passed TEXT NOT NULL DEFAULT '[]', unanswered INTEGER NOT NULL DEFAULT 0);

CREATE TABLE withdrawn_event (event_id TEXT PRIMARY KEY, revision INTEGER NOT NULL);

CREATE TRIGGER remote_event_is_never_changed BEFORE UPDATE ON remote_event BEGIN SELECT RAISE(ABORT, 'remote event rows are never changed'); END;

CREATE TRIGGER remote_event_is_never_removed BEFORE DELETE ON remote_event BEGIN SELECT RAISE(ABORT, 'remote event rows are never removed'); END;
