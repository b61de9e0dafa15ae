/** The benches that need no browser still run, without an error, and say what a bench must say. Figures taken in a hurry say nothing and are not looked at. */
import { describe, expect, test } from 'vitest';
import type { Bench, BenchResult } from '../support/bench-report.ts';
import { percentile, spread } from '../support/bench-report.ts';
import { bench as queue } from './queue.ts';
import { bench as theq } from './theq.ts';

const numbersIn = (part: unknown): number[] => {
  if (typeof part === 'number') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(numbersIn) : [];
};

const expectWhole = (result: BenchResult) => {
  expect(result.errors).toBe(0);
  expect(result.runs).toBeGreaterThanOrEqual(1);
  expect(result.notes.length).toBeGreaterThan(0);
  expect(numbersIn(result.figures).length).toBeGreaterThan(0);
  for (const { what, value, met, atLeast, atMost } of result.aims) {
    expect(what).not.toBe('');
    expect(Number.isFinite(value)).toBe(true);
    expect(typeof met).toBe('boolean');
    expect([atLeast, atMost].filter((bound) => bound !== undefined)).toHaveLength(1);
  }
  expect(JSON.parse(JSON.stringify(result))).toEqual(result);
};

describe('a quick run', () => {
  const benches: Bench[] = [queue, theq];
  test.each(benches.map((bench) => [bench.name, bench] as const))('of %s ends without an error and says figures and aims', async (_name, bench) => expectWhole(await bench.run({ quick: true })), 180_000);
});

describe('figures', () => {
  test('a percentile is the value that so many do not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.01, 0.5, 0.95, 0.99, 1].map((p) => percentile(values, p))).toEqual([1, 50, 95, 99, 100]);
    expect(spread([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
  });
});
