import type { Migration } from '../../kernel/migration.ts';

/**
 * The point's own copy of its bookings, so that customers are checked in while the hub is away. `json` is the booking as
 * the hub last said; `mark` is what happened here since, which the hub hears of through the outbox.
 */
export const migration: Migration = {
  number: 15,
  name: 'bookings',
  statements: [
    `CREATE TABLE booking (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL,
      start_at TEXT NOT NULL,
      end_at TEXT NOT NULL,
      cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
      json TEXT NOT NULL,
      mark TEXT CHECK (mark IN ('checkedIn', 'served', 'noShow')),
      marked_at TEXT,
      ticket_id TEXT REFERENCES ticket (id)
    ) STRICT, WITHOUT ROWID`,
    `CREATE INDEX booking_by_start ON booking (start_at)`,
    `CREATE INDEX booking_by_code ON booking (code)`,
    `CREATE TABLE booking_state (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID`,
  ],
};
