import { expect, it } from 'vitest';
import { cashDays } from './cash-days.ts';

it('random days: Z, journal, receipts and the drawer tell the same, per payee, rate and tender', { timeout: 240_000 }, async () => {
  const report = await cashDays({ days: Number(process.env['FAULT_DAYS'] ?? 25), seed: 20_260_302 });
  expect(report.failures).toEqual([]);
  // Of everything that the days are made of, some happened.
  expect(Object.entries(report.figures).filter(([, count]) => count === 0)).toEqual([]);
});

it('the harness sees a receipt that is missing', { timeout: 120_000 }, async () => {
  const report = await cashDays({ days: 5, seed: 20_260_302, setting: 'oneMissing' });
  expect(report.failures.filter((text) => text.includes('receipts {')).length).toBeGreaterThan(0);
});
