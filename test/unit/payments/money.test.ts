import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { centsOf } from '#shared/domain/cash-count.ts';
import { roundCash } from '#shared/domain/cash-rounding.ts';
import { readCents } from '#shared/domain/money-text.ts';
import { priceOn } from '#shared/domain/price-on.ts';
import { lineTotal, totalsOf } from '#shared/domain/sale-totals.ts';
import { vatRateOn } from '#shared/domain/vat-rates.ts';
import { vatRows, vatWithin } from '#shared/domain/vat-rows.ts';
import { PATIENCE, RUNS, vectorRows } from '../domain/vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

describe('cash is rounded as the law says', () => {
  it.each([
    [0, 0], [1, 1], [2, 2], [3, 5], [4, 5], [5, 5], [6, 5], [7, 5], [8, 10], [9, 10],
    [10, 10], [11, 10], [12, 10], [13, 15], [14, 15], [15, 15], [16, 15], [17, 15], [18, 20], [19, 20],
    [101, 100], [102, 100], [103, 105], [4_999, 5_000],
  ])('%i cents are paid as %i', (cents, paid) => {
    expect(roundCash(cents)).toBe(paid);
    expect(roundCash(-cents)).toBe(paid === 0 ? -0 : -paid);
  });

  it('never moves a sum by more than two cents', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (cents) => {
        const paid = roundCash(cents);
        expect(Math.abs(paid - cents)).toBeLessThanOrEqual(2);
        expect(paid % 5 === 0 || Math.abs(cents) <= 2).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('refuses half a cent', () => {
    expect(() => roundCash(0.5)).toThrow(RangeError);
  });
});

describe('rates of tax', () => {
  const classOf = (name: string) => (name.startsWith('reduced_1') ? 'reduced1' : name.startsWith('reduced_2') ? 'reduced2' : name === 'zero' ? 'zero' : 'general');
  const spans = vectorRows('vat_rates_fi.csv').map((row) => ({ vatClass: classOf(row['class']!), rate: Math.round(Number(row['percent']) * 100), from: row['from']!, to: row['to'] || '2099-12-31' }) as const);
  const dayBefore = (date: string) => new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
  const follows = (span: (typeof spans)[number]) => spans.some(({ vatClass, to }) => vatClass === span.vatClass && to === dayBefore(span.from));

  it.each(spans)('$vatClass is $rate from $from to $to', ({ vatClass, rate, from, to }) => {
    expect(vatRateOn(vatClass, from)).toBe(rate);
    expect(vatRateOn(vatClass, to)).toBe(rate);
  });

  it.each(spans.filter(follows))('$vatClass was another rate the day before $from', ({ vatClass, rate, from }) => {
    expect(vatRateOn(vatClass, dayBefore(from))).not.toBe(rate);
  });

  it.each(spans.filter((span) => !follows(span)))('$vatClass had no rate before $from', ({ vatClass, from }) => {
    expect(() => vatRateOn(vatClass, dayBefore(from))).toThrow(RangeError);
  });

  it.each([
    ['general', '2024-08-31', 2400], ['general', '2024-09-01', 2550],
    ['reducedMoved', '2024-12-31', 1000], ['reducedMoved', '2025-01-01', 1400],
    ['reducedMoved', '2025-12-31', 1400], ['reducedMoved', '2026-01-01', 1350],
    ['reduced1', '2025-12-31', 1400], ['reduced1', '2026-01-01', 1350],
    ['reduced2', '2026-01-01', 1000],
  ] as const)('%s on %s is %i', (vatClass, date, rate) => {
    expect(vatRateOn(vatClass, date)).toBe(rate);
  });

  it('keeps the rate of the day on which it was paid in advance', () => {
    expect(vatRateOn('general', '2024-09-10', '2024-08-31')).toBe(2400);
    expect(vatRateOn('general', '2024-09-10', '2024-09-01')).toBe(2550);
    expect(vatRateOn('general', '2024-08-20', '2024-09-02')).toBe(2400);
  });

  it('tells "no VAT" from the zero rate', () => {
    expect(vatRateOn('none', '2026-11-22')).toBeNull();
    expect(vatRateOn('zero', '2026-11-22')).toBe(0);
  });
});

describe('tax of a receipt', () => {
  it.each([
    [12_550, 2550, 2550], [100, 2550, 20], [1_135, 1350, 135], [1, 2550, 0], [3, 2550, 1], [-12_550, 2550, -2550],
  ])('%i cents at %i hold %i', (gross, rate, vat) => {
    expect(vatWithin(gross, rate)).toBe(vat === 0 ? Math.abs(vat) : vat);
  });

  it('is counted from the sum at a rate, not line by line', () => {
    const line = { vatClass: 'general', vatRate: 2550, totalCents: 1 } as const;
    expect(vatRows([line, line, line])).toEqual([{ vatClass: 'general', vatRate: 2550, grossCents: 3, vatCents: 1, netCents: 2 }]);
  });

  it('is exact: the nearest cent of the fraction, halves away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), fc.constantFrom(0, 1000, 1350, 1400, 2400, 2550), (gross, rate) => {
        const [exact, whole] = [BigInt(gross) * BigInt(rate), BigInt(10_000 + rate)];
        const twice = 2n * (BigInt(vatWithin(gross, rate)) * whole - exact);
        expect(twice <= whole && twice >= -whole).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('totals', () => {
  const line = (totalCents: number, payeeId: string, vatRate: number | null = null) => ({ totalCents, payeeId, vatClass: vatRate === null ? ('none' as const) : ('general' as const), vatRate });

  it('says what is due in cash and otherwise', () => {
    const { totals, dueCents, cashDueCents } = totalsOf([line(5_403, 'poliisi'), line(1_200, 'kunta', 2550)], []);
    expect({ dueCents, cashDueCents, total: totals.totalCents }).toEqual({ dueCents: 6_603, cashDueCents: 6_605, total: 6_603 });
    expect(totals.byPayee).toEqual([{ payeeId: 'poliisi', cents: 5_403 }, { payeeId: 'kunta', cents: 1_200 }]);
  });

  it('is settled by a rounded cash payment after a card', () => {
    const after = totalsOf([line(6_603, 'poliisi')], [{ cents: 5_000, roundingCents: 0 }, { cents: 1_605, roundingCents: 2 }]);
    expect(after).toMatchObject({ dueCents: 0, cashDueCents: 0, totals: { paidCents: 6_605, roundingCents: 2 } });
  });

  it('adds up in every way', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: -50_000, max: 50_000 }), fc.constantFrom('a', 'b', 'c'), fc.constantFrom(null, 2550)), { maxLength: 12 });
    fc.assert(
      fc.property(lines, (rows) => {
        const { totals } = totalsOf(rows.map(([cents, payee, rate]) => line(cents, payee, rate)), []);
        expect(totals.byPayee.reduce((sum, { cents }) => sum + cents, 0)).toBe(totals.totalCents);
        expect(totals.vat.reduce((sum, { grossCents }) => sum + grossCents, 0)).toBe(totals.totalCents);
        for (const { netCents, vatCents, grossCents } of totals.vat) expect(netCents + vatCents).toBe(grossCents);
      }),
      { numRuns: RUNS / 5 },
    );
  });

  it('never takes more off than the price', () => {
    expect(lineTotal({ quantity: 3, unitCents: 250, discountCents: 50 })).toBe(700);
    expect(() => lineTotal({ quantity: 1, unitCents: 250, discountCents: 251 })).toThrow(RangeError);
  });
});

