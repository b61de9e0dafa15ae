import type { Migration } from '../../kernel/migration.ts';

/** The point, its desks and advisors, enrolled devices and who is signed in on them. */
export const migration: Migration = {
  number: 2,
  name: 'point and devices',
  statements: [
    `CREATE TABLE point (
      id TEXT PRIMARY KEY,
      settings TEXT NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE desk (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL UNIQUE,
      name TEXT NOT NULL,
      active INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE advisor (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      role TEXT NOT NULL CHECK (role IN ('advisor', 'lead', 'cashier', 'administrator')),
      pin_hash TEXT NOT NULL,
      active INTEGER NOT NULL,
      wrong_pins INTEGER NOT NULL DEFAULT 0,
      locked_until TEXT
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE device (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      desk_id TEXT REFERENCES desk (id),
      public_key TEXT NOT NULL,
      enrolled_at TEXT NOT NULL,
      last_seen_at TEXT,
      revoked_at TEXT
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE enrolment_code (
      code_hash TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      desk_id TEXT,
      expires_at TEXT NOT NULL,
      used_at TEXT
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE session (
      device_id TEXT PRIMARY KEY,
      advisor_id TEXT NOT NULL REFERENCES advisor (id),
      locked INTEGER NOT NULL,
      since TEXT NOT NULL,
      desk_id TEXT REFERENCES desk (id)
    ) STRICT, WITHOUT ROWID`,
  ],
};
