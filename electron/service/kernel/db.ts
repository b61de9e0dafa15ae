/**
 * The station's database: queries built with Kysely, executed synchronously on better-sqlite3.
 *
 * Writers are grouped: jobs that arrive in the same turn of the event loop run one after another
 * inside one transaction and are answered after the one durable commit. So a reply means that the row
 * is on the disk, and thirty-two callers cost one fsync. When a job throws after it has written, the
 * group is undone and run again, each job behind a savepoint of its own.
 */
import Database from 'better-sqlite3';
import type { Compilable, Kysely } from 'kysely';
import { queryBuilder } from './query-builder.ts';
import { StartProblem } from './start-problem.ts';
import { statementCache } from './db-statements.ts';

/** Reads inside or outside a transaction; cannot write. */
export interface Reader<Tables> {
  /** Builds queries; executes nothing itself. */
  readonly q: Kysely<Tables>;
  all<Row>(query: Compilable<Row>): Row[];
  first<Row>(query: Compilable<Row>): Row | undefined;
  /** For what only SQLite can say (FTS5): kept to one file of a slice. */
  prepare(sql: string): Database.Statement;
}

/** Writes inside the transaction it was handed out for. */
export interface Writer<Tables> extends Reader<Tables> {
  run(query: Compilable): number;
}

export interface StationDatabase<Tables> extends Reader<Tables> {
  /**
   * Runs `job` in the next group and answers after its durable commit; a throw undoes this job alone. A job may be
   * run a second time, from the state before its first: it does nothing but by its writer, and its answer.
   */
  write<Result>(job: (writer: Writer<Tables>) => Result): Promise<Result>;
  /** Copies the living database to `file` with SQLite's online backup. */
  backup(file: string): Promise<void>;
  /** Finishes what is queued, then closes. */
  close(): Promise<void>;
  readonly raw: Database.Database;
}

export interface StationDatabaseOptions {
  /** When waiting jobs are answered. `before-commit` loses acknowledged writes on a crash: only the fault harness sets it. */
  answer?: 'after-commit' | 'before-commit';
}

/**
 * Jobs of one commit at most. Node takes in one new connection a turn of its loop: turns that grew with the rush
 * would keep out the screens that come in it.
 */
const GROUP = 32;

/** Sets and reads back what durability rests on. Throws `notDurable` when the file system refuses it. */
export const openDurable = (file: string): Database.Database => {
  const raw = new Database(file, { timeout: 2_000 });
  raw.pragma('journal_mode = WAL');
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('temp_store = MEMORY');
  // A busy point changes the same pages again and again: written back seldom, they are written back once.
  raw.pragma('wal_autocheckpoint = 4000');
  raw.pragma('cache_size = -32000');
  const read = {
    journal_mode: raw.pragma('journal_mode', { simple: true }),
    synchronous: raw.pragma('synchronous', { simple: true }),
    foreign_keys: raw.pragma('foreign_keys', { simple: true }),
  };
  const inMemory = file === ':memory:';
  if ((read.journal_mode !== 'wal' && !inMemory) || read.synchronous !== 2 || read.foreign_keys !== 1) {
    raw.close();
    throw new StartProblem('notDurable', JSON.stringify(read));
  }
  return raw;
};

/** Reads by `prepare`, which keeps what it has prepared. */
const readerBy = <Tables>(prepare: (sql: string) => Database.Statement): Reader<Tables> => ({
  q: queryBuilder<Tables>(),
  prepare,
  all: <Row>(query: Compilable<Row>) => {
    const compiled = query.compile();
    return prepare(compiled.sql).all(...compiled.parameters) as Row[];
  },
  first: <Row>(query: Compilable<Row>) => {
    const compiled = query.compile();
    return prepare(compiled.sql).get(...compiled.parameters) as Row | undefined;
  },
});

/**
 * Opens a database only to look: nothing is written, also where a desk is running on it, and all reads see one moment.
 * Errors: those of SQLite, also when there is no such file.
 */
