/** Tells cheaply whether the built program is made of the present sources. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, root } from './run.mjs';

const sources = [
  'shared', 'electron', 'renderer', 'locales', 'assets', 'package.json', 'package-lock.json', 'tsconfig.base.json',
  'vite.config.ts', 'vite.node.config.ts', 'scripts/build.mjs',
];

/** Where the build leaves the digest of what it was made of. */
export const buildStamp = join('out', '.made-of');

/**
 * @param {string} path relative to the project
 * @param {(line: string) => void} add
 */
function walk(path, add) {
  const absolute = join(root, path);
  const stat = statSync(absolute, { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    add(`${path} ${stat.size} ${stat.mtimeMs}`);
    return;
  }
  for (const name of readdirSync(absolute).sort()) walk(join(path, name), add);
}

/** A digest of names, sizes and times of change of all that the build reads; contents are not read. */
export function digestOfSources() {
  const digest = createHash('sha256').update(`node ${process.platform} ${process.arch}\n`);
  for (const source of sources) walk(source, (line) => digest.update(`${line}\n`));
  return digest.digest('hex');
}

/** Whether `out/` exists and was made of the present sources. */
export function buildIsFresh() {
  const stamp = inRoot(buildStamp);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfSources();
}
