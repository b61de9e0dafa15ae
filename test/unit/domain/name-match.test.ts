import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { readMrzName } from '#shared/domain/mrz-name.ts';
import { compareNames } from '#shared/domain/name-match.ts';
import { PATIENCE, RUNS } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

describe('a told name and a zone name', () => {
  it.each([
    ['Maija Kaarina Meikäläinen', 'MEIKAELAEINEN<<MAIJA<KAARINA<<', 'match'],
    ['meikäläinen maija', 'MEIKAELAEINEN<<MAIJA<KAARINA<<', 'match'],
    ['Meikäläinen, Maija', 'MEIKALAINEN<<MAIJA<<', 'match'],
    ['Maija Meikalainen', 'MEIKAELAEINEN<<MAIJA<<', 'match'],
    ['Björn Åhman-Lindström', 'AAHMAN<LINDSTROEM<<BJOERN<<<<<', 'match'],
    ['Björn Åhman', 'AAHMAN<LINDSTROEM<<BJOERN<<<<<', 'partial'],
    ["Saoirse O'Brien", 'O<BRIEN<<SAOIRSE<<', 'match'],
    ['Saoirse O’Brien', 'OBRIEN<<SAOIRSE<<', 'match'],
    ['Anna-Maria Eriksson', 'ERIKSSON<<ANNA<MARIA<<', 'match'],
    ['Jürgen Müller', 'MUELLER<<JUERGEN<<', 'match'],
    ['Søren Kjær', 'KJAER<<SOEREN<<', 'match'],
    ['José Nuñez', 'NUNEZ<<JOSE<<', 'match'],
    ['Åke Mäki', 'MAEKI<<AAKE<<', 'match'],
    ['Mäki', 'MAEKI<<<<<<', 'match'],
    ['Mäki', 'MAEKI<<AINO<<', 'partial'],
    ['Aino', 'MAEKI<<AINO<<', 'partial'],
    ['Aino Sofia Mäki', 'MAEKI<<AINO<<', 'partial'],
    ['Matti Mäki', 'MAEKI<<AINO<<', 'mismatch'],
    ['Aino Virtanen', 'MAEKI<<AINO<<', 'mismatch'],
    ['Matti Virtanen', 'MAEKI<<AINO<<', 'mismatch'],
    ['André Estevão Caçador de Araújo', 'CACADOR<DE<ARAUJO<<ANDRE<ESTEV', 'match'],
    ['Олена Коваль', 'KOVAL<<OLENA<<', 'partial'],
    ['', 'MAEKI<<AINO<<', 'partial'],
  ])('%s and %s: %s', (stated, zone, result) => {
    expect(compareNames(stated, readMrzName(zone)!)).toBe(result);
  });

  it('answers any text, and a name always matches itself', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')), minLength: 1, maxLength: 9 });
    const name = fc.record({ primary: word, secondary: word, truncated: fc.boolean() });
    expect(() =>
      fc.assert(
        fc.property(name, fc.string({ unit: 'binary', maxLength: 100 }), (zone, text) => {
          const answered = ['match', 'partial', 'mismatch'].includes(compareNames(text, zone));
          return answered && compareNames(`${zone.secondary} ${zone.primary}`, zone) === 'match';
        }),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });
});

it('reads name fields', () => {
  expect(readMrzName('SMITH<JONES<<SUSIE<MARGARET<<<<')).toEqual({ primary: 'SMITH JONES', secondary: 'SUSIE MARGARET', truncated: false });
  expect(readMrzName('KORHONEN<JA<VERY<LONG')).toEqual({ primary: 'KORHONEN JA VERY LONG', secondary: '', truncated: true });
  expect([readMrzName('<<<<'), readMrzName('M4KI<<AINO'), readMrzName('')]).toEqual([null, null, null]);
});
