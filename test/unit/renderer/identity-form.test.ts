/** The identity dialog: each field checked in its own words before anything is sent. */
import { expect, test } from 'vitest';
import { EMPTY_FORM, evidenceOf, type IdentityForm } from '../../../renderer/features/identity/identity-form.ts';
import { zoneLinesIn, zoneView } from '../../../renderer/features/identity/zone-view.ts';

const today = '2026-11-23';
const form = (change: Partial<IdentityForm>): IdentityForm => ({ ...EMPTY_FORM, ...change });
const faults = (change: Partial<IdentityForm>) => {
  const read = evidenceOf(form(change), today);
  return read.ok ? [] : read.faults.map(({ field, reason }) => `${field} ${reason}`);
};

/** The specimen passport of ICAO Doc 9303 part 4, of the state of Utopia. */
const SPECIMEN = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';

test.each([
  ['', 'code missing'],
  ['131052-308', 'code codeFormat'],
  ['320152-308T', 'code codeDate'],
  ['131052-308U', 'code checkCharacter'],
  ['131052-001W', 'code individualNumber'],
])('code %j is refused: %s', (code, expected) => {
  expect(faults({ method: 'code', code })).toEqual([expected]);
});

test('a right code passes, with spaces around it dropped', () => {
  expect(evidenceOf(form({ method: 'code', code: ' 131052-308T ' }), today)).toEqual({ ok: true, evidence: { method: 'code', code: '131052-308T' } });
});

test('a document names all that is missing at once, the comparison too', () => {
  expect(faults({ method: 'document', issuer: 'F1', lastFour: '12', expires: '31.2.2027', birthDate: '24.11.2026' })).toEqual(['issuer issuer', 'lastFour lastFour', 'expires day', 'birthDate future', 'compared notCompared']);
});

test('a document becomes evidence with days as data and letters raised', () => {
  expect(evidenceOf(form({ method: 'document', issuer: 'fin', lastFour: '4x21', expires: '1.2.2030', birthDate: '13.10.1952', compared: true }), today)).toEqual({
    ok: true,
    evidence: { method: 'document', kind: 'passport', issuer: 'FIN', expires: '2030-02-01', lastFour: '4X21', birthDate: '1952-10-13', comparedWithCustomer: true },
  });
});

test('a zone is refused by the field that fails its own check', () => {
  expect(faults({ method: 'mrz', compared: true, lines: '' })).toEqual(['lines missing']);
  expect(faults({ method: 'mrz', compared: true, lines: 'hello' })).toEqual(['lines zone']);
  expect(faults({ method: 'mrz', compared: true, lines: SPECIMEN.replace('L898902C36', 'L898902C37') })[0]).toMatch(/^lines checkDigit\./);
  expect(faults({ method: 'mrz', compared: false, lines: SPECIMEN })).toEqual(['compared notCompared']);
});

test('a zone that reads tells kind, issuer and expiry, and never the holder', () => {
  expect(zoneView(SPECIMEN, today)).toEqual({ kind: 'passport', issuer: 'UTO', expires: '2012-04-15', expired: true, corrected: 0 });
  expect(zoneView(SPECIMEN.slice(0, 40), today)).toBeNull();
});

test('of recognized text only the lines of a zone are taken', () => {
  expect(zoneLinesIn(`PASSPORT  UTOPIA\nEriksson\n${SPECIMEN.replace('\n', ' \n ')}\n`)).toBe(SPECIMEN);
  expect(zoneLinesIn('nothing here')).toBe('');
});
