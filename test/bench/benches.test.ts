/** The benches that need no browser still run, without an error, and say what a bench must say. Figures taken in a hurry say nothing and are not looked at. */
import { describe, expect, test } from 'vitest';
import type { Bench, BenchResult } from '../support/bench-report.ts';
import { percentile, spread } from '../support/bench-report.ts';
import { bench as freeSlots } from './free-slots.ts';
import { bench as journal } from './journal.ts';
import { bench as queue } from './queue.ts';
import { bench as receipts } from './receipts.ts';
import { bench as sales } from './sales.ts';
import { bench as signalling } from './signalling.ts';
import { bench as theq } from './theq.ts';

const numbersIn = (part: unknown): number[] => {
  if (typeof part === 'number') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(numbersIn) : [];
};

/** What is not as it should be, in words; nothing when the bench said all that it must. */
const lacking = (result: BenchResult): string[] => [
  ...(result.errors === 0 ? [] : [`${result.errors} errors`]),
  ...(result.runs >= 1 ? [] : ['no run']),
  ...(result.notes.length > 0 ? [] : ['no notes']),
  ...(numbersIn(result.figures).length > 0 ? [] : ['no figures']),
  ...result.aims.filter(({ what, value }) => what === '' || !Number.isFinite(value)).map(({ what }) => `no value for "${what}"`),
  ...result.aims.filter(({ atLeast, atMost }) => (atLeast === undefined) === (atMost === undefined)).map(({ what }) => `not one bound for "${what}"`),
];

describe('a quick run', () => {
  const benches: Bench[] = [freeSlots, journal, queue, receipts, sales, signalling, theq];
  test.each(benches.map((bench) => [bench.name, bench] as const))('of %s ends without an error and says figures and aims', async (_name, bench) => {
    const result = await bench.run({ quick: true });
    expect(lacking(result)).toEqual([]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  }, 180_000);
});

describe('figures', () => {
  test('a percentile is the value that so many do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.01, 0.5, 0.95, 0.99, 1].map((p) => percentile(values, p))).toEqual([1, 50, 95, 99, 100]);
    expect(spread([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
  });
});
