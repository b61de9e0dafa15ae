import { expect, it } from 'vitest';
import { powerCut } from './power-cut.ts';

it('a log cut anywhere behind its last sync, its last page torn, has every acknowledged write', { timeout: 60_000 }, async () => {
  expect((await powerCut({ rounds: Number(process.env['FAULT_ROUNDS'] ?? 25), seed: 20_260_302 })).failures).toEqual([]);
});

it('the harness sees a log that was cut before it', { timeout: 60_000 }, async () => {
  expect((await powerCut({ rounds: 5, seed: 20_260_302, setting: 'torn' })).failures.length).toBeGreaterThan(0);
});
