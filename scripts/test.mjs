/**
 * The one test command: types, lint, folder rules, everything without a browser, and end to end. All parts
 * run even when one fails; the last line counts them together.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { checkFolders } from './folders.mjs';
import { findNode } from './node24.mjs';
import { inRoot, run, toolEnvironment } from './run.mjs';
import { checkLayer, layers } from './types.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const node = findNode();
const { FORCE_COLOR: _, ...env } = { ...toolEnvironment(node), NO_COLOR: '1' };
const reports = inRoot('node_modules', '.cache', 'onedoor-reports');
/** Milliseconds after which a tool that hangs is ended, and counted as a failure. */
const longest = 15 * 60_000;
const count = (/** @type {boolean} */ right) => ({ passed: right ? 1 : 0, failed: right ? 0 : 1, skipped: 0 });

/**
 * Runs a tool that leaves a JSON report, and counts from it. A tool that dies, or fails for a reason that its
 * report does not count, is one failure more: nothing red may look green.
 *
 * @param {string} name of the report
 * @param {(report: string) => { args: string[], env?: Record<string, string> }} how
 * @param {(report: any) => Count} read
 * @returns {Promise<Count>}
 */
async function counted(name, how, read) {
  mkdirSync(reports, { recursive: true });
  const report = inRoot('node_modules', '.cache', 'onedoor-reports', `${name}.json`);
  rmSync(report, { force: true });
  const { args, env: more } = how(report);
  const code = await run(node, args, { env: { ...env, ...more }, timeout: longest });
  const result = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : count(false);
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

async function types() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const layer of layers) {
    const clean = await checkLayer(layer);
    process.stdout.write(`  ${clean ? 'right' : 'WRONG'}  types of ${layer}\n`);
    total[clean ? 'passed' : 'failed'] += 1;
  }
  return total;
}

async function lint() {
  return count((await run(inRoot('node_modules', '.bin', 'oxlint'), ['--deny-warnings'], { env, shell: process.platform === 'win32' })) === 0);
}

async function folders() {
  const { violations, unread, modules } = await checkFolders();
  for (const { rule, from, to } of violations) process.stdout.write(`  ${rule}: ${from} → ${to}\n`);
  for (const file of unread) process.stdout.write(`  not read by the cruiser: ${file}\n`);
  process.stdout.write(`  ${modules} modules read\n`);
  return count(violations.length + unread.length === 0);
}

/** A test file that could not even be read has no tests to count: it is one failure itself. */
const readVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed')).length,
  skipped: report.numPendingTests + report.numTodoTests,
});

const unit = () =>
  counted(
    'unit',
    (report) => ({ args: [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`] }),
    readVitest,
  );

const readPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
});

const e2e = () =>
  counted(
    'e2e',
    (report) => ({ args: [inRoot('node_modules', '@playwright', 'test', 'cli.js'), 'test'], env: { E2E_REPORT: report } }),
    readPlaywright,
  );

const parts = { types, lint, folders, unit, e2e };
const chosen = process.argv[process.argv.indexOf('--only') + 1];
const names = process.argv.includes('--only') ? [chosen] : Object.keys(parts);
if (names.some((name) => !(name in parts))) {
  process.stderr.write(`--only takes one of: ${Object.keys(parts).join(', ')}\n`);
  process.exit(2);
}

const results = [];
for (const name of names) {
  process.stdout.write(`\n── ${name}\n`);
  const began = Date.now();
  let result = count(false);
  try {
    result = await parts[name]();
  } catch (error) {
    process.stdout.write(`${error.stack}\n`);
  }
  results.push({ name, ...result, seconds: Math.round((Date.now() - began) / 1000) });
}

process.stdout.write('\n');
for (const { name, passed, failed, skipped, seconds } of results) {
  process.stdout.write(`  ${name.padEnd(8)} ${passed} right, ${failed} wrong${skipped > 0 ? `, ${skipped} not run` : ''} (${seconds} s)\n`);
}
const sum = (/** @type {'passed' | 'failed'} */ key) => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') > 0 ? 1 : 0;
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
