import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { IdentityEvidence } from '#shared/contract/identity.ts';
import type { Visit } from '#shared/contract/visits.ts';
import { mrzCheckDigit } from '#shared/domain/mrz-check-digit.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { documentEvidence, startDesks, type Desks } from '../visits/at-desks.ts';

let desks: Desks;
let visit: Visit;
beforeAll(async () => {
  desks = await startDesks({ desks: 2 });
  visit = await desks.walkUp();
});
afterAll(() => desks.close());

const record = (evidence: IdentityEvidence, desk = 0, of = visit) => desks.clients[desk]!.identity.record({ commandId: desks.commandId(), visitId: of.id, evidence });
const fields = async (evidence: IdentityEvidence) => (await refusalOf(record(evidence))).data;

/** DVV's published example identities: the first three born in 1994, the last in 2009. */
const CODE = '010594Y9021';
const OTHER_CODE = '020594X903P';

const PASSPORT = 'P<FINVIRTANEN<<MATTI<JUHANI<<<<<<<<<<<<<<<<<\nFP12152797FIN5201019M3402122<<<<<<<<<<<<<<<8';

/** A Finnish passport with a code in its optional data, all digits counted. */
const passportWith = (code: string, born: string, expires = '340212') => {
  const counted = (text: string) => text + mrzCheckDigit(text);
  const parts = [counted('FP1215279'), counted(born), counted(expires), counted(code.replace(/[-+]/, '<').padEnd(14, '<'))] as const;
  return `P<FINVIRTANEN<<MATTI<JUHANI<<<<<<<<<<<<<<<<<\n${parts[0]}FIN${parts[1]}M${parts[2]}${parts[3]}${mrzCheckDigit(parts.join(''))}`;
};

describe('what is kept of evidence', () => {
  it('of nobody is level none', async () => {
    const check = await record({ method: 'anonymous' });
    expect(check).toEqual({
      id: check.id, visitId: visit.id, method: 'anonymous', level: 'none', documentKind: null, issuer: null, expires: null, lastFour: null, minor: false,
      nonDisclosure: 'unknown', warnings: [], checkedBy: desks.advisors[0]!.advisorId, checkedAt: desks.clock.now(),
    });
  });

  it('of a code is level low, whatever else was shown of it', async () => {
    expect(await record({ method: 'code', code: CODE })).toMatchObject({ level: 'low', minor: false, lastFour: null, nonDisclosure: 'unknown', warnings: ['artificialCode'] });
    expect(await record({ method: 'code', code: CODE.toLowerCase(), documentCode: CODE })).toMatchObject({ level: 'low', warnings: ['artificialCode'] });
    expect(await record({ method: 'code', code: CODE, documentCode: OTHER_CODE })).toMatchObject({ level: 'low', warnings: ['birthDateMismatch', 'artificialCode'] });
  });

  it('of a compared document is level substantial, with its kind, issuer, expiry and last four', async () => {
    expect(await record(documentEvidence)).toMatchObject({ method: 'document', level: 'substantial', documentKind: 'passport', issuer: 'FIN', expires: '2030-01-01', lastFour: '5279', warnings: [] });
    expect(await record({ ...documentEvidence, code: CODE })).toMatchObject({ level: 'low', warnings: ['birthDateMismatch', 'artificialCode'] });
    expect(await record({ ...documentEvidence, birthDate: '1994-05-01', code: CODE })).toMatchObject({ level: 'substantial', warnings: ['artificialCode'] });
  });

  it.each([
    ['expired', { expires: '2026-03-01' }, 'low', ['expired']],
    ['valid on its last day', { expires: '2026-03-02' }, 'substantial', ['expiresSoon']],
    ['a driving licence', { kind: 'drivingLicence' }, 'low', ['notAnIdentityDocument']],
    ['an expired driving licence', { kind: 'drivingLicence', expires: '2020-01-01' }, 'none', ['expired', 'notAnIdentityDocument']],
    ['a Kela card without a date', { kind: 'kelaCard', expires: null, birthDate: null }, 'low', ['notAnIdentityDocument']],
    ['of an unknown issuer', { issuer: 'QQQ' }, 'low', ['unknownIssuer']],
    ['of a child', { birthDate: '2008-03-03' }, 'substantial', ['minor']],
    ['of one who is eighteen today', { birthDate: '2008-03-02' }, 'substantial', []],
  ] as const)('of a document that is %s', async (_name, change, level, warnings) => {
    expect(await record({ ...documentEvidence, ...change })).toMatchObject({ level, warnings, minor: (warnings as readonly string[]).includes('minor') });
  });

  it('of a machine-readable zone is level high, unless it is contradicted', async () => {
    const zone = { method: 'mrz', lines: PASSPORT, comparedWithCustomer: true } as const;
    expect(await record(zone)).toMatchObject({ method: 'mrz', level: 'high', documentKind: 'passport', issuer: 'FIN', expires: '2034-02-12', lastFour: '5279', minor: false, warnings: [] });
    expect(await record({ ...zone, statedName: 'Matti Virtanen' })).toMatchObject({ level: 'high', warnings: [] });
    expect(await record({ ...zone, statedName: 'Maija Meikäläinen' })).toMatchObject({ level: 'low', warnings: ['nameMismatch'] });
    expect(await record({ ...zone, code: CODE })).toMatchObject({ level: 'low', warnings: ['birthDateMismatch', 'artificialCode'] });
    expect(await record({ ...zone, lines: passportWith(CODE, '940501'), code: CODE })).toMatchObject({ level: 'high', warnings: ['artificialCode'] });
    expect(await record({ ...zone, lines: passportWith(CODE, '940501'), code: OTHER_CODE })).toMatchObject({ level: 'low', warnings: ['birthDateMismatch', 'artificialCode'] });
    expect(await record({ ...zone, lines: passportWith(CODE, '940502') })).toMatchObject({ level: 'low', warnings: ['birthDateMismatch'] });
    expect(await record({ ...zone, lines: passportWith('', '940501', '250101') })).toMatchObject({ level: 'low', warnings: ['expired'] });
  });

  it('is listed newest first, and the newest is in force', async () => {
    await record({ method: 'anonymous' });
    const last = await record(documentEvidence);
    const all = await desks.clients[0]!.identity.list({ visitId: visit.id });
    expect(all[0]).toEqual(last);
    expect(all[1]).toMatchObject({ method: 'anonymous' });
    expect((await desks.clients[0]!.visits.get({ visitId: visit.id })).identity).toEqual(last);
  });
});