export const openToLook = <Tables>(file: string): Reader<Tables> & { close(): void } => {
  const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
  raw.exec('BEGIN');
  const prepared = statementCache(raw);
  return { ...readerBy<Tables>((sql) => prepared(sql).statement), close: () => void raw.close() };
};

interface Job<Tables> {
  run: (writer: Writer<Tables>) => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Opens the database of one station. Errors: those of SQLite, and `StartProblem` when it is not durable. */
export const openStationDatabase = <Tables>(file: string, options: StationDatabaseOptions = {}): StationDatabase<Tables> => {
  const raw = openDurable(file);
  const prepared = statementCache(raw);
  const command = (sql: string) => prepared(sql).statement.run();
  /** Whether the job that runs now may have changed anything. */
  let wrote = false;
  const prepare = (sql: string): Database.Statement => {
    const { statement, writes } = prepared(sql);
    wrote ||= writes;
    return statement;
  };
  const writer: Writer<Tables> = {
    ...readerBy<Tables>(prepare),
    run: (query) => {
      const compiled = query.compile();
      return prepare(compiled.sql).run(...compiled.parameters).changes;
    },
  };

  const waiting: Job<Tables>[] = [];
  let scheduled: Promise<void> | null = null;

  /** Runs a job behind a savepoint of its own. */
  const settle = (job: Job<Tables>): (() => void) => {
    command('SAVEPOINT one_job');
    try {
      const result = job.run(writer);
      command('RELEASE one_job');
      return () => job.resolve(result);
    } catch (error) {
      // SQLite may have ended the transaction itself (disk full): then the whole group has failed.
      if (!raw.inTransaction) throw error;
      command('ROLLBACK TO one_job');
      command('RELEASE one_job');
      return () => job.reject(error);
    }
  };

  /**
   * Runs the jobs without savepoints, which cost a copy of each page a job changes. Refusals mostly come before
   * anything is written and leave nothing to undo. Null, with everything undone, when a job had written before it threw.
   */
  const settleAll = (group: readonly Job<Tables>[]): (() => void)[] | null => {
    const answers: (() => void)[] = [];
    for (const job of group) {
      wrote = false;
      try {
        const result = job.run(writer);
        answers.push(() => job.resolve(result));
      } catch (error) {
        if (!raw.inTransaction) throw error;
        if (wrote) {
          command('ROLLBACK');
          return null;
        }
        answers.push(() => job.reject(error));
      }
    }
    return answers;
  };

  const commitGroup = () => {
    const group = waiting.splice(0, GROUP);
    scheduled = waiting.length > 0 ? turn() : null;
    let answers: (() => void)[] | null;
    try {
      command('BEGIN IMMEDIATE');
      answers = settleAll(group);
      if (answers === null) {
        command('BEGIN IMMEDIATE');
        answers = group.map(settle);
      }
      if (options.answer === 'before-commit') {
        for (const answer of answers) answer();
        setTimeout(() => command('COMMIT'), 40);
        return;
      }
      command('COMMIT');
    } catch (error) {
      if (raw.inTransaction) command('ROLLBACK');
      for (const job of group) job.reject(error);
      return;
    }
    for (const answer of answers) answer();
  };

  const turn = () =>
    new Promise<void>((done) => {
      const attempt = () => {
        // Only the known-bad switch leaves a transaction open between turns.
        if (raw.inTransaction) {
          setTimeout(attempt, 5);
          return;
        }
        commitGroup();
        done();
      };
      setImmediate(attempt);
    });

  return {
    ...writer,
    raw,
    write: <Result>(job: (writer: Writer<Tables>) => Result) =>
      new Promise<Result>((resolve, reject) => {
        waiting.push({ run: job, resolve: (result) => resolve(result as Result), reject });
        scheduled ??= turn();
      }),
    backup: async (target) => {
      await raw.backup(target);
    },
    close: async () => {
      while (scheduled) await scheduled;
      raw.close();
    },
  };
};
