/** The root the station trusts: pinned when it joined its hub, renewed only by roots that chain to it. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isWhole = (file: string): boolean => {
  try {
    JSON.parse(readFileSync(file, 'utf8'));
    return true;
  } catch {
    return false;
  }
};

const putWhole = (file: string, bytes: Buffer): void => {
  writeFileSync(`${file}.unfinished`, bytes);
  renameSync(`${file}.unfinished`, file);
};

/**
 * Makes the folder ready for tuf-js. It writes its newest root in place, so a power cut may leave half of one:
 * the station then goes back to the root it pinned and walks the chain of roots again.
 */
export const standOnRoot = (folder: string, pinnedRoot: () => Buffer): string => {
  const metadataDir = join(folder, 'metadata');
  mkdirSync(metadataDir, { recursive: true });
  const pinned = join(folder, 'pinned-root.json');
  const newest = join(metadataDir, 'root.json');
  if (!existsSync(pinned)) putWhole(pinned, existsSync(newest) && isWhole(newest) ? readFileSync(newest) : pinnedRoot());
  if (!existsSync(newest) || !isWhole(newest)) putWhole(newest, readFileSync(pinned));
  return metadataDir;
};
