import { expect, it } from 'vitest';
import { crash } from './crash.ts';

it('a killed station has kept every acknowledged write, once', { timeout: 240_000 }, async () => {
  const report = await crash({ rounds: Number(process.env['FAULT_ROUNDS'] ?? 6), seed: 20_260_302 });
  expect(report.failures).toEqual([]);
  expect(report.figures['acknowledged']).toBeGreaterThan(6 * 20);
});

it('the harness sees a station that answers before its commit', { timeout: 120_000 }, async () => {
  const report = await crash({ rounds: 2, seed: 20_260_302, setting: 'before-commit' });
  expect(report.failures.filter((text) => text.includes('was acknowledged and is not there')).length).toBeGreaterThan(0);
});
