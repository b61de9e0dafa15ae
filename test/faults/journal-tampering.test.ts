import { expect, it } from 'vitest';
import { tamper } from './journal-tampering.ts';

const seed = 20_261_122;
const rounds = Number(process.env['FAULT_ROUNDS'] ?? 140);

it('finds every tampering with a journal or its export, and names the first bad row', { timeout: 240_000 }, async () => {
  const report = await tamper({ rounds, seed });
  expect(report.failures).toEqual([]);
  expect(Object.keys(report.figures).toSorted()).toEqual(['backDate', 'cutTail', 'delete', 'flip', 'insert', 'older', 'rows', 'swap']);
});

it.each(['hashes', 'signatures', 'heads'] as const)('the harness sees a check without %s', { timeout: 120_000 }, async (without) => {
  const report = await tamper({ rounds: 70, seed, without });
  expect(report.failures.filter((text) => text.includes('was not found')).length).toBeGreaterThan(0);
});
