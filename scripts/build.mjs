/**
 * Builds `out/`: the page, the hosts, and Electron's main and preload. A failed build leaves the last good one.
 * `--only renderer|hosts|main|preload` builds one of them and leaves the others as they are.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, mergeConfig } from 'vite';
import pageConfig from '../vite.config.ts';
import { nodeBundle } from '../vite.node.config.ts';
import { buildStamp, digestOfSources } from './freshness.mjs';
import { inRoot, root } from './run.mjs';

const madeOf = digestOfSources();
const next = inRoot('node_modules', '.cache', `onedoor-out-${process.pid}`);

const bundles = [
  { folder: 'hosts', format: 'es', entries: { node: 'electron/hosts/node.ts', hub: 'electron/hosts/hub.ts', utility: 'electron/hosts/utility.ts' } },
  { folder: 'main', format: 'es', entries: { index: 'electron/main/index.ts' } },
  { folder: 'preload', format: 'cjs', entries: { index: 'electron/preload/index.ts' } },
];

/** Leaves out, and names, the entries that are not in the tree. */
function present(/** @type {Record<string, string>} */ entries) {
  return Object.fromEntries(
    Object.entries(entries).flatMap(([name, path]) => {
      if (existsSync(join(root, path))) return [[name, join(root, path)]];
      process.stdout.write(`  left out: ${path} is not in the tree\n`);
      return [];
    }),
  );
}

async function buildPage() {
  if (Object.keys(present({ page: 'renderer/index.html' })).length === 0) return;
  await build(mergeConfig(pageConfig, { configFile: false, logLevel: 'warn', build: { outDir: join(next, 'renderer') } }));
}

async function buildBundle({ folder, format, entries }) {
  const found = present(entries);
  if (Object.keys(found).length === 0) return;
  await build(nodeBundle({ entries: found, outDir: join(next, folder), format }));
}

const parts = { renderer: buildPage, ...Object.fromEntries(bundles.map((bundle) => [bundle.folder, () => buildBundle(bundle)])) };

/** Puts a new folder in the old one's place: a rename each, so that no half build is ever seen. */
function putInPlace(/** @type {string} */ from, /** @type {string} */ to) {
  const old = `${next}-old`;
  if (existsSync(to)) renameSync(to, old);
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

async function buildAll() {
  for (const buildPart of Object.values(parts)) await buildPart();
  writeFileSync(join(next, basename(buildStamp)), madeOf);
  putInPlace(next, inRoot('out'));
}

async function buildOne(/** @type {string} */ part) {
  if (parts[part] === undefined) throw new Error(`--only takes one of: ${Object.keys(parts).join(', ')}`);
  await parts[part]();
  // The whole is no longer made of one state of the sources.
  rmSync(inRoot(buildStamp), { force: true });
  if (existsSync(join(next, part))) putInPlace(join(next, part), inRoot('out', part));
}

const began = Date.now();
mkdirSync(next, { recursive: true });
try {
  const only = process.argv.indexOf('--only');
  await (only === -1 ? buildAll() : buildOne(process.argv[only + 1] ?? ''));
  process.stdout.write(`Built in ${((Date.now() - began) / 1000).toFixed(1)} s.\n`);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(next, { recursive: true, force: true });
}
