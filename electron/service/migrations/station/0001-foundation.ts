import type { Migration } from '../../kernel/migration.ts';

/** The kernel's tables: what happened, commands answered, what waits for the hub, planned jobs, audit. */
export const migration: Migration = {
  number: 1,
  name: 'foundation',
  statements: [
    `CREATE TABLE event (
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
    ) STRICT`,
    `CREATE INDEX event_subject ON event (subject_id, sequence)`,
    `CREATE INDEX event_date ON event (business_date, kind)`,
    `CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event rows are never changed'); END`,
    `CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event rows are never removed'); END`,
    `CREATE TABLE command (
      id TEXT PRIMARY KEY,
      procedure TEXT NOT NULL,
      caller TEXT NOT NULL,
      input_digest TEXT NOT NULL,
      answer TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX command_at ON command (at)`,
    `CREATE TABLE outbox (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      business_date TEXT NOT NULL,
      payload TEXT NOT NULL,
      acknowledged_at TEXT
    ) STRICT`,
    `CREATE INDEX outbox_waiting ON outbox (sequence) WHERE acknowledged_at IS NULL`,
    `CREATE TABLE job (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      subject_id TEXT NOT NULL,
      payload TEXT NOT NULL,
      due_at TEXT NOT NULL,
      tries INTEGER NOT NULL DEFAULT 0,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'givenUp')),
      last_error TEXT,
      done_at TEXT
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX job_due ON job (due_at) WHERE state = 'waiting'`,
    `CREATE INDEX job_subject ON job (subject_id)`,
    `CREATE TABLE audit (
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
    ) STRICT`,
    `CREATE INDEX audit_visit ON audit (visit_id)`,
    `CREATE INDEX audit_person ON audit (person_ref)`,
    `CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END`,
    `CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never removed'); END`,
    `CREATE TABLE secret (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
};
