/**
 * The hub's database through Kysely's asynchronous dialect, in what SQLite and PostgreSQL share.
 * One machine uses SQLite with the same durability as a station.
 */
import { Kysely, type SqliteDatabase, SqliteDialect, type Transaction } from 'kysely';
import type { HubTables } from '../tables/hub.ts';
import { openDurable } from './db.ts';
import { migrate } from './db-migrate.ts';
import type { Migration } from './migration.ts';
import { statementCache } from './statement-cache.ts';

export type HubDb = Kysely<HubTables>;
export type HubTransaction = Transaction<HubTables>;

export interface HubDatabase {
  db: HubDb;
  backup(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The database as the dialect has it, with its statements kept. One that is streamed would be busy for the next reader: it is made anew. */
const keeping = (raw: ReturnType<typeof openDurable>): SqliteDatabase => {
  const prepared = statementCache(raw);
  return {
    close: () => raw.close(),
    prepare: (sql) => {
      const { statement } = prepared(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(parameters),
        run: (parameters) => statement.run(parameters),
        iterate: (parameters) => raw.prepare(sql).iterate(parameters),
      };
    },
  };
};

/** Opens and migrates. Errors: `StartProblem`, and those of SQLite. */
export const openHubDatabase = (file: string, migrations: readonly Migration[]): HubDatabase => {
  const raw = openDurable(file);
  migrate(raw, migrations);
  const db = new Kysely<HubTables>({ dialect: new SqliteDialect({ database: keeping(raw) }) });
  return {
    db,
    backup: async (target) => {
      await raw.backup(target);
    },
    close: () => db.destroy(),
  };
};