describe('what is refused', () => {
  it.each<[string, IdentityEvidence, { path: string; reason: string }[]]>([
    ['a code with a wrong check character', { method: 'code', code: '010594Y902A' }, [{ path: 'evidence.code', reason: 'checkCharacter' }]],
    ['a code that is none', { method: 'code', code: 'virtanen' }, [{ path: 'evidence.code', reason: 'format' }]],
    ['both codes', { method: 'code', code: 'x', documentCode: 'y' }, [{ path: 'evidence.code', reason: 'format' }, { path: 'evidence.documentCode', reason: 'format' }]],
    ['a code beside a document', { ...documentEvidence, code: '320594Y9021' }, [{ path: 'evidence.code', reason: 'date' }]],
    ['a birth date to come', { ...documentEvidence, birthDate: '2026-03-03' }, [{ path: 'evidence.birthDate', reason: 'future' }]],
    ['a zone that is none', { method: 'mrz', lines: 'P<FIN', comparedWithCustomer: true }, [{ path: 'evidence.lines', reason: 'format' }]],
    ['a zone with a wrong document number', { method: 'mrz', lines: PASSPORT.replace('FP1215279', 'FP1215278'), comparedWithCustomer: true }, [{ path: 'evidence.lines', reason: 'checkDigit.documentNumber' }, { path: 'evidence.lines', reason: 'checkDigit.composite' }]],
    ['a zone and a code beside it', { method: 'mrz', lines: 'P<FIN', comparedWithCustomer: true, code: 'x' }, [{ path: 'evidence.lines', reason: 'format' }, { path: 'evidence.code', reason: 'format' }]],
  ])('%s, with the field and the reason', async (_name, evidence, expected) => {
    const before = (await desks.clients[0]!.identity.list({ visitId: visit.id })).length;
    expect(await fields(evidence)).toEqual({ fields: expected });
    expect(await desks.clients[0]!.identity.list({ visitId: visit.id })).toHaveLength(before);
  });
});

describe('whose visit', () => {
  let own: Visit;
  beforeAll(async () => {
    own = await desks.walkUp(1);
  });
  afterEach(async () => {
    if ((await desks.clients[1]!.visits.get({ visitId: own.id })).state === 'open') await desks.clients[1]!.visits.cancel({ commandId: desks.commandId(), visitId: own.id, reason: 'Testi päättyi' });
  });

  it('only the desk of the visit records, and only while it is open', async () => {
    expect(await refusalText(record(documentEvidence, 0, own))).toBe('CONFLICT otherDesk');
    expect(await refusalText(record(documentEvidence, 0, { ...own, id: own.advisorId! }))).toBe('NOT_FOUND');
    await desks.clients[1]!.visits.cancel({ commandId: desks.commandId(), visitId: own.id, reason: 'Väärä paikka' });
    expect(await refusalText(record(documentEvidence, 1, own))).toBe('CONFLICT visitOver');
  });
});
