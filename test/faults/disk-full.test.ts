import { expect, it } from 'vitest';
import { diskFull } from './disk-full.ts';

it('a full disk refuses what it cannot keep, whole, and the station goes on when there is room', { timeout: 120_000 }, async () => {
  const report = await diskFull({ rounds: Number(process.env['FAULT_ROUNDS'] ?? 5), seed: 20_260_302 });
  expect(report.failures).toEqual([]);
  expect(report.figures['refused']).toBeGreaterThan(0);
});
