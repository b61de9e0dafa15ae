/** Backup and restore by command. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUp, proveReadable } from '#service/kernel/db-backup.ts';
import { openDurable } from '#service/kernel/db.ts';
import { StartProblem } from '#service/kernel/start-problem.ts';

const stationFile = (dataDir: string) => join(dataDir, 'station', 'station.sqlite');

/** Copies the station's database to `folder` while it may be in use. Answers with the copy's path. */
export const backUpStation = async (dataDir: string, folder: string): Promise<string> => {
  if (!existsSync(stationFile(dataDir))) throw new StartProblem('dataNotWritable', `there is no station in ${dataDir}`);
  const raw = openDurable(stationFile(dataDir));
  try {
    return await backUp({ backup: async (file) => void (await raw.backup(file)) }, folder, 'station', new Date().toISOString());
  } finally {
    raw.close();
  }
};

/**
 * Puts a proven copy in the place of the station's database. The present one is set aside, never deleted.
 * The caller holds the data folder, so no station is running on it.
 */
export const restoreStation = (dataDir: string, copy: string): { restored: string; setAside: string | null } => {
  if (!existsSync(copy)) throw new StartProblem('dataNotWritable', `there is no file ${copy}`);
  proveReadable(copy);
  const target = stationFile(dataDir);
  mkdirSync(join(dataDir, 'station'), { recursive: true });
  const coming = `${target}.coming`;
  copyFileSync(copy, coming);
  let setAside: string | null = null;
  if (existsSync(target)) {
    setAside = `${target}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
    // The write-ahead log belongs to the old file: folded into it before it is set aside.
    const raw = openDurable(target);
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    renameSync(target, setAside);
    for (const tail of ['-wal', '-shm']) rmSync(`${target}${tail}`, { force: true });
  }
  renameSync(coming, target);
  return { restored: target, setAside };
};
