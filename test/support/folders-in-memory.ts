/**
 * Where the tests of a run put their databases and their browsers' profiles: into memory, where the machine has room.
 * A test of what the program does waits for the disk a hundred times and learns nothing of it; the fault tests and
 * the benches, which do, stay on the disk.
 */
import { mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const NAME = 'onedoor-tests-';
/** Bytes; a whole run holds a third of it at a time. */
const ROOM = 3 * 1024 ** 3;

const hasRoom = (): boolean => {
  if (process.platform !== 'linux' || freemem() < ROOM) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM;
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** What a run that was killed has left behind. */
const removeAbandoned = () => {
  for (const name of readdirSync(MEMORY)) {
    if (name.startsWith(NAME) && !isRunning(Number(name.slice(NAME.length)))) rmSync(join(MEMORY, name), { recursive: true, force: true });
  }
};

/**
 * The environment that sends what this process and its children put into `os.tmpdir()` to a folder in memory, which is
 * removed when this process ends. Empty where memory has no room, or when `TMPDIR` already says where.
 */
export const foldersInMemory = (): { TMPDIR?: string } => {
  if (process.env['TMPDIR'] !== undefined) return {};
  try {
    if (!hasRoom()) return {};
    removeAbandoned();
    const folder = join(MEMORY, `${NAME}${process.pid}`);
    mkdirSync(folder, { recursive: true });
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    return { TMPDIR: folder };
  } catch {
    // No such file system, or not ours to write to.
    return {};
  }
};
