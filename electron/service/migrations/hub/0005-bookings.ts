import type { Migration } from '../../kernel/migration.ts';

/** Bookings of all points, what they take of whom, who waits for a time, and the messages that go out. */
export const migration: Migration = {
  number: 5,
  name: 'bookings',
  statements: [
    `CREATE TABLE booking_service (
      id TEXT PRIMARY KEY,
      provider_id TEXT,
      active INTEGER NOT NULL,
      json TEXT NOT NULL
    )`,
    `CREATE TABLE booking_resource (
      id TEXT PRIMARY KEY,
      kind TEXT NOT NULL,
      point_id TEXT,
      provider_id TEXT,
      active INTEGER NOT NULL,
      json TEXT NOT NULL,
      turn INTEGER NOT NULL
    )`,
    `CREATE INDEX booking_resource_point ON booking_resource (point_id)`,
    `CREATE INDEX booking_resource_provider ON booking_resource (provider_id)`,
    `CREATE TABLE booking_absence (
      id TEXT PRIMARY KEY,
      resource_id TEXT NOT NULL REFERENCES booking_resource (id),
      json TEXT NOT NULL
    )`,
    `CREATE INDEX booking_absence_resource ON booking_absence (resource_id)`,
    `CREATE TABLE booking (
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
    )`,
    `CREATE INDEX booking_point ON booking (point_id, start_at)`,
    `CREATE TABLE booking_hold (
      booking_id TEXT NOT NULL REFERENCES booking (id),
      resource_id TEXT NOT NULL REFERENCES booking_resource (id),
      from_minute INTEGER NOT NULL,
      until_minute INTEGER NOT NULL,
      PRIMARY KEY (booking_id, resource_id)
    )`,
    `CREATE INDEX booking_hold_resource ON booking_hold (resource_id, from_minute, until_minute)`,
    `CREATE TABLE booking_event (
      id TEXT PRIMARY KEY,
      booking_id TEXT NOT NULL REFERENCES booking (id),
      point_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      made_by TEXT NOT NULL,
      detail TEXT NOT NULL,
      at TEXT NOT NULL
    )`,
    `CREATE INDEX booking_event_point ON booking_event (point_id)`,
    `CREATE TABLE wait_list_entry (
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
    )`,
    `CREATE INDEX wait_list_entry_waiting ON wait_list_entry (asked_at, id) WHERE state = 'waiting'`,
    `CREATE TABLE booking_message (
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
    )`,
    `CREATE INDEX booking_message_due ON booking_message (due_at, id) WHERE state = 'waiting'`,
    `CREATE INDEX booking_message_booking ON booking_message (booking_id)`,
    `CREATE TABLE calendar_feed (
      secret_hash TEXT PRIMARY KEY,
      resource_id TEXT NOT NULL REFERENCES booking_resource (id),
      made_at TEXT NOT NULL,
      revoked_at TEXT
    )`,
  ],
};
