/** What the disk can do: the limit for anything that answers only after its data is safe. */
import { closeSync, fdatasyncSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BLOCK = Buffer.alloc(4_096, 'x');

/** Durations in ms of `count` writes of 4 KiB, each followed by fdatasync; `overwrite` stays in a file that has its size already. */
export const syncedWrites = (folder: string, count: number, how: 'overwrite' | 'append'): number[] => {
  const file = join(folder, `disk-${how}`);
  const handle = openSync(file, 'w+');
  try {
    if (how === 'overwrite') {
      for (let index = 0; index < 64; index += 1) writeSync(handle, BLOCK, 0, BLOCK.length, index * BLOCK.length);
      fdatasyncSync(handle);
    } else ftruncateSync(handle, 0);
    return Array.from({ length: count }, (_, index) => {
      const began = performance.now();
      writeSync(handle, BLOCK, 0, BLOCK.length, (how === 'overwrite' ? index % 64 : index) * BLOCK.length);
      fdatasyncSync(handle);
      return performance.now() - began;
    });
  } finally {
    closeSync(handle);
    unlinkSync(file);
  }
};
