/** The project's own files, as the architecture tests read them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

const notOurs = new Set(['.git', 'node_modules', 'out', 'dist', 'data', 'test-results', 'playwright-report']);

/** Whether a path, relative to the project, is there. */
export const exists = (path: string): boolean => statSync(join(root, path), { throwIfNoEntry: false }) !== undefined;

/** The text of a file, by its path relative to the project. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** All files below `folder` with forward slashes, relative to the project, except what is built, fetched or planted. */
export function filesBelow(folder: string, wanted: RegExp = /./): string[] {
  const walk = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return (path === root && notOurs.has(entry.name)) || entry.name === 'planted' ? [] : walk(inside);
      return entry.isFile() ? [relative(root, inside).split(sep).join('/')] : [];
    });
  return exists(folder) ? walk(join(root, folder)).filter((path) => wanted.test(path)) : [];
}

/** The application's own source files. */
export const sources = (): string[] => ['shared', 'electron', 'renderer'].flatMap((layer) => filesBelow(layer, /\.tsx?$/)).filter((path) => !path.endsWith('.d.ts'));

/** How many lines a text has. */
export const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
