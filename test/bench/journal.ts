/** How many rows of a journal are checked a second: of the database, and of its exports. The limit beside it is hashing the same text and nothing else. */
import { hash } from 'node:crypto';
import { exportCsv } from '#service/features/payments/journal/export-csv.ts';
import { exportJson } from '#service/features/payments/journal/export-json.ts';
import { gatherExport } from '#service/features/payments/journal/exporting.ts';
import { chainRows } from '#service/features/payments/journal/rows.ts';
import { rowText } from '#service/features/payments/journal/stored-row.ts';
import { verifyExport } from '#service/features/payments/journal/verify-export.ts';
import { verifyJournals, type Verified } from '#service/features/payments/journal/verify.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { aim, interleaved, median, perSecond, type Bench } from '../support/bench-report.ts';
import { startJournal } from '../support/journal.ts';

interface Measured {
  /** Rows a second by the clock, one value a round. */
  rates: number[];
  /** Microseconds of this process's processor time a row: says more than the clock on a busy machine. */
  cpu: number[];
}

const measured = (): Measured => ({ rates: [], cpu: [] });

const round = (into: Measured, rows: number, work: () => void): void => {
  const began = performance.now();
  const cpu = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(cpu);
  into.rates.push(perSecond(rows, performance.now() - began));
  into.cpu.push((user + system) / rows);
};

const shown = (one: Measured) => ({ rowsPerSecond: median(one.rates), rounds: one.rates, cpuMicroseconds: median(one.cpu), rowsPerCpuSecond: Math.round(1_000_000 / median(one.cpu)) });

export const bench: Bench = {
  name: 'journal',
  run: async ({ quick = false }) => {
    const rows = quick ? 400 : 6_000;
    const rounds = quick ? 1 : 5;
    const folder = benchFolder();
    const journal = await startJournal({ folder: folder.path });
    const registerId = journal.registerIds[0]!;
    let errors = 0;
    const whole = ({ faults, rows: checked }: Verified): void => {
      if (faults.length > 0 || checked !== rows) errors += 1;
    };
    const figures = { database: measured(), json: measured(), csv: measured(), hashingAlone: measured() };
    let bytes = 0;
    try {
      await journal.grow(registerId, rows);
      const exported = gatherExport(journal.db, { registerId, from: '2026-11-01', to: '2026-12-31' }, journal.clock.now());
      const files = { json: exportJson(exported), csv: exportCsv(exported) };
      const texts = [...chainRows(journal.db, registerId, 'real')].map(rowText);
      bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      const jobs = [
        async () => round(figures.database, rows, () => verifyJournals(journal.db).forEach(whole)),
        async () => round(figures.json, rows, () => whole(verifyExport(files.json))),
        async () => round(figures.csv, rows, () => whole(verifyExport(files.csv))),
        async () => round(figures.hashingAlone, rows, () => texts.forEach((text) => hash('sha256', text))),
      ];
      await interleaved(1, jobs);
      for (const one of Object.values(figures)) one.rates.length = one.cpu.length = 0;
      await interleaved(rounds, jobs);
    } finally {
      await journal.close();
      folder.remove();
    }
    return {
      runs: rounds,
      figures: { rows, bytesPerRow: Math.round(bytes / rows), ...Object.fromEntries(Object.entries(figures).map(([name, one]) => [name, shown(one)])), overHashingAlone: median(figures.database.rates) / median(figures.hashingAlone.rates) },
      aims: [aim('rows of a journal checked a second, in the database', median(figures.database.rates), { atLeast: 50_000 }), aim('rows of a journal checked in a second of processor time', 1_000_000 / median(figures.database.cpu), { atLeast: 50_000 })],
      errors,
      notes: [
        'Rows are four fifths sales of one to four lines with their receipts, as the desk writes them.',
        'Every hash is checked, and of the signatures one in 1,024 and the last: each row’s hash takes in the signature before it, so the last one vouches for all.',
        'hashingAlone: SHA-256 of the same texts, ready in memory: what no check can be faster than.',
      ],
    };
  },
};
