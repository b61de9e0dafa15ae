import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { maskPersonalIdentityCode, parsePersonalIdentityCode, personalIdentityCheckCharacter } from '#shared/domain/personal-identity-code.ts';
import { PATIENCE, RUNS, vectorRows } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const rows = vectorRows('hetu.csv');
const REASON: Record<string, string> = { format: 'format', date: 'date', checksum: 'checkCharacter', individual_number: 'individualNumber' };
const SEPARATORS = '+-YXWVUABCDEF'.split('');
const CENTURY = (separator: string): string => (separator === '+' ? '18' : '-YXWVU'.includes(separator) ? '19' : '20');

/** A right code of any day, separator and individual number. */
const codes = fc
  .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 50, max: 99 }), fc.constantFrom(...SEPARATORS), fc.integer({ min: 2, max: 999 }))
  .map(([day, month, year, separator, individual]) => {
    const date = [day, month, year].map((part) => String(part).padStart(2, '0')).join('');
    const number = String(individual).padStart(3, '0');
    return `${date}${separator}${number}${personalIdentityCheckCharacter(date + number)}`;
  });

describe('vectors', () => {
  it('has rows of every kind', () => {
    expect(rows).toHaveLength(231);
    expect(new Set(rows.map((row) => row['valid']))).toEqual(new Set(['yes', 'no', 'policy']));
  });

  it.each(rows.filter((row) => row['valid'] === 'yes'))('accepts $code', (row) => {
    expect(parsePersonalIdentityCode(row['code']!)).toEqual({
      ok: true,
      code: row['code'],
      birthDate: row['birth_date'],
      artificial: row['artificial_900_999'] === 'yes',
    });
  });

  const padded = (row: (typeof rows)[number]): boolean => row['code'] !== row['code']!.trim();
  const lowerCase = (row: (typeof rows)[number]): boolean => /[a-z]/.test(row['code']!);

  it.each(rows.filter((row) => row['valid'] === 'no' && !padded(row)))('refuses "$code" for its $reason', (row) => {
    // With a lower-case separator taken as its capital, what is wrong with this one is its check character.
    const reason = row['code'] === '101010b0101' ? 'checkCharacter' : REASON[row['reason']!];
    expect(parsePersonalIdentityCode(row['code']!)).toEqual({ ok: false, reason });
  });

  // Spaces around a code and lower case are what people paste and type: they are mended, unlike in some peers.
  it.each(rows.filter((row) => padded(row) || (row['valid'] === 'policy' && lowerCase(row))))('mends "$code"', (row) => {
    expect(parsePersonalIdentityCode(row['code']!)).toMatchObject({ ok: true, code: row['code']!.trim().toUpperCase() });
  });

  // No one born before 1850 lived to be given a code, but `+` typed for `-` passes every other check.
  it.each(rows.filter((row) => row['valid'] === 'policy' && !lowerCase(row)))('refuses $code, of a birth before codes were given', (row) => {
    expect(parsePersonalIdentityCode(row['code']!)).toEqual({ ok: false, reason: 'date' });
  });
});

describe('rules beyond the vectors', () => {
  it('refuses a birth date after today only when today is given', () => {
    const code = `311288A999${personalIdentityCheckCharacter('311288999')}`;
    expect(parsePersonalIdentityCode(code, '2026-08-31')).toEqual({ ok: false, reason: 'future' });
    expect(parsePersonalIdentityCode(code, '2088-12-31')).toMatchObject({ ok: true });
    expect(parsePersonalIdentityCode(code)).toMatchObject({ ok: true, birthDate: '2088-12-31' });
  });

  it('keeps people apart whose codes differ in the separator alone', () => {
    const twins = SEPARATORS.map((separator) => parsePersonalIdentityCode(`100190${separator}999${personalIdentityCheckCharacter('100190999')}`));
    const read = twins.map((twin) => (twin.ok ? `${twin.code} ${twin.birthDate}` : twin.reason));
    expect(new Set(read).size).toBe(13);
    expect(read).toEqual(SEPARATORS.map((separator) => `100190${separator}999P ${CENTURY(separator)}90-01-10`));
  });

  it('uses all 31 check characters', () => {
    expect(new Set(Array.from({ length: 31 }, (_, index) => personalIdentityCheckCharacter(String(10_190_000 + index)))).size).toBe(31);
  });

  it('catches every error in one digit or in the check character', () => {
    const errors = fc.tuple(codes, fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9), fc.integer({ min: 1, max: 9 }));
    expect(() =>
      fc.assert(
        fc.property(errors, ([code, position, shift]) => {
          const wrong = String((Number(code[position]) + shift) % 10);
          return !parsePersonalIdentityCode(code.slice(0, position) + wrong + code.slice(position + 1)).ok;
        }),
        { numRuns: 2 * RUNS },
      ),
    ).not.toThrow();
    expect(() =>
      fc.assert(
        fc.property(codes, fc.constantFrom(...'0123456789ABCDEFHJKLMNPRSTUVWXY'.split('')), (code, check) => parsePersonalIdentityCode(code.slice(0, 10) + check).ok === (check === code[10])),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });

  it('answers any text and masks what it cannot read', () => {
    expect(() =>
      fc.assert(
        fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ unit: fc.constantFrom(...'0129-+AYa '.split('')), maxLength: 13 })), (text) => {
          const result = parsePersonalIdentityCode(text);
          const masked = maskPersonalIdentityCode(text);
          return result.ok ? masked === `${result.code.slice(0, 7)}***${result.code.slice(10)}` : typeof result.reason === 'string';
        }),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
    expect(maskPersonalIdentityCode(' 131052-308t')).toBe('131052-***T');
    expect(maskPersonalIdentityCode('1310523081234')).toBe('***');
  });
});
