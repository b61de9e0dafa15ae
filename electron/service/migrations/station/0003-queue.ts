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
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX ticket_in_line ON ticket (waiting_since, id) WHERE state IN ('waiting', 'held')`,
    `CREATE INDEX ticket_out_of_turn ON ticket (waiting_since, id) WHERE state = 'waiting' AND out_of_turn = 1`,
    `CREATE INDEX ticket_live ON ticket (state) WHERE state IN ('waiting', 'called', 'serving', 'held')`,
    `CREATE INDEX ticket_missed ON ticket (business_date) WHERE state = 'noShow'`,
    `CREATE INDEX ticket_served ON ticket (group_id, ended_at) WHERE state = 'finished'`,
    // How many wait in each group, kept with every change of a ticket: counting them would make a long queue slow.
    `CREATE TABLE lane (group_id TEXT PRIMARY KEY REFERENCES service_group (id), waiting INTEGER NOT NULL CHECK (waiting >= 0)) STRICT, WITHOUT ROWID`,
    `CREATE TRIGGER ticket_joins_lane AFTER INSERT ON ticket WHEN NEW.state = 'waiting' BEGIN
      INSERT INTO lane VALUES (NEW.group_id, 1) ON CONFLICT DO UPDATE SET waiting = waiting + 1;
    END`,
    `CREATE TRIGGER ticket_enters_lane AFTER UPDATE OF state, group_id ON ticket WHEN NEW.state = 'waiting' AND (OLD.state <> 'waiting' OR OLD.group_id <> NEW.group_id) BEGIN
      INSERT INTO lane VALUES (NEW.group_id, 1) ON CONFLICT DO UPDATE SET waiting = waiting + 1;
    END`,
    `CREATE TRIGGER ticket_leaves_lane AFTER UPDATE OF state, group_id ON ticket WHEN OLD.state = 'waiting' AND (NEW.state <> 'waiting' OR OLD.group_id <> NEW.group_id) BEGIN
      UPDATE lane SET waiting = waiting - 1 WHERE group_id = OLD.group_id;
    END`,
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
    `CREATE INDEX ticket_call_at ON ticket_call (at)`,
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
