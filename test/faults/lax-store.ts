/**
 * Known bad: a store that decides on what it read and writes later, with no transaction over both and no unique
 * index to stop it. Only the fault harness uses it, to show that its checks see what goes wrong then.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { StationDb, Write } from '#service/kernel/acts.ts';

const LATER_MS = 2;

export const laxStore = (db: StationDb): StationDb => {
  for (const { name } of db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'`).all() as { name: string }[]) db.raw.exec(`DROP INDEX ${name}`);
  const perform = (query: CompiledQuery): unknown => {
    const statement = db.prepare(query.sql);
    return statement.reader ? statement.all(...query.parameters) : statement.run(...query.parameters);
  };
  return {
    ...db,
    write: <Result>(job: (write: Write) => Result) =>
      new Promise<Result>((resolve, reject) => {
        const decided: CompiledQuery[] = [];
        /** What writes is done now, to be read again by the same job, and noted, to be done for good later. */
        const noted = <Row>(query: Compilable<Row>): Compilable<Row> => {
          const compiled = query.compile();
          if (!/^\s*(select|with)/i.test(compiled.sql)) decided.push(compiled);
          return { compile: () => compiled };
        };
        const writer: Write = { ...db, run: (query) => db.prepare(noted(query).compile().sql).run(...query.compile().parameters).changes, all: (query) => db.all(noted(query)), first: (query) => db.first(noted(query)) };
        db.raw.exec('BEGIN');
        try {
          const result = job(writer);
          setTimeout(() => {
            try {
              for (const query of decided) perform(query);
              resolve(result);
            } catch (error) {
              reject(error);
            }
          }, LATER_MS);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        } finally {
          db.raw.exec('ROLLBACK');
        }
      }),
  };
};
