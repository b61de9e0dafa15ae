/**
 * Known bad: a store that decides on what it read and writes later, with no transaction over both and no unique
 * index to stop it. Only the fault harness uses it, to show that its checks see what goes wrong then.
 */
import type { CompiledQuery } from 'kysely';
import type { StationDb, Write } from '#service/kernel/acts.ts';

const LATER_MS = 2;

export const laxStore = (db: StationDb): StationDb => {
  for (const { name } of db.raw.prepare(`SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'`).all() as { name: string }[]) db.raw.exec(`DROP INDEX ${name}`);
  const perform = (query: CompiledQuery<unknown>) => db.prepare(query.sql).run(...query.parameters).changes;
  return {
    ...db,
    write: <Result>(job: (write: Write) => Result) =>
      new Promise<Result>((resolve, reject) => {
        const decided: CompiledQuery<unknown>[] = [];
        const note: Write['run'] = (query) => {
          const compiled = query.compile() as CompiledQuery<unknown>;
          decided.push(compiled);
          return perform(compiled);
        };
        db.raw.exec('BEGIN');
        try {
          const result = job({ ...db, run: note });
          setTimeout(() => {
            try {
              for (const query of decided) perform(query);
              resolve(result);
            } catch (error) {
              reject(error as Error);
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
