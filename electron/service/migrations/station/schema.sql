CREATE INDEX audit_person ON audit (person_ref);

CREATE INDEX audit_visit ON audit (visit_id);

CREATE INDEX booking_by_code ON booking (code);

CREATE INDEX booking_by_start ON booking (start_at);

CREATE INDEX card_payment_asked ON card_payment (ask_at) WHERE ask_at IS NOT NULL;

CREATE INDEX card_payment_late ON card_payment (id) WHERE reason = 'foundLate';

CREATE UNIQUE INDEX card_payment_one_at_a_time ON card_payment (sale_id) WHERE ended_at IS NULL;

CREATE INDEX card_payment_open ON card_payment (shift_id) WHERE ended_at IS NULL OR ask_at IS NOT NULL;

CREATE INDEX card_payment_refunds ON card_payment (refunds_id) WHERE refunds_id IS NOT NULL;

CREATE INDEX card_payment_sale ON card_payment (sale_id);

CREATE INDEX card_product_product ON card_product (product_id);

CREATE INDEX card_provider ON card (provider_id);

CREATE UNIQUE INDEX help_call_open ON help_call (device_id) WHERE ended_at IS NULL;

CREATE INDEX identity_check_visit ON identity_check (visit_id, id);

CREATE UNIQUE INDEX invoice_of_sale ON invoice (sale_id) WHERE credits IS NULL;

CREATE INDEX job_due ON job (due_at) WHERE state = 'waiting';

CREATE INDEX job_subject ON job (subject_id);

CREATE INDEX journal_date ON journal_entry (business_date, register_id);

CREATE UNIQUE INDEX journal_receipt ON journal_entry (receipt_number) WHERE receipt_number IS NOT NULL;

CREATE INDEX journal_shift ON journal_entry (shift_id, sequence) WHERE shift_id IS NOT NULL;

CREATE INDEX journal_z ON journal_entry (register_id, chain, sequence) WHERE kind = 'zReport';

CREATE INDEX outbox_waiting ON outbox (sequence) WHERE acknowledged_at IS NULL;

CREATE INDEX payee_iban ON payee (iban);

CREATE INDEX print_open ON print (register_id, id) WHERE state <> 'printed';

CREATE INDEX product_gtin ON product (gtin) WHERE gtin IS NOT NULL;

CREATE INDEX product_provider ON product (provider_id);

CREATE INDEX receipt_link_receipt ON receipt_link (receipt_number, expires_at);

CREATE INDEX register_desk_register ON register_desk (register_id);

CREATE INDEX remote_case_open ON remote_case (asked_at) WHERE state <> 'closed';

CREATE UNIQUE INDEX remote_session_at_desk ON remote_session (desk_id) WHERE state = 'live';

CREATE INDEX remote_session_of_desk ON remote_session (desk_id, id);

CREATE INDEX remote_session_of_visit ON remote_session (visit_id, id);

CREATE INDEX remote_session_open ON remote_session (id) WHERE recorded_at IS NULL OR state <> 'ended' OR untold IS NOT NULL;

CREATE UNIQUE INDEX remote_sharing_open ON remote_sharing (session_id) WHERE ended_at IS NULL;

CREATE INDEX remote_summary_link_of_session ON remote_summary_link (session_id, expires_at);

CREATE INDEX sale_at_desk ON sale (desk_id, id);

CREATE UNIQUE INDEX sale_on_register ON sale (register_id) WHERE state IN ('open', 'paying');

CREATE INDEX sale_original ON sale (original_id) WHERE original_id IS NOT NULL;

CREATE UNIQUE INDEX sale_receipt ON sale (receipt_number) WHERE receipt_number IS NOT NULL;

CREATE INDEX sale_time ON sale (completed_at) WHERE receipt_number IS NOT NULL;

CREATE INDEX search_card_instructions ON search_card (has_instructions) WHERE has_instructions = 1;

CREATE INDEX service_event_visit ON service_event (visit_id, position);

CREATE INDEX shift_date ON shift (business_date, register_id);

CREATE UNIQUE INDEX shift_open_of_cashier ON shift (cashier_id) WHERE state <> 'closed';

CREATE UNIQUE INDEX shift_open_on_register ON shift (register_id) WHERE state <> 'closed';

CREATE UNIQUE INDEX ticket_at_desk ON ticket (desk_id) WHERE state IN ('called', 'serving');

CREATE INDEX ticket_call_at ON ticket_call (at);

CREATE INDEX ticket_call_ticket ON ticket_call (ticket_id, at);

CREATE INDEX ticket_in_line ON ticket (waiting_since, id) WHERE state IN ('waiting', 'held');

