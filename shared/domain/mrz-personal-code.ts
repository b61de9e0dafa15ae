/**
 * The personal identity code in the optional data of Finnish passports and identity cards. A zone
 * has no `-`, so it is written `<`; letters stay (`+` is nobody's who still carries a document). The
 * code stays inside this file: what leaves it is whether it fits.
 */
import { parsePersonalIdentityCode, type PersonalIdentityCodeResult } from './personal-identity-code.ts';

export type MrzPersonalCodeState =
  | 'none'
  /** Right by its own check, and its birth date is the zone's. */
  | 'valid'
  /** There is something in its shape, but it is no code. */
  | 'invalid'
  | 'birthDateDiffers';

const SHAPE = /^\d{6}[<YXWVUABCDEF]\d{3}[0-9A-Y]/;

function found(optionalData: string, today: string): PersonalIdentityCodeResult | null {
  const written = SHAPE.exec(optionalData)?.[0];
  return written === undefined ? null : parsePersonalIdentityCode(written.replace('<', '-'), today);
}

/** What the optional data of a Finnish document says of its holder's code. */
export function mrzPersonalCodeState(optionalData: string, yymmdd: string, today: string): MrzPersonalCodeState {
  const code = found(optionalData, today);
  if (code === null) return 'none';
  if (!code.ok) return 'invalid';
  return code.birthDate.slice(2).replaceAll('-', '') === yymmdd ? 'valid' : 'birthDateDiffers';
}

/** The birth date of a valid code: it settles the century that two digits leave open. */
export function birthDateOfMrzPersonalCode(optionalData: string, today: string): string | null {
  const code = found(optionalData, today);
  return code?.ok === true ? code.birthDate : null;
}

/** Whether the document's code is the code the customer gave; null when either is missing or no code. */
export function mrzPersonalCodeMatches(optionalData: string, givenCode: string, today: string): boolean | null {
  const given = parsePersonalIdentityCode(givenCode, today);
  const code = found(optionalData, today);
  if (code?.ok !== true || !given.ok) return null;
  return code.code === given.code;
}
