import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { CustomerLanguage } from '#shared/contract/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { formatCents } from '#shared/domain/money.ts';
import { formatTicketNumber, nextTicketNumber, parseTicketNumber } from '#shared/domain/ticket-number.ts';
import { PATIENCE, RUNS } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const NBSP = '\u00a0';

describe('language fallback', () => {
  const all = { fi: 'Passi', sv: 'Pass', en: 'Passport' };

  it.each([
    ['fi', 'fi', false],
    ['sv', 'sv', false],
    ['en', 'en', false],
    ['se', 'fi', true],
    ['uk', 'en', true],
    ['ru', 'en', true],
    ['ar', 'en', true],
    ['so', 'en', true],
  ] as const)('%s reads %s', (wanted, language, fallback) => {
    expect(chooseText(all, wanted)).toEqual({ text: all[language], language, fallback });
  });

  it('goes on to the next language when a text is missing or blank', () => {
    expect(chooseText({ fi: 'Passi', sv: ' ' }, 'sv')).toEqual({ text: 'Passi', language: 'fi', fallback: true });
    expect(chooseText({ fi: 'Passi' }, 'uk')).toEqual({ text: 'Passi', language: 'fi', fallback: true });
    expect(chooseText({ sv: 'Pass' }, 'en')).toEqual({ text: 'Pass', language: 'sv', fallback: true });
    for (const language of CustomerLanguage.options) expect(chooseText({ en: '' }, language)).toBeNull();
  });
});

it('writes cents as each language does', () => {
  expect(formatCents(4_400, 'fi')).toBe(`44,00${NBSP}€`);
  expect(formatCents(4_400, 'sv')).toBe(`44,00${NBSP}€`);
  expect(formatCents(4_400, 'en')).toBe('€44.00');
  expect(formatCents(123_456_750, 'fi')).toBe(`1${NBSP}234${NBSP}567,50${NBSP}€`);
  expect(formatCents(-5, 'fi')).toBe(`−0,05${NBSP}€`);
  expect(() => formatCents(0.5, 'fi')).toThrow(RangeError);
});

describe('ticket number', () => {
  it('has a letter and at least three digits', () => {
    expect(formatTicketNumber({ letter: 'P', number: 13 })).toBe('P013');
    expect(formatTicketNumber({ letter: 'Ä', number: 12_345 })).toBe('Ä12345');
    for (const wrong of [{ letter: 'p', number: 1 }, { letter: 'P', number: 0 }, { letter: 'P', number: 100_000 }, { letter: 'PP', number: 1 }]) expect(() => formatTicketNumber(wrong)).toThrow(RangeError);
  });

  it.each(['P013', 'p13', ' P 13 ', 'P-013'])('is read from %j', (text) => {
    expect(parseTicketNumber(text)).toEqual({ letter: 'P', number: 13 });
  });

  it.each(['', 'P', '13', 'P000', 'P1000000', '1P3', 'P 1 3'])('is not %j', (text) => {
    expect(parseTicketNumber(text)).toBeNull();
  });

  it('goes on by one until the numbers are used up', () => {
    expect([nextTicketNumber(null), nextTicketNumber(999), nextTicketNumber(99_999)]).toEqual([1, 1_000, null]);
  });

  it('comes back as it was written, and any text is answered', () => {
    expect(() =>
      fc.assert(
        fc.property(fc.constantFrom(...'ABCÅÄÖ'.split('')), fc.integer({ min: 1, max: 99_999 }), fc.string({ unit: 'binary', maxLength: 30 }), (letter, number, text) => {
          const back = parseTicketNumber(formatTicketNumber({ letter, number }));
          const other = parseTicketNumber(text);
          return back?.letter === letter && back.number === number && (other === null || other.number > 0);
        }),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });
});