describe('prices by date', () => {
  const product = { prices: [{ from: '2026-01-01', cents: 5_400 }, { from: '2025-01-01', cents: 5_100 }], until: '2027-01-01' };

  it.each([['2024-12-31', null], ['2025-01-01', 5_100], ['2025-12-31', 5_100], ['2026-01-01', 5_400], ['2026-12-31', 5_400], ['2027-01-01', null]])('on %s: %s', (date, cents) => {
    expect(priceOn(product, date)).toBe(cents);
  });
});

it('counts notes and coins', () => {
  expect(centsOf({ '5000': 2, '2000': 3, '5': 7 })).toBe(16_035);
  expect(centsOf({})).toBe(0);
});

describe('amounts as typed', () => {
  it.each([
    ['12', 1_200], ['12,5', 1_250], ['12.50', 1_250], ['1 234,56', 123_456], ['1\u00A0234,56', 123_456], ['1\u202F234,56 €', 123_456],
    ['1.234,56', 123_456], ['1,234.56', 123_456], [',50', 50], ['0,05', 5], ['€7', 700], ['1000000', 100_000_000], ['12,', 1_200],
  ])('%s is %i cents', (text, cents) => {
    expect(readCents(text)).toEqual({ cents });
  });

  it.each([
    ['', 'empty'], ['  ', 'empty'], ['abc', 'format'], ['1,2,3', 'format'], ['1.234', 'decimals'], ['1,234', 'decimals'], ['0,005', 'decimals'],
    ['-5', 'negative'], ['−5', 'negative'], ['10000000', 'tooLarge'], ['1000000,01', 'tooLarge'], ['1e5', 'format'], ['.', 'format'], ['12 34 x', 'format'],
  ])('"%s" is refused: %s', (text, reason) => {
    expect(readCents(text)).toEqual({ reason });
  });

  it('reads back what is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (cents) => {
        expect(readCents((cents / 100).toLocaleString('fi-FI', { minimumFractionDigits: 2 }))).toEqual({ cents });
        expect(readCents((cents / 100).toFixed(2))).toEqual({ cents });
      }),
      { numRuns: RUNS / 5 },
    );
  });
});
