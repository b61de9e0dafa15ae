/**
 * Runs the fault programs whole. Called by `npm run faults`:
 * `[program…] [--rounds N] [--calls N] [--seed N] [--every N]`.
 *
 * On stdout one JSON line of figures a program; on stderr one of progress every N rounds. SIGTERM or SIGINT ends it
 * after the round under way, with the figures of the rounds done so far. Ends with 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { bookingRush } from './booking-rush.ts';
import { cardKill } from './card-kill.ts';
import { cardTerminal } from './card-terminal.ts';
import { cashDays } from './cash-days.ts';
import { crash } from './crash.ts';
import { diskFull } from './disk-full.ts';
import { tamper } from './journal-tampering.ts';
import { hubAwayForADay, hubKilled, lineCut } from './outbox.ts';
import { powerCut } from './power-cut.ts';
import { withRemoteRelay } from './remote.ts';
import { remoteCut } from './remote-cut.ts';
import { remoteGlare } from './remote-glare.ts';
import { remoteSessions } from './remote-sessions.ts';
import { rushNext } from './rush.ts';
import type { FaultReport } from './report.ts';
import type { Watching } from './rounds.ts';

const number = { type: 'string' } as const;
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: number, calls: number, seed: number, every: number } });
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
const rounds = (usual: number) => Number(values.rounds ?? usual);

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort());
const watching: Watching = { every: Number(values.every ?? 10), stop: stopping.signal, say: (line) => process.stderr.write(`${JSON.stringify(line)}\n`) };

const programs: Record<string, () => Promise<FaultReport>> = {
  crash: () => crash({ rounds: rounds(200), seed, watching }),
  'crash-known-bad': () => crash({ rounds: rounds(3), seed, setting: 'before-commit', watching }),
  rush: () => rushNext({ calls: Number(values.calls ?? 10_000), seed, watching }),
  'rush-known-bad': () => rushNext({ calls: 100, seed, setting: 'lax', watching }),
  'booking-rush': () => bookingRush({ rounds: rounds(100), seed, watching }),
  'booking-rush-known-bad': () => bookingRush({ rounds: rounds(2), calls: 20, seed, setting: 'checkFirst', watching }),
  'outbox-day': () => hubAwayForADay({ visits: rounds(1_000), seed, watching }),
  'outbox-cut': () => lineCut({ rounds: rounds(500), seed, watching }),
  'outbox-kill': () => hubKilled({ rounds: rounds(100), seed, watching }),
  'outbox-known-bad': () => lineCut({ rounds: 10, seed, acknowledge: 'before-answer', watching }),
  'power-cut': () => powerCut({ rounds: rounds(300), seed, watching }),
  'power-cut-known-bad': () => powerCut({ rounds: rounds(5), seed, setting: 'torn', watching }),
  'disk-full': () => diskFull({ rounds: rounds(100), seed, watching }),
  'card-terminal': () => cardTerminal({ rounds: rounds(1_000), seed, watching }),
  'card-kill': () => cardKill({ rounds: rounds(60), seed, watching }),
  'card-terminal-known-bad': () => cardTerminal({ rounds: rounds(40), seed, setting: 'blind-retry', watching }),
  'cash-days': () => cashDays({ days: rounds(10_000), seed, watching }),
  'cash-days-known-bad': () => cashDays({ days: rounds(5), seed, setting: 'oneMissing', watching }),
  'journal-tampering': () => tamper({ rounds: rounds(10_000), seed, watching }),
  'remote-sessions': () => withRemoteRelay((place) => remoteSessions({ ...place, rounds: rounds(200), seed, watching })),
  'remote-sessions-known-bad': () => withRemoteRelay((place) => remoteSessions({ ...place, rounds: rounds(2), seed, setting: 'deaf', watching })),
  'remote-glare': () => withRemoteRelay((place) => remoteGlare({ ...place, rounds: rounds(1_000), seed, watching })),
  'remote-glare-known-bad': () => withRemoteRelay((place) => remoteGlare({ ...place, rounds: rounds(5), seed, setting: 'no-rollback', watching })),
  'remote-cut': () => withRemoteRelay(({ folder }) => remoteCut({ folder, rounds: rounds(10), seed, watching })),
  'remote-cut-by-proxy': () => withRemoteRelay(({ folder }) => remoteCut({ folder, rounds: rounds(5), seed, by: 'proxy', watching })),
  'remote-cut-known-bad': () => withRemoteRelay(({ folder }) => remoteCut({ folder, rounds: rounds(2), seed, cutMs: 30_000, setting: 'no-search', watching })),
  'journal-tampering-known-bad': () => tamper({ rounds: rounds(140), seed, without: 'hashes', watching }),
};

const SHOWN = 20;
let wrong = 0;
for (const name of positionals.length > 0 ? positionals : Object.keys(programs)) {
  if (stopping.signal.aborted) break;
  const program = programs[name];
  if (!program) throw new Error(`there is no program ${name}; there are ${Object.keys(programs).join(', ')}`);
  const report = await program();
  // A known-bad setting must be seen, unless it was stopped before it could be: there, it is right that something failed.
  const right = name.endsWith('-known-bad') ? report.failures.length > 0 || report.stopped : report.failures.length === 0;
  if (!right) wrong += 1;
  process.stdout.write(`${JSON.stringify({ program: name, right, ...report, failures: report.failures.slice(0, SHOWN), failed: report.failures.length })}\n`);
}
process.exit(wrong > 0 ? 1 : 0);
