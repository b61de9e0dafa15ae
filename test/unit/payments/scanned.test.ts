/** The one field of the till: what a scanner read, and which product Enter takes. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byBeginning, isBarcode } from '../../../renderer/features/payments/scanned.ts';

const CODE = '458101710000001220004829900000000559582243294671012013'.padEnd(54, '0').slice(0, 54);

describe('a bank bar code', () => {
  test('is 54 digits, with whatever blanks a person or a scanner puts between and after', () => {
    expect([isBarcode(CODE), isBarcode(`${CODE}\n`), isBarcode(CODE.replace(/(.{4})/g, '$1 ')), isBarcode(CODE.replace(/(.{9})/g, '$1\u00A0'))]).toEqual([true, true, true, true]);
  });

  test('is not one digit more or less, nor anything with a sign in it', () => {
    expect([isBarcode(CODE.slice(1)), isBarcode(`${CODE}0`), isBarcode(`-${CODE.slice(1)}`), isBarcode(''), isBarcode('passi'), isBarcode('6414893400016'), isBarcode(`${CODE.slice(0, 53)}٣`)]).toEqual(Array.from({ length: 7 }, () => false));
  });
});

describe('what Enter takes', () => {
  const names = ['Matkapassi', 'Passi, merimies', 'passi', 'Passi, diplomaatti', 'Ajokortti'];
  const order = (words: string) => byBeginning(names, words, (name) => name);

  test('is the very name, then what begins with the words, each in the order of the price list', () => {
    expect(order('Passi')).toEqual(['passi', 'Passi, merimies', 'Passi, diplomaatti', 'Matkapassi', 'Ajokortti']);
    expect(order('  PASSI ')).toEqual(order('passi'));
    expect(order('åå')).toEqual(names);
  });

  test('with nothing typed is the price list as it stands', () => {
    expect([order(''), order('   ')]).toEqual([names, names]);
  });

  test('loses, doubles and changes no row, and leaves the given list alone', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 6 })), fc.string({ maxLength: 4 }), (rows, words) => {
        const given = [...rows];
        const sorted = byBeginning(rows, words, (name) => name);
        expect(rows).toEqual(given);
        expect(sorted.toSorted()).toEqual(given.toSorted());
      }),
    );
  });
});