CREATE INDEX ticket_missed ON ticket (business_date) WHERE state = 'noShow';

CREATE INDEX ticket_out_of_turn ON ticket (waiting_since, id) WHERE state = 'waiting' AND out_of_turn = 1;

CREATE INDEX ticket_served ON ticket (group_id, ended_at) WHERE state = 'finished';

CREATE UNIQUE INDEX visit_at_desk ON visit (desk_id) WHERE state = 'open';

CREATE INDEX visit_date ON visit (business_date, started_at);

CREATE INDEX visit_ended_at_desk ON visit (desk_id, closed_at);

CREATE INDEX visit_state ON visit (state);

CREATE TABLE advisor (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('advisor', 'lead', 'cashier', 'administrator')),
      pin_hash TEXT NOT NULL,
      active INTEGER NOT NULL,
      wrong_pins INTEGER NOT NULL DEFAULT 0,
      locked_until TEXT
    ) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      action TEXT NOT NULL,
      advisor_id TEXT,
      device_id TEXT NOT NULL,
      person_ref TEXT,
      visit_id TEXT,
      reason TEXT,
      detail TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

CREATE TABLE booking (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      start_at TEXT NOT NULL,
      end_at TEXT NOT NULL,
      cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
      json TEXT NOT NULL,
      mark TEXT CHECK (mark IN ('checkedIn', 'served', 'noShow')),
      marked_at TEXT,
      ticket_id TEXT REFERENCES ticket (id)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE booking_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE card (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      provider_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT;

CREATE TABLE card_edition (
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      json TEXT NOT NULL,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE card_flag (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      card_id TEXT NOT NULL,
      card_version INTEGER NOT NULL,
      visit_id TEXT,
      text TEXT NOT NULL,
      at TEXT NOT NULL,
      advisor_id TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE card_payment (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE card_product (
      card_id TEXT NOT NULL,
      product_id TEXT NOT NULL REFERENCES product (id),
      position INTEGER NOT NULL,
      PRIMARY KEY (card_id, product_id)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE co_signed_head (
      register_id TEXT NOT NULL REFERENCES register (id),
      chain TEXT NOT NULL CHECK (chain IN ('real', 'training')),
      sequence INTEGER NOT NULL,
      hash TEXT NOT NULL,
      at TEXT NOT NULL,
      hub_key TEXT NOT NULL,
      hub_signature TEXT NOT NULL,
      PRIMARY KEY (register_id, chain, sequence)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE command (
      id TEXT PRIMARY KEY,
      procedure TEXT NOT NULL,
      caller TEXT NOT NULL,
      input_digest TEXT NOT NULL,
      answer TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      name TEXT NOT NULL,
      active INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE desk_state (
      desk_id TEXT PRIMARY KEY REFERENCES desk (id),
      open INTEGER NOT NULL,
      paused INTEGER NOT NULL,
      advisor_id TEXT REFERENCES advisor (id),
      group_ids TEXT NOT NULL,
      ticket_id TEXT REFERENCES ticket (id),
      visit_id TEXT,
      since TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE device (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      desk_id TEXT REFERENCES desk (id),
      public_key TEXT NOT NULL,
      enrolled_at TEXT NOT NULL,
      last_seen_at TEXT,
      revoked_at TEXT
    ) STRICT, WITHOUT ROWID;

CREATE TABLE enrolment_code (
      code_hash TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      desk_id TEXT,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT, WITHOUT ROWID;

CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      visit_id TEXT,
      device_id TEXT NOT NULL,
      advisor_id TEXT,
      at TEXT NOT NULL,
      business_date TEXT NOT NULL,
      data TEXT NOT NULL
    ) STRICT;

CREATE TABLE feed_segment (
      path TEXT PRIMARY KEY,
      role TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      applied_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE feed_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE help_call (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE identity_check (
      id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      method TEXT NOT NULL,
      level TEXT NOT NULL CHECK (level IN ('none', 'low', 'substantial', 'high')),
      document_kind TEXT,
      issuer TEXT,
      expires TEXT,
      last_four TEXT,
      minor INTEGER NOT NULL,
      non_disclosure TEXT NOT NULL,
      warnings TEXT NOT NULL,
      person_ref TEXT,
      checked_by TEXT NOT NULL REFERENCES advisor (id),
      checked_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE invoice (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE job (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      payload TEXT NOT NULL,
      due_at TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'givenUp')),
      last_error TEXT,
      done_at TEXT
    ) STRICT, WITHOUT ROWID;

CREATE TABLE journal_chain (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE journal_entry (
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
    ) STRICT;

CREATE TABLE lane (group_id TEXT PRIMARY KEY REFERENCES service_group (id), waiting INTEGER NOT NULL CHECK (waiting >= 0)) STRICT, WITHOUT ROWID;

CREATE TABLE notice (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      valid_from TEXT NOT NULL,
      valid_until TEXT NOT NULL,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      business_date TEXT NOT NULL,
      payload TEXT NOT NULL,
      acknowledged_at TEXT
    ) STRICT;

CREATE TABLE payee (provider_id TEXT PRIMARY KEY, iban TEXT NOT NULL, json TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE point (
      id TEXT PRIMARY KEY,
      settings TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE print (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE product (
      id TEXT PRIMARY KEY,
      provider_id TEXT NOT NULL,
      version INTEGER NOT NULL,
      gtin TEXT,
      stocked INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL,
      json TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE provider (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      short_name TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE receipt_link (
      id TEXT PRIMARY KEY,
      secret_hash TEXT NOT NULL UNIQUE,
      receipt_number TEXT NOT NULL,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE register (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      name TEXT NOT NULL,
      active INTEGER NOT NULL CHECK (active IN (0, 1)),
      blind_count INTEGER NOT NULL CHECK (blind_count IN (0, 1)),
      printer TEXT NOT NULL,
      terminal TEXT NOT NULL,
      public_key TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE register_desk (
      desk_id TEXT PRIMARY KEY REFERENCES desk (id),
      register_id TEXT NOT NULL REFERENCES register (id)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE remote_case (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('callback', 'question')),
      visit_id TEXT NOT NULL REFERENCES visit (id),
      event_id TEXT NOT NULL,
      advisor_id TEXT NOT NULL,
      card_id TEXT NOT NULL,
      card_version INTEGER NOT NULL,
      card_name TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      language TEXT NOT NULL,
      text TEXT NOT NULL,
      phone TEXT,
      attachments TEXT NOT NULL,
      asked_at TEXT NOT NULL,
      first_answer_by TEXT NOT NULL,
      close_by TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'answered', 'closed')),
      answer TEXT,
      answered_at TEXT,
      closed_at TEXT,
      correction INTEGER NOT NULL CHECK (correction IN (0, 1)),
      CHECK (phone IS NULL OR state <> 'closed')
    ) STRICT, WITHOUT ROWID;

CREATE TABLE remote_expert_key (
      expert TEXT NOT NULL,
      public_key TEXT NOT NULL,
      met_at TEXT NOT NULL,
      PRIMARY KEY (expert, public_key)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE remote_participant (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      role TEXT NOT NULL CHECK (role IN ('customer', 'advisor')),
      device_id TEXT NOT NULL,
      public_key TEXT NOT NULL,
      joined_at TEXT NOT NULL,
      left_at TEXT,
      UNIQUE (session_id, role)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE remote_session (
      id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      event_id TEXT NOT NULL,
      desk_id TEXT NOT NULL REFERENCES desk (id),
      advisor_id TEXT NOT NULL,
      card_id TEXT NOT NULL,
      card_version INTEGER NOT NULL,
      provider_id TEXT NOT NULL,
      language TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('live', 'afterWork', 'ended')),
      asked_at TEXT NOT NULL,
      answered_at TEXT,
      talking_at TEXT,
      hung_up_at TEXT CHECK (hung_up_at IS NOT NULL OR state = 'live'),
      after_work_until TEXT,
      ended_at TEXT CHECK (ended_at IS NOT NULL OR state <> 'ended'),
      "end" TEXT CHECK ("end" IN ('finished', 'customerLeft', 'noExpert', 'cancelled', 'failed')),
      untold TEXT CHECK (untold IN ('finished', 'customerLeft', 'noExpert', 'cancelled', 'failed')),
      outcome TEXT,
      heard TEXT NOT NULL,
      untrusted TEXT NOT NULL,
      expert_key TEXT NOT NULL CHECK (expert_key IN ('none', 'first', 'known', 'changed')),
      guidance TEXT NOT NULL CHECK (guidance IN ('none', 'recorded', 'notHere')),
      consent TEXT NOT NULL CHECK (consent IN ('asked', 'given', 'refused')),
      consent_by TEXT CHECK (consent_by IN ('customer', 'advisor')),
      confirmed TEXT NOT NULL,
      form_id TEXT,
      form_sent_at TEXT,
      stars INTEGER CHECK (stars BETWEEN 1 AND 5),
      word TEXT,
      recorded_at TEXT,
      revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE remote_sharing (
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      turn INTEGER NOT NULL CHECK (turn > 0),
      ask_id TEXT NOT NULL UNIQUE,
      participant_id TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('advisor', 'expert', 'interpreter')),
      asked_at TEXT NOT NULL,
      answer_by TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('asked', 'given', 'refused', 'unanswered', 'takenBack', 'stopped', 'left')),
      answered_at TEXT,
      answered_by TEXT CHECK (answered_by IN ('customer', 'advisor')),
      ended_at TEXT,
      PRIMARY KEY (session_id, turn),
      CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
      CHECK (answered_at IS NOT NULL OR state NOT IN ('given', 'refused', 'takenBack')),
      CHECK ((ended_at IS NULL) = (state IN ('asked', 'given')))
    ) STRICT, WITHOUT ROWID;

CREATE TABLE remote_summary_link (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      secret_hash TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE sale (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE search_card (
      rowid INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      version INTEGER NOT NULL,
      provider_id TEXT NOT NULL,
      has_instructions INTEGER NOT NULL CHECK (has_instructions IN (0, 1)),
      name TEXT NOT NULL,
      summary TEXT NOT NULL,
      terms TEXT NOT NULL
    ) STRICT;

CREATE TABLE search_concept (id INTEGER PRIMARY KEY, labels TEXT NOT NULL) STRICT;

CREATE TABLE search_facet (
      kind TEXT NOT NULL,
      value TEXT NOT NULL,
      label TEXT NOT NULL,
      PRIMARY KEY (kind, value)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE search_form (form TEXT PRIMARY KEY, lemmas TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE search_label (label TEXT NOT NULL, concept INTEGER NOT NULL, PRIMARY KEY (label, concept)) STRICT, WITHOUT ROWID;

CREATE TABLE search_lemma (lemma TEXT PRIMARY KEY, parts TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE search_length (rowid INTEGER PRIMARY KEY, words INTEGER NOT NULL) STRICT;

CREATE VIRTUAL TABLE search_mark USING fts5(mark, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none);

CREATE TABLE 'search_mark_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_mark_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_mark_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_mark_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_mark_word USING fts5vocab(search_mark, row);

CREATE TABLE search_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE search_text USING fts5(
      title, text,
      content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '3'
    );

CREATE TABLE 'search_text_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_text_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_text_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_text_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_text_word USING fts5vocab(search_text, row);

CREATE VIRTUAL TABLE search_title USING fts5(
      name, lemma, part, term, near,
      content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3 4'
    );

CREATE TABLE 'search_title_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_title_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_title_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'search_title_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_word (word TEXT PRIMARY KEY, cards INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE service_event (
      id TEXT PRIMARY KEY,
      visit_id TEXT NOT NULL REFERENCES visit (id),
      position INTEGER NOT NULL,
      card_id TEXT NOT NULL,
      card_version INTEGER NOT NULL,
      card_name TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      steps TEXT NOT NULL,
      acts TEXT NOT NULL,
      outcome TEXT,
      identity_level TEXT,
      note TEXT,
      clock TEXT NOT NULL CHECK (clock IN ('direct', 'indirect', 'paused', 'stopped')),
      direct_ms INTEGER NOT NULL,
      indirect_ms INTEGER NOT NULL,
      clock_since TEXT,
      corrected_direct_ms INTEGER,
      corrected_indirect_ms INTEGER,
      corrected_reason TEXT,
      corrected_at TEXT,
      time_category TEXT,
      started_at TEXT NOT NULL,
      closed_at TEXT
    ) STRICT, WITHOUT ROWID;

CREATE TABLE service_group (
      id TEXT PRIMARY KEY,
      letter TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      examples TEXT NOT NULL,
      icon TEXT NOT NULL,
      words TEXT NOT NULL,
      provider_ids TEXT NOT NULL,
      daily_limit INTEGER,
      active INTEGER NOT NULL,
      position INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE session (
      device_id TEXT PRIMARY KEY,
      advisor_id TEXT NOT NULL REFERENCES advisor (id),
      locked INTEGER NOT NULL,
      since TEXT NOT NULL,
      desk_id TEXT REFERENCES desk (id)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE shift (
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
    ) STRICT, WITHOUT ROWID;

CREATE TABLE stock (product_id TEXT PRIMARY KEY REFERENCES product (id), pieces INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE ticket (
      id TEXT PRIMARY KEY,
      business_date TEXT NOT NULL,
      group_id TEXT NOT NULL REFERENCES service_group (id),
      numbered_in TEXT NOT NULL REFERENCES service_group (id),
      number INTEGER NOT NULL,
      label TEXT NOT NULL,
      language TEXT NOT NULL,
      needs TEXT NOT NULL,
      card_id TEXT,
      secret_hash TEXT,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'cancelled')),
      priority INTEGER NOT NULL DEFAULT 0,
      out_of_turn INTEGER NOT NULL GENERATED ALWAYS AS (priority > 0 OR promised_at IS NOT NULL OR reserved_desk_id IS NOT NULL) VIRTUAL,
      taken_at TEXT NOT NULL,
      waiting_since TEXT NOT NULL,
      promised_at TEXT,
      called_at TEXT,
      desk_id TEXT REFERENCES desk (id),
      reserved_desk_id TEXT REFERENCES desk (id),
      returned TEXT CHECK (returned IN ('handedOver', 'returned')),
      call_count INTEGER NOT NULL DEFAULT 0,
      held_reason TEXT,
      ended_at TEXT,
      UNIQUE (business_date, numbered_in, number)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_call (
      id TEXT PRIMARY KEY,
      ticket_id TEXT NOT NULL REFERENCES ticket (id),
      label TEXT NOT NULL,
      language TEXT NOT NULL,
      desk_id TEXT NOT NULL REFERENCES desk (id),
      advisor_id TEXT,
      business_date TEXT NOT NULL,
      at TEXT NOT NULL,
      repeated INTEGER NOT NULL,
      why TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TABLE ticket_counter (
      business_date TEXT NOT NULL,
      group_id TEXT NOT NULL REFERENCES service_group (id),
      last_number INTEGER NOT NULL,
      PRIMARY KEY (business_date, group_id)
    ) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
      id TEXT PRIMARY KEY,
      ticket_id TEXT REFERENCES ticket (id),
      number TEXT,
      language TEXT NOT NULL,
      desk_id TEXT REFERENCES desk (id),
      advisor_id TEXT REFERENCES advisor (id),
      reserved_desk_id TEXT REFERENCES desk (id),
      business_date TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'handedOver', 'closed', 'cancelled')),
      started_at TEXT NOT NULL,
      closed_at TEXT,
      closed_by TEXT,
      current_event_id TEXT,
      shown TEXT NOT NULL,
      revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;

CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END;

CREATE TRIGGER card_payment_end_is_final BEFORE UPDATE ON card_payment WHEN OLD.ended_at IS NOT NULL AND OLD.ask_at IS NULL BEGIN SELECT RAISE(ABORT, 'a card payment that ended is never changed'); END;

CREATE TRIGGER card_payment_is_never_removed BEFORE DELETE ON card_payment BEGIN SELECT RAISE(ABORT, 'card payments are never removed'); END;

CREATE TRIGGER co_signed_is_never_changed BEFORE UPDATE ON co_signed_head BEGIN SELECT RAISE(ABORT, 'co-signed heads are never changed'); END;

CREATE TRIGGER co_signed_is_never_removed BEFORE DELETE ON co_signed_head BEGIN SELECT RAISE(ABORT, 'co-signed heads are never removed'); END;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event rows are never changed'); END;

CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event rows are never removed'); END;

CREATE TRIGGER invoice_is_never_changed BEFORE UPDATE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice rows are never changed'); END;

CREATE TRIGGER invoice_is_never_removed BEFORE DELETE ON invoice BEGIN SELECT RAISE(ABORT, 'invoice rows are never removed'); END;

CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal_entry
      WHEN NEW.sequence <> coalesce((SELECT max(sequence) FROM journal_entry WHERE register_id = NEW.register_id AND chain = NEW.chain), 0) + 1
      BEGIN SELECT RAISE(ABORT, 'journal rows are added at the end, without a gap'); END;

CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal rows are never changed'); END;

CREATE TRIGGER journal_is_never_removed BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal rows are never removed'); END;

CREATE TRIGGER ticket_enters_lane AFTER UPDATE OF state, group_id ON ticket WHEN NEW.state = 'waiting' AND (OLD.state <> 'waiting' OR OLD.group_id <> NEW.group_id) BEGIN
      INSERT INTO lane VALUES (NEW.group_id, 1) ON CONFLICT DO UPDATE SET waiting = waiting + 1;
    END;

CREATE TRIGGER ticket_joins_lane AFTER INSERT ON ticket WHEN NEW.state = 'waiting' BEGIN
      INSERT INTO lane VALUES (NEW.group_id, 1) ON CONFLICT DO UPDATE SET waiting = waiting + 1;
    END;

CREATE TRIGGER ticket_leaves_lane AFTER UPDATE OF state, group_id ON ticket WHEN OLD.state = 'waiting' AND (NEW.state <> 'waiting' OR OLD.group_id <> NEW.group_id) BEGIN
      UPDATE lane SET waiting = waiting - 1 WHERE group_id = OLD.group_id;
    END;
