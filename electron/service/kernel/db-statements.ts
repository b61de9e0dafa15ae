/** Prepared statements, kept: preparing one costs more than running it. */
import type Database from 'better-sqlite3';

export interface Prepared {
  statement: Database.Statement;
  writes: boolean;
}

const STATEMENTS_KEPT = 600;

/** Prepares by the text of a query, once for each text; the oldest goes when there are too many. */
export const statementCache = (raw: Database.Database) => {
  const kept = new Map<string, Prepared>();
  return (sql: string): Prepared => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = raw.prepare(sql);
    const made = { statement, writes: !statement.readonly };
    kept.set(sql, made);
    if (kept.size > STATEMENTS_KEPT) kept.delete(kept.keys().next().value!);
    return made;
  };
};
