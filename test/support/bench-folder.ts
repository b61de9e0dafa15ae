/** A folder for a benchmark's data on the project's own disk: the system's temporary one may be memory. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const below = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'onedoor-bench');

export interface BenchFolder {
  path: string;
  remove: () => void;
}

export const benchFolder = (): BenchFolder => {
  mkdirSync(below, { recursive: true });
  const path = mkdtempSync(join(below, 'run-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};
