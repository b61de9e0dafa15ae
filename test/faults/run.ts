/**
 * Runs the fault programs whole and prints their figures as JSON lines. Called by `npm run faults`:
 * `[program…] [--rounds N] [--calls N] [--seed N]`. Ends with 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { cardKill } from './card-kill.ts';
import { cardTerminal } from './card-terminal.ts';
import { cashDays } from './cash-days.ts';
import { crash } from './crash.ts';
import { diskFull } from './disk-full.ts';
import { tamper } from './journal-tampering.ts';
import { hubAwayForADay, hubKilled, lineCut } from './outbox.ts';
import { powerCut } from './power-cut.ts';
import { rushNext } from './rush.ts';
import type { FaultReport } from './report.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' }, calls: { type: 'string' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const rounds = (usual: number) => Number(values.rounds ?? usual);

const programs: Record<string, () => Promise<FaultReport>> = {
  crash: () => crash({ rounds: rounds(200), seed }),
  'crash-known-bad': () => crash({ rounds: rounds(3), seed, setting: 'before-commit' }),
  rush: () => rushNext({ calls: Number(values.calls ?? 10_000), seed }),
  'rush-known-bad': () => rushNext({ calls: 100, seed, setting: 'lax' }),
  'outbox-day': () => hubAwayForADay({ visits: rounds(1_000), seed }),
  'outbox-cut': () => lineCut({ rounds: rounds(500), seed }),
  'outbox-kill': () => hubKilled({ rounds: rounds(100), seed }),
  'outbox-known-bad': () => lineCut({ rounds: 10, seed, acknowledge: 'before-answer' }),
  'power-cut': () => powerCut({ rounds: rounds(300), seed }),
  'power-cut-known-bad': () => powerCut({ rounds: rounds(5), seed, setting: 'torn' }),
  'card-terminal': () => cardTerminal({ rounds: rounds(1_000), seed }),
  'card-kill': () => cardKill({ rounds: rounds(60), seed }),
  'card-terminal-known-bad': () => cardTerminal({ rounds: rounds(40), seed, setting: 'blind-retry' }),
  'cash-days': () => cashDays({ days: rounds(10_000), seed }),
  'cash-days-known-bad': () => cashDays({ days: rounds(5), seed, setting: 'oneMissing' }),
  'journal-tampering': () => tamper({ rounds: rounds(10_000), seed }),
  'journal-tampering-known-bad': () => tamper({ rounds: rounds(140), seed, without: 'hashes' }),
  'disk-full': () => diskFull({ rounds: rounds(100), seed }),
};

const SHOWN = 20;
let wrong = 0;
for (const name of positionals.length > 0 ? positionals : Object.keys(programs)) {
  const program = programs[name];
  if (!program) throw new Error(`there is no program ${name}; there are ${Object.keys(programs).join(', ')}`);
  const report = await program();
  // A known-bad setting must be seen: there, it is right that something failed.
  const right = name.endsWith('-known-bad') ? report.failures.length > 0 : report.failures.length === 0;
  if (!right) wrong += 1;
  process.stdout.write(`${JSON.stringify({ program: name, right, ...report, failures: report.failures.slice(0, SHOWN), failed: report.failures.length })}\n`);
}
process.exit(wrong > 0 ? 1 : 0);
