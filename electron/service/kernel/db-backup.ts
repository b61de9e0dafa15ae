/** Copies of the database made while it lives, kept for a number of days, and proven readable. */
import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from './start-problem.ts';

const KEPT = 30;

/** Checks a copy as SQLite checks itself. Throws `dataDamaged` with the first finding. */
export const proveReadable = (file: string): void => {
  const raw = new Database(file, { readonly: true });
  try {
    const finding = raw.pragma('integrity_check', { simple: true });
    if (finding !== 'ok') throw new StartProblem('dataDamaged', String(finding));
    const foreign = raw.pragma('foreign_key_check') as unknown[];
    if (foreign.length > 0) throw new StartProblem('dataDamaged', `${foreign.length} rows point at nothing`);
  } finally {
    raw.close();
  }
};

/** A copy is one file that can be carried away: looking into it leaves no log of its own beside it. */
const inOneFile = (file: string): void => {
  const raw = new Database(file);
  raw.pragma('journal_mode = DELETE');
  raw.close();
};

/**
 * Makes `<name>-<stamp>.sqlite` in `folder` from the living database, proves it, and removes the oldest beyond thirty.
 * The copy has its own name only once it is whole. Answers with its path.
 */
export const backUp = async (db: { backup: (file: string) => Promise<void> }, folder: string, name: string, now: string): Promise<string> => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}-${now.replaceAll(/[:.]/g, '-')}.sqlite`);
  const unfinished = `${file}.unfinished`;
  await db.backup(unfinished);
  inOneFile(unfinished);
  proveReadable(unfinished);
  renameSync(unfinished, file);
  const copies = readdirSync(folder).filter((entry) => entry.startsWith(`${name}-`) && entry.endsWith('.sqlite')).sort();
  for (const old of copies.slice(0, Math.max(0, copies.length - KEPT))) rmSync(join(folder, old));
  return file;
};
