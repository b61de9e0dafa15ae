import { describe, expect, it } from 'vitest';
import { IdentityLevel } from '#shared/contract/words.ts';
import { atLeast, expiresSoonOn, judgeIdentity, type IdentityFacts } from '#shared/domain/identity-level.ts';

const TODAY = '2026-08-31';
const MRZ: IdentityFacts = {
  method: 'mrz',
  kind: 'passport',
  comparedWithCustomer: true,
  expires: '2034-02-12',
  issuerKnown: true,
  birthDate: '1952-01-01',
  birthDateAgrees: null,
  artificialCode: false,
  name: null,
  today: TODAY,
};
const judged = (facts: Partial<IdentityFacts>): string => {
  const { level, warnings } = judgeIdentity({ ...MRZ, ...facts });
  return [level, ...warnings].join(' ');
};

describe('identity level', () => {
  it.each([
    [{}, 'high'],
    [{ method: 'document' }, 'substantial'],
    [{ method: 'document', kind: 'identityCard' }, 'substantial'],
    [{ method: 'document', kind: 'residencePermit' }, 'substantial'],
    [{ kind: 'aliensPassport' }, 'high'],
    [{ method: 'document', kind: 'drivingLicence' }, 'low notAnIdentityDocument'],
    [{ method: 'document', kind: 'kelaCard', expires: null }, 'low notAnIdentityDocument'],
    [{ method: 'document', kind: 'drivingLicence', expires: '2026-08-30' }, 'none expired notAnIdentityDocument'],
    [{ kind: null }, 'low notAnIdentityDocument'],
    [{ method: 'code', kind: null, expires: null }, 'low'],
    [{ method: 'code', kind: null, expires: null, artificialCode: true }, 'low artificialCode'],
    [{ method: 'anonymous', kind: null, expires: null, birthDate: null }, 'none'],
    [{ expires: '2026-08-30' }, 'low expired'],
    [{ expires: '2026-08-31' }, 'high expiresSoon'],
    [{ method: 'document', expires: null }, 'low'],
    [{ comparedWithCustomer: false }, 'low'],
    [{ issuerKnown: false }, 'low unknownIssuer'],
    [{ birthDateAgrees: false }, 'low birthDateMismatch'],
    [{ birthDateAgrees: true }, 'high'],
    [{ name: 'mismatch' }, 'low nameMismatch'],
    [{ name: 'partial' }, 'high'],
    [{ birthDate: '2008-09-01' }, 'high minor'],
    [{ birthDate: '2008-08-31' }, 'high'],
    [{ birthDate: null }, 'high'],
  ] as [Partial<IdentityFacts>, string][])('of %j is %s', (facts, judgement) => {
    expect(judged(facts)).toBe(judgement);
  });

  it('says that a document expires soon within six months, not on the day', () => {
    expect(expiresSoonOn('2027-02-27', TODAY)).toBe(true);
    expect(expiresSoonOn('2027-02-28', TODAY)).toBe(false);
    expect(expiresSoonOn('2026-08-30', TODAY)).toBe(false);
  });

  it('orders the levels as the contract lists them', () => {
    const levels = IdentityLevel.options;
    for (const [index, a] of levels.entries()) expect(levels.map((b) => atLeast(a, b))).toEqual(levels.map((_, other) => other <= index));
  });
});
