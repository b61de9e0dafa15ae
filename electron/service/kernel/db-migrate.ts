/** Brings a database file to the newest schema, one numbered step at a time. */
import type Database from 'better-sqlite3';
import type { Migration } from './migration.ts';
import { StartProblem } from './start-problem.ts';

/**
 * Runs the steps the file lacks, each in its own transaction with its number.
 * Throws `dataTooNew` when the file was written by a newer version: it is left untouched.
 */
export const migrate = (raw: Database.Database, migrations: readonly Migration[]): { from: number; to: number } => {
  const from = Number(raw.pragma('user_version', { simple: true }));
  const newest = migrations.at(-1)?.number ?? 0;
  if (from > newest) throw new StartProblem('dataTooNew', `schema ${from}, this version knows ${newest}`);
  for (const step of migrations) {
    if (step.number <= from) continue;
    raw.transaction(() => {
      for (const statement of step.statements) raw.exec(statement);
      raw.pragma(`user_version = ${step.number}`);
    })();
  }
  return { from, to: newest };
};

/** The living schema as text, one statement a line group, for the frozen snapshot. */
export const schemaOf = (raw: Database.Database): string =>
  (raw.prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`).all() as { sql: string }[])
    .map((row) => `${row.sql};`)
    .join('\n\n');
