/**
 * The whole desk in one process: hub and station on SQLite files, served on the web.
 *
 *   node out/hosts/node.js --data <folder> --port <n> [--demo] [--lan] [--join <line of a hub>]
 *   node out/hosts/node.js --data <folder> --backup <folder>
 *   node out/hosts/node.js --data <folder> --restore <file>
 *   node out/hosts/node.js --data <folder> --journal verify [--file <export or database>] [--heads <file>]
 *
 * Says one JSON line on standard output when it serves, or why it cannot (exit code 2). The line `addresses`
 * on its standard input asks for addresses with new one-time codes.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { holdFolder } from '#service/kernel/db-lock.ts';
import { createLog } from '#service/kernel/log.ts';
import { StartProblem, startProblemOf } from '#service/kernel/start-problem.ts';
import { openDesk } from './desk.ts';
import { checkJournals } from './journal-check.ts';
import { backUpStation, restoreStation } from './rescue.ts';

const say = (report: object) => process.stdout.write(`${JSON.stringify(report)}\n`);

/** The folder that holds `assets/` and `out/`: two above this file, built or not. */
const home = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const run = async () => {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, port: { type: 'string', default: '4310' }, demo: { type: 'boolean' }, lan: { type: 'boolean' }, backup: { type: 'string' }, restore: { type: 'string' }, page: { type: 'string' }, quiet: { type: 'boolean' }, join: { type: 'string' }, journal: { type: 'string' }, file: { type: 'string' }, heads: { type: 'string' } },
  });
  if (!values.data) throw new StartProblem('dataNotWritable', '--data names no folder');
  const dataDir = resolve(values.data);
  // Only looks: nothing is made where there is nothing.
  if (values.journal === 'verify') return say({ done: 'journal', registers: checkJournals({ dataDir, file: values.file, heads: values.heads }) });
  mkdirSync(dataDir, { recursive: true });
  const log = createLog(values.quiet ? 'error' : 'warn');

  if (values.backup !== undefined) return say({ done: 'backup', file: await backUpStation(dataDir, resolve(values.backup)) });
  const lock = holdFolder(dataDir);
  if (values.restore !== undefined) return say({ done: 'restore', ...restoreStation(dataDir, resolve(values.restore)) });

  const desk = await openDesk({
    dataDir,
    assetsDir: join(home, 'assets'),
    pageDir: values.page ? resolve(values.page) : join(home, 'out', 'renderer'),
    port: Number(values.port),
    demo: values.demo === true,
    lan: values.lan === true,
    join: values.join,
    log,
  });
  let closing = false;
  const close = () => {
    if (closing) return;
    closing = true;
    void desk.close().then(() => {
      lock.release();
      process.exit(0);
    });
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
  // Each code enrols one device: whoever started the program asks for more by a line of its input.
  createInterface({ input: process.stdin }).on('line', (line) => {
    if (line.trim() === 'addresses') void desk.introduction().then((introduction) => say({ ready: true, ...introduction }));
  });
  say({ ready: true, ...(await desk.introduction()) });
};

try {
  await run();
} catch (error) {
  const problem = startProblemOf(error, process.argv.slice(2).join(' '));
  say(problem ? { problem: problem.kind, detail: problem.message } : { problem: 'unknown', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(2);
}
