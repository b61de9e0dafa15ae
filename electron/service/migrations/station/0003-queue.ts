import type { Migration } from '../../kernel/migration.ts';

/** Service groups, tickets and their calls, and what each desk is doing. */
export const migration: Migration = {
  number: 3,
  name: 'queue',
  statements: [
    `CREATE TABLE service_group (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ticket_counter (
      business_date TEXT NOT NULL,
      group_id TEXT NOT NULL REFERENCES service_group (id),
      last_number INTEGER NOT NULL,
      PRIMARY KEY (business_date, group_id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE ticket (
      id TEXT PRIMARY KEY,
      business_date TEXT NOT NULL,
      group_id TEXT NOT NULL REFERENCES service_group (id),
      number INTEGER NOT NULL,
      label TEXT NOT NULL,
      language TEXT NOT NULL,
      needs TEXT NOT NULL,
      card_id TEXT,
      secret_hash TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'held', 'noShow', 'finished', 'cancelled')),
      priority INTEGER NOT NULL DEFAULT 0,
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
      UNIQUE (business_date, group_id, number)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX ticket_waiting ON ticket (group_id, waiting_since, id) WHERE state = 'waiting'`,
    `CREATE INDEX ticket_live ON ticket (state) WHERE state IN ('waiting', 'called', 'serving', 'held')`,
    `CREATE UNIQUE INDEX ticket_at_desk ON ticket (desk_id) WHERE state IN ('called', 'serving')`,
    `CREATE UNIQUE INDEX ticket_secret ON ticket (secret_hash)`,
    `CREATE TABLE ticket_call (
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
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX ticket_call_date ON ticket_call (business_date, at)`,
    `CREATE INDEX ticket_call_ticket ON ticket_call (ticket_id, at)`,
    `CREATE TABLE desk_state (
      desk_id TEXT PRIMARY KEY REFERENCES desk (id),
      open INTEGER NOT NULL,
      paused INTEGER NOT NULL,
      advisor_id TEXT REFERENCES advisor (id),
      group_ids TEXT NOT NULL,
      ticket_id TEXT REFERENCES ticket (id),
      visit_id TEXT,
      since TEXT NOT NULL
    ) STRICT, WITHOUT ROWID`,
  ],
};
