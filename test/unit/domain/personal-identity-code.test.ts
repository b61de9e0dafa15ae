import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalIdentityCode, parsePersonalIdentityCode, personalIdentityCheckCharacter } from '#shared/domain/personal-identity-code.ts';
import { RUNS, vectorRows } from './vector-rows.ts';

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

  it.each(rows.filter((row) => row['valid'] === 'no'))('refuses "$code" for its $reason', (row) => {
    // Spaces around a code and lower case are what people paste and type: they are mended, unlike in the peers.
    const code = row['code']!;
    if (code !== code.trim()) {
      expect(parsePersonalIdentityCode(code)).toMatchObject({ ok: true, code: code.trim() });
      return;
    }
    const reason = code === '101010b0101' ? 'checkCharacter' : REASON[row['reason']!];
    expect(parsePersonalIdentityCode(code)).toEqual({ ok: false, reason });
  });

  it.each(rows.filter((row) => row['valid'] === 'policy'))('decides $code', (row) => {
    const code = row['code']!;
    const result = parsePersonalIdentityCode(code);
    if (/[a-z]/.test(code)) expect(result).toMatchObject({ ok: true, code: code.toUpperCase() });
    // No one born before 1850 lived to be given a code, but `+` typed for `-` passes every other check.
    else expect(result).toEqual({ ok: false, reason: 'date' });
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
    fc.assert(
      fc.property(errors, ([code, position, shift]) => {
        const wrong = String((Number(code[position]) + shift) % 10);
        return !parsePersonalIdentityCode(code.slice(0, position) + wrong + code.slice(position + 1)).ok;
      }),
      { numRuns: 2 * RUNS },
    );
    fc.assert(
      fc.property(codes, fc.constantFrom(...'0123456789ABCDEFHJKLMNPRSTUVWXY'), (code, check) => parsePersonalIdentityCode(code.slice(0, 10) + check).ok === (check === code[10])),
      { numRuns: RUNS },
    );
  });

  it('answers any text and masks what it cannot read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: fc.constantFrom(...'0129-+AYa '), maxLength: 13 })), (text) => {
        const result = parsePersonalIdentityCode(text);
        const masked = maskPersonalIdentityCode(text);
        return result.ok ? masked === `${result.code.slice(0, 7)}***${result.code.slice(10)}` : typeof result.reason === 'string';
      }),
      { numRuns: RUNS },
    );
    expect(maskPersonalIdentityCode(' 131052-308t')).toBe('131052-***T');
    expect(maskPersonalIdentityCode('1310523081234')).toBe('***');
  });
});
