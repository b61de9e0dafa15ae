import type { Migration } from '../../kernel/migration.ts';

/** Withdrawals and points' names are kept so that the stations' events give the same reports in whatever order they come. */
export const migration: Migration = {
  number: 2,
  name: 'order-free reports',
  statements: [
    `CREATE TABLE withdrawn_event (event_id TEXT PRIMARY KEY, revision INTEGER NOT NULL)`,
    `CREATE TABLE named_point (station_id TEXT PRIMARY KEY, point_id TEXT NOT NULL, name TEXT NOT NULL, municipality TEXT NOT NULL, named_at TEXT NOT NULL)`,
    `INSERT INTO named_point (station_id, point_id, name, municipality, named_at) SELECT station_id, point_id, name, municipality, '' FROM point`,
    `DROP TABLE point`,
    `ALTER TABLE named_point RENAME TO point`,
    `CREATE INDEX card_flag_provider ON card_flag (provider_id, state)`,
  ],
};
