/** One process per data folder: a lock that the operating system drops when the process dies. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { StartProblem, startProblemOf } from './start-problem.ts';

/** Holds the folder until `release`. Throws `dataInUse` while another process holds it. */
export const holdFolder = (folder: string): { release: () => void } => {
  const file = join(folder, 'in-use.lock');
  let lock: Database.Database | undefined;
  try {
    lock = new Database(file, { timeout: 0 });
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
    const held = lock;
    return { release: () => held.close() };
  } catch (error) {
    lock?.close();
    throw startProblemOf(error, folder) ?? new StartProblem('dataNotWritable', folder);
  }
};
