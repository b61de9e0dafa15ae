import { expect, it } from 'vitest';
import { bookingRush } from './booking-rush.ts';

it('a hundred bookings of one time at once: exactly one has it, whole', { timeout: 240_000 }, async () => {
  const report = await bookingRush({ rounds: Number(process.env['FAULT_ROUNDS'] ?? 3), seed: 20_260_303 });
  expect(report.failures).toEqual([]);
});

it('the harness sees a check outside the transaction', { timeout: 120_000 }, async () => {
  const report = await bookingRush({ rounds: 1, calls: 20, seed: 20_260_303, setting: 'checkFirst' });
  expect(report.failures.filter((text) => text.includes('bookings of one time') || text.includes('held twice')).length).toBeGreaterThan(0);
});
