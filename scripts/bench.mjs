/**
 * `npm run bench [-- --quick] [--only name[,name]]`: runs the benchmarks of `test/bench` and prints one JSON
 * document: the machine, the versions, each bench's figures, and its aims with whether they are met. Ends with 1
 * when a bench failed or counted errors; an aim that is missed is a figure, not a failure.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findChromium } from './chromium.mjs';
import { findNode } from './node24.mjs';
import { inRoot, root, toolEnvironment } from './run.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean', default: false }, here: { type: 'boolean', default: false } } });

/** `test/bench/<name>.ts` that exports a bench; the other files there are their parts. */
const files = readdirSync(inRoot('test', 'bench')).filter((name) => /^[a-z][a-z-]*\.ts$/.test(name) && readFileSync(inRoot('test', 'bench', name), 'utf8').includes('export const bench'));

const load = () => loadavg().map((value) => Number(value.toFixed(2)));
const version = (/** @type {string} */ name) => JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8')).version;

function chromiumVersion() {
  const path = findChromium();
  return path === undefined ? null : spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim();
}

async function runOne(/** @type {string} */ file) {
  const { bench } = await import(join(root, 'test', 'bench', file));
  const began = Date.now();
  process.stderr.write(`${bench.name} …\n`);
  const loadBefore = load();
  try {
    const result = await bench.run({ quick: values.quick });
    return { name: bench.name, seconds: Math.round((Date.now() - began) / 1000), load: { before: loadBefore, after: load() }, ...result };
  } catch (error) {
    return { name: bench.name, seconds: Math.round((Date.now() - began) / 1000), load: { before: loadBefore, after: load() }, failed: String(error?.stack ?? error) };
  }
}

async function runAll() {
  const wanted = values.only?.split(',');
  const unknown = (wanted ?? []).filter((name) => !files.includes(`${name}.ts`));
  if (unknown.length > 0) {
    process.stderr.write(`--only takes: ${files.map((name) => name.replace(/\.ts$/, '')).join(', ')}\n`);
    return 2;
  }
  const benches = [];
  for (const file of files) if (wanted === undefined || wanted.includes(file.replace(/\.ts$/, ''))) benches.push(await runOne(file));
  const [cpu] = cpus();
  const document = {
    at: new Date().toISOString(),
    quick: values.quick,
    machine: { cpu: cpu?.model, cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), kernel: release(), loadAverage: load() },
    versions: { node: process.version, ...Object.fromEntries(['better-sqlite3', '@orpc/server', 'kysely', 'ws', 'zod', 'react', 'vite', 'pg'].map((name) => [name, version(name)])), chromium: chromiumVersion() },
    met: benches.flatMap((one) => one.aims ?? []).filter((one) => one.met).length,
    missed: benches.flatMap((one) => (one.aims ?? []).filter((aim) => !aim.met).map((aim) => `${one.name}: ${aim.what}`)),
    benches,
  };
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  return benches.some((one) => one.failed !== undefined || one.errors > 0) ? 1 : 0;
}

// The benches are TypeScript: the project's own Node runs them, whichever one started this.
const node = findNode();
if (values.here || node === process.execPath) process.exitCode = await runAll();
else process.exitCode = spawnSync(node, [import.meta.filename, '--here', ...process.argv.slice(2)], { cwd: root, env: toolEnvironment(node), stdio: 'inherit' }).status ?? 1;
