/** The bars of the bank bar code, read back by the table of the standard (ISO/IEC 15417, Code 128) and not by the encoder. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barsOf, type Bars } from '#service/features/payments/invoices/bars.ts';
import { readBankBarcode } from '#shared/domain/bank-barcode.ts';

const PATTERNS =
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'.split(' ');
const STOP = '2331112';
const START_C = 105;

/** Widths of bars and gaps in turn. */
const widthsOf = ({ bars, width }: Bars): string =>
  bars.map((bar, index) => `${bar.width}${index + 1 < bars.length ? (bars[index + 1]?.at ?? 0) - bar.at - bar.width : ''}`).join('') + (bars.at(-1)!.at + bars.at(-1)!.width === width ? '' : '?');

const digitsIn = (bars: Bars): string => {
  const widths = widthsOf(bars);
  expect(widths.endsWith(STOP)).toBe(true);
  const codes = (widths.slice(0, -STOP.length).match(/.{6}/g) ?? []).map((pattern) => PATTERNS.indexOf(pattern));
  const [start, ...rest] = codes;
  const check = rest.pop();
  expect(start).toBe(START_C);
  expect(check).toBe(rest.reduce((sum, code, index) => sum + code * (index + 1), START_C) % 103);
  return rest.map((code) => String(code).padStart(2, '0')).join('');
};

const rows = readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'vectors', 'bank_barcode.csv'), 'utf8').split('\n').slice(1).map((row) => row.split(',')).filter(([, valid]) => valid === 'yes');

test('the table is one: each pattern eleven wide, and no two alike', () => {
  expect(new Set(PATTERNS).size).toBe(106);
  expect(PATTERNS.filter((pattern) => [...pattern].reduce((sum, digit) => sum + Number(digit), 0) !== 11)).toEqual([]);
});

describe('the bars', () => {
  test('of every valid vector are read back as its digits', async () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const [digits = ''] of rows) {
      const bars = await barsOf(digits);
      expect(digitsIn(bars)).toBe(digits);
      // 27 pairs, start, check and stop.
      expect(bars.width).toBe(29 * 11 + 13);
      expect(readBankBarcode(digitsIn(bars)).ok).toBe(true);
    }
  });
});
