/**
 * The station's database: queries built with Kysely, executed synchronously on better-sqlite3.
 *
 * Writers are grouped: jobs that arrive in the same turn of the event loop run one after another
 * inside one transaction, each behind its own savepoint, and are answered after the one durable
 * commit. So a reply means that the row is on the disk, and thirty-two callers cost one fsync.
 */
import Database from 'better-sqlite3';
import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, type Compilable } from 'kysely';
import { StartProblem } from './start-problem.ts';

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
  /** Runs `job` in the next group and answers after its durable commit; a throw undoes this job alone. */
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

const STATEMENTS_KEPT = 600;

const builder = <Tables>(): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });

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

const statementCache = (raw: Database.Database) => {
  const kept = new Map<string, Database.Statement>();
  return (sql: string): Database.Statement => {
    const known = kept.get(sql);
    if (known) return known;
    const made = raw.prepare(sql);
    kept.set(sql, made);
    if (kept.size > STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
    return made;
  };
};

/** Reads on a connection, with its statements kept. */
const readerOn = <Tables>(raw: Database.Database): Reader<Tables> => {
  const prepare = statementCache(raw);
  return {
    q: builder<Tables>(),
    prepare,
    all: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      return prepare(compiled.sql).all(...compiled.parameters) as Row[];
    },
    first: <Row>(query: Compilable<Row>) => {
      const compiled = query.compile();
      return prepare(compiled.sql).get(...compiled.parameters) as Row | undefined;
    },
  };
};

/**
 * Opens a database only to look: nothing is written, also where a desk is running on it, and all reads see one moment.
 * Errors: those of SQLite, also when there is no such file.
 */
export const openToLook = <Tables>(file: string): Reader<Tables> & { close(): void } => {
  const raw = new Database(file, { readonly: true, fileMustExist: true, timeout: 2_000 });
  raw.exec('BEGIN');
  return { ...readerOn<Tables>(raw), close: () => void raw.close() };
};

interface Job<Tables> {
  run: (writer: Writer<Tables>) => unknown;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}

/** Opens the database of one station. Errors: those of SQLite, and `StartProblem` when it is not durable. */
export const openStationDatabase = <Tables>(file: string, options: StationDatabaseOptions = {}): StationDatabase<Tables> => {
  const raw = openDurable(file);
  const reader = readerOn<Tables>(raw);
  const { prepare } = reader;
  const writer: Writer<Tables> = {
    ...reader,
    run: (query) => {
      const compiled = query.compile();
      return prepare(compiled.sql).run(...compiled.parameters).changes;
    },
  };

  let waiting: Job<Tables>[] = [];
  let scheduled: Promise<void> | null = null;

  const settle = (job: Job<Tables>): (() => void) => {
    prepare('SAVEPOINT one_job').run();
    try {
      const result = job.run(writer);
      prepare('RELEASE one_job').run();
      return () => job.resolve(result);
    } catch (error) {
      // SQLite may have ended the transaction itself (disk full): then the whole group has failed.
      if (!raw.inTransaction) throw error;
      prepare('ROLLBACK TO one_job').run();
      prepare('RELEASE one_job').run();
      return () => job.reject(error);
    }
  };

  const commitGroup = () => {
    const group = waiting;
    waiting = [];
    scheduled = null;
    const answers: (() => void)[] = [];
    try {
      prepare('BEGIN IMMEDIATE').run();
      for (const job of group) answers.push(settle(job));
      if (options.answer === 'before-commit') {
        for (const answer of answers.splice(0)) answer();
        setTimeout(() => prepare('COMMIT').run(), 40);
        return;
      }
      prepare('COMMIT').run();
    } catch (error) {
      if (raw.inTransaction) prepare('ROLLBACK').run();
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
