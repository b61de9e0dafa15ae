import type { Migration } from '../../kernel/migration.ts';

/**
 * Remote sessions as the point itself saw them, by its own clock, so that a session is told honestly when the hub was cut off
 * in the middle of it. `heard` is what the hub last said, `untold` an end that the hub has not heard of yet. Of a form only
 * digests of what the customer confirmed are kept; what is in it goes to its provider and stays nowhere here.
 */
export const migration: Migration = {
  number: 14,
  name: 'remote',
  statements: [
    `CREATE TABLE remote_session (
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
      sharing TEXT NOT NULL CHECK (sharing IN ('none', 'asked', 'given', 'refused')),
      confirmed TEXT NOT NULL,
      form_id TEXT,
      form_sent_at TEXT,
      stars INTEGER CHECK (stars BETWEEN 1 AND 5),
      word TEXT,
      recorded_at TEXT,
      revision INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE UNIQUE INDEX remote_session_at_desk ON remote_session (desk_id) WHERE state = 'live'`,
    `CREATE INDEX remote_session_of_desk ON remote_session (desk_id, id)`,
    `CREATE INDEX remote_session_of_visit ON remote_session (visit_id, id)`,
    `CREATE INDEX remote_session_open ON remote_session (id) WHERE recorded_at IS NULL OR state <> 'ended' OR untold IS NOT NULL`,
    `CREATE TABLE remote_participant (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      role TEXT NOT NULL CHECK (role IN ('customer', 'advisor')),
      device_id TEXT NOT NULL,
      public_key TEXT NOT NULL,
      joined_at TEXT NOT NULL,
      left_at TEXT,
      UNIQUE (session_id, role)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE remote_expert_key (
      expert TEXT NOT NULL,
      public_key TEXT NOT NULL,
      met_at TEXT NOT NULL,
      PRIMARY KEY (expert, public_key)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE remote_summary_link (
      id TEXT PRIMARY KEY,
      session_id TEXT NOT NULL REFERENCES remote_session (id),
      secret_hash TEXT NOT NULL UNIQUE,
      created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX remote_summary_link_of_session ON remote_summary_link (session_id, expires_at)`,
    `CREATE TABLE remote_case (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX remote_case_open ON remote_case (asked_at) WHERE state <> 'closed'`,
  ],
};
