/** Checks who imports whom, by the rules of `.dependency-cruiser.cjs`. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import { root } from './run.mjs';

const layers = ['electron', 'renderer', 'shared'];
const isSource = (/** @type {string} */ name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts');

/**
 * The source files of a tree, relative to it: what the cruiser must have read.
 *
 * @param {string} tree absolute path of a folder with the layers in it
 */
export function sourceFiles(tree) {
  return layers.flatMap((layer) => {
    try {
      return readdirSync(join(tree, layer), { recursive: true, encoding: 'utf8' }).filter(isSource).map((file) => join(layer, file));
    } catch {
      return [];
    }
  });
}

/**
 * Cruises a tree with the project's rules.
 *
 * @param {string} [tree] absolute path; the project itself when not given
 * @returns {Promise<{ violations: { rule: string, from: string, to: string, comment: string }[], unread: string[], modules: number }>}
 *   `unread` are source files the cruiser passed by, which would make a green answer worthless
 */
export async function checkFolders(tree = root) {
  const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const files = sourceFiles(tree);
  const present = layers.filter((layer) => files.some((file) => file.startsWith(layer)));
  const planted = tree !== root;
  const { output } = await cruise(present, {
    ...options,
    ...(planted ? { exclude: undefined } : {}),
    validate: true,
    ruleSet: { forbidden },
    baseDir: tree,
  });
  const read = new Set(output.modules.map((module) => module.source));
  const comments = new Map(forbidden.map((rule) => [rule.name, rule.comment]));
  const violations = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to, comment: comments.get(rule.name) ?? '' }));
  // The folder is called like the package: `electron/main` may resolve to either, so it is refused by its very name.
  for (const module of output.modules) {
    for (const { module: specifier } of module.dependencies ?? []) {
      if (specifier.startsWith('electron/')) {
        violations.push({ rule: 'electron-by-its-bare-name', from: module.source, to: specifier, comment: "Import 'electron', or a relative path." });
      }
    }
  }
  return { violations, unread: files.filter((file) => !read.has(file)), modules: read.size };
}

if (process.argv[1] === import.meta.filename) {
  const { violations, unread, modules } = await checkFolders();
  for (const { rule, from, to, comment } of violations) process.stdout.write(`${rule}: ${from} → ${to}\n    ${comment}\n`);
  for (const file of unread) process.stdout.write(`not read by the cruiser: ${file}\n`);
  process.stdout.write(`${modules} modules read, ${violations.length} violations\n`);
  process.exitCode = violations.length + unread.length > 0 ? 1 : 0;
}
