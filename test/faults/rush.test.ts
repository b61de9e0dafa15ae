import { expect, it } from 'vitest';
import { rushNext } from './rush.ts';

it('ten desks that press next together, with retries: nobody twice, nobody lost, each call explained', { timeout: 240_000 }, async () => {
  const report = await rushNext({ calls: Number(process.env['FAULT_CALLS'] ?? 1_000), seed: 20_260_302 });
  expect(report.failures).toEqual([]);
  expect(report.figures['calls']).toBe(Number(process.env['FAULT_CALLS'] ?? 1_000));
});

it('the harness sees a store that decides first and writes later', { timeout: 120_000 }, async () => {
  const report = await rushNext({ calls: 60, seed: 20_260_302, setting: 'lax' });
  expect(report.failures.filter((text) => text.includes('was called to')).length).toBeGreaterThan(0);
});
