import { expect, it } from 'vitest';
import { hubAwayForADay, hubKilled, lineCut } from './outbox.ts';

const seed = 20_260_302;
const rounds = (usual: number) => Number(process.env['FAULT_ROUNDS'] ?? usual);

it('a hub that was away for a day is told of every visit once', { timeout: 240_000 }, async () => {
  const report = await hubAwayForADay({ visits: rounds(40), seed });
  expect(report.failures).toEqual([]);
  expect(report.figures['waited']).toBeGreaterThanOrEqual(rounds(40) - 1);
});

it('a line cut in the middle of anything loses and doubles nothing', { timeout: 240_000 }, async () => {
  const report = await lineCut({ rounds: rounds(12), seed });
  expect(report.failures).toEqual([]);
  expect(report.figures['cuts']).toBeGreaterThanOrEqual(rounds(12));
});

it('a killed hub has every event it answered for, once', { timeout: 480_000 }, async () => {
  const report = await hubKilled({ rounds: rounds(3), seed });
  expect(report.failures).toEqual([]);
});

it('the harness sees a station that takes events as sent before the answer', { timeout: 240_000 }, async () => {
  const report = await lineCut({ rounds: 10, seed, acknowledge: 'before-answer' });
  expect(report.failures.filter((text) => text.includes('was acknowledged and is not at the hub')).length).toBeGreaterThan(0);
});
