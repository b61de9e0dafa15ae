import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parsePersonalIdentityCode } from '#shared/domain/personal-identity-code.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import { PATIENCE, RUNS, vectorRows } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

const told = (text: string): string[] => personalDataIn(text).map(({ kind, certainty, from, to }) => `${kind} ${certainty}: ${text.slice(from, to)}`);

describe('personal data in a note', () => {
  it.each([
    ['Asiakas 131052-308T, palaa huomenna.', ['personalIdentityCode sure: 131052-308T']],
    ['hetu 131052–308t puuttui', ['personalIdentityCode sure: 131052–308t']],
    ['hetu 131052 308T', ['personalIdentityCode maybe: 131052 308T']],
    ['väärä 131052-308U', ['personalIdentityCode maybe: 131052-308U']],
    ['soita 040 123 4567 tai +358 50 1234567', ['phone sure: 040 123 4567', 'phone sure: +358 50 1234567']],
    ['vaihde 09 310 1691', ['phone maybe: 09 310 1691']],
    ['posti matti.meikalainen@example.fi.', ['email sure: matti.meikalainen@example.fi']],
    ['matti.meikalainen(at)example.fi', ['email sure: matti.meikalainen(at)example.fi']],
    ['tilille FI21 1234 5600 0007 85 maksettu', ['iban sure: FI21 1234 5600 0007 85']],
    ['tilille FI2112345600000785.', ['iban sure: FI2112345600000785']],
    ['tilille FI22 1234 5600 0007 85', ['iban maybe: FI22 1234 5600 0007 85']],
    ['kortti 4111 1111 1111 1111', ['card sure: 4111 1111 1111 1111']],
    ['kortti 4111 1111 1111 1112', []],
    ['Y-tunnus 0114162-2, Helsinki 00100, 31.8.2026 klo 14.05, 44,00 €', []],
    ['Vuoronumero P013, lomake 123, vuosi 2026, diaari 12345/2026', []],
    ['Asiakkaalle neuvottu verkkopalvelu suomi.fi.', []],
    ['131052-308T ja 040 1234567', ['personalIdentityCode sure: 131052-308T', 'phone sure: 040 1234567']],
  ])('%j', (text, found) => {
    expect(told(text)).toEqual(found);
  });

  it('finds every right code of the vectors in the middle of a sentence', () => {
    const codes = vectorRows('hetu.csv').flatMap((row) => (row['valid'] === 'yes' ? [row['code']!] : []));
    for (const code of codes) expect(told(`Asiakas (${code}) kävi.`)).toEqual([`personalIdentityCode sure: ${code}`]);
  });

  it('gives ordered ranges without overlap for any text, and says sure only of right codes', () => {
    const pieces = fc.array(fc.constantFrom('131052-308T', '0401234567', '+358', 'FI21', '1234 ', '4111', 'a@b.fi', '-', ' ', 'x', '00', '(', ')'), { maxLength: 40 }).map((list) => list.join(''));
    expect(() =>
      fc.assert(
        fc.property(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 100 })), (text) =>
          personalDataIn(text).every(({ kind, certainty, from, to }, index, all) => {
            const code = kind !== 'personalIdentityCode' || certainty !== 'sure' || parsePersonalIdentityCode(text.slice(from, to).replaceAll(' ', '').replace(/[‐‑–—−]/, '-')).ok;
            return code && from < to && to <= text.length && from >= (all[index - 1]?.to ?? 0);
          }),
        ),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });

  it('is quick on the longest note', () => {
    const began = performance.now();
    for (const unit of ['1', '0 ', 'a@', 'a.', 'FI21 ', '+', '040-', '131052-', 'x'.repeat(64)]) personalDataIn(unit.repeat(2_000).slice(0, 2_000));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
