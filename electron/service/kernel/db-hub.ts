/**
 * The hub's database through Kysely's asynchronous dialect, in what SQLite and PostgreSQL share.
 * One machine uses SQLite with the same durability as a station.
 */
import { Kysely, SqliteDialect, type Transaction } from 'kysely';
import type { HubTables } from '../tables/hub.ts';
import { openDurable } from './db.ts';
import { migrate } from './db-migrate.ts';
import type { Migration } from './migration.ts';

export type HubDb = Kysely<HubTables>;
export type HubTransaction = Transaction<HubTables>;

export interface HubDatabase {
  db: HubDb;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens and migrates. Errors: `StartProblem`, and those of SQLite. */
export const openHubDatabase = (file: string, migrations: readonly Migration[]): HubDatabase => {
  const raw = openDurable(file);
  migrate(raw, migrations);
  const db = new Kysely<HubTables>({ dialect: new SqliteDialect({ database: raw }) });
  return {
    db,
    backup: async (target) => {
      await raw.backup(target);
    },
    close: () => db.destroy(),
  };
};
