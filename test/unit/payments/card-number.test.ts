import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasCardNumber, maskedCardNumber, withoutCardNumbers } from '#shared/domain/card-number.ts';
import { luhnFits } from '#shared/domain/luhn.ts';
import { TEST_CARDS } from '../../support/fakes/card-terminal/till.ts';

const digitsIn = (text: string) => text.replace(/\D/g, '');

describe('card numbers in text', () => {
  it.each(TEST_CARDS)('%s is covered however it is written', (card) => {
    expect(luhnFits(card)).toBe(true);
    const spaced = card.replace(/(.{4})(?=.)/g, '$1 ');
    for (const text of [card, spaced, spaced.replaceAll(' ', '-'), `pan=${card}&x=1`, `${card}=2812101`, `${card}1228`, `AID${card}X`, `0012${card}`]) {
      expect(withoutCardNumbers(text)).not.toContain(card);
      expect(digitsIn(withoutCardNumbers(text))).not.toContain(card);
    }
  });

  it('leaves what is none', () => {
    for (const text of ['A0000000031010', 'visa ************4242', '14,00 €', '2026-03-02 10.15', 'BV0q001643892070000.VK9DRSLLRCQ2WN82', 'puh. 040 123 4567']) expect(withoutCardNumbers(text)).toBe(text);
  });

  it('finds nothing more once it has covered a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -./ab'), maxLength: 60 }), (text) => {
        expect(hasCardNumber(withoutCardNumbers(text))).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds a card number anywhere in anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...TEST_CARDS), fc.string(), (before, card, after) => {
        expect(withoutCardNumbers(`${before}${card}${after}`)).not.toContain(card);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a masked card number', () => {
  it.each([
    ['541333 **** 9999', '541333****9999'],
    ['541333******4242', '541333******4242'],
    ['************4242', '************4242'],
    ['XXXX XXXX XXXX 4242', '************4242'],
  ])('%s is %s', (text, masked) => expect(maskedCardNumber(text)).toBe(masked));

  it.each(['4111111111111111', '41111111****1111', '4111 11** 1111 1111', '411111***1111', '', 'visa 1111', '411111****11112'])('%s is refused', (text) => expect(maskedCardNumber(text)).toBeNull());
});
