import { expect, it } from 'vitest';
import { cardKill } from './card-kill.ts';
import { cardTerminal } from './card-terminal.ts';

const seed = 20_260_302;
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 15);

it('nobody is charged twice or without a journal row, and no day closes on an unknown payment', { timeout: 900_000 }, async () => {
  const report = await cardTerminal({ rounds, seed });
  expect(report.failures).toEqual([]);
  expect(report.figures).toMatchObject({ lost: expect.any(Number) as number });
  expect(report.figures['lost']).toBeGreaterThan(rounds);
});

it('the harness sees a desk that sends again what was not answered', { timeout: 300_000 }, async () => {
  const report = await cardTerminal({ rounds: 40, seed, setting: 'blind-retry' });
  expect(report.failures.filter((text) => /was charged \d times|the terminal moved/.test(text)).length).toBeGreaterThan(0);
});

it('a killed process leaves no charge that the next one does not find', { timeout: 300_000 }, async () => {
  const report = await cardKill({ rounds: Math.min(rounds, 4), seed });
  expect(report.failures).toEqual([]);
});
