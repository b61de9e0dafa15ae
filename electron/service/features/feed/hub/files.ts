/** Files of the feed: written whole, on the disk before anything points at them. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes beside, syncs, renames: a reader or a crash sees the old file or the new one, never half of one. */
export const putFile = (folder: string, name: string, bytes: Uint8Array): void => {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  const handle = openSync(unfinished, 'w');
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(unfinished, file);
};

/** Makes the names in a folder durable: a rename alone may be forgotten by a power cut. Windows needs and knows no such thing. */
export const syncFolder = (folder: string): void => {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

export const takeFile = (folder: string, name: string): Buffer | null => {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file) : null;
};
