/**
 * Reads and checks the machine-readable zone of a passport, identity card, residence permit or
 * visa (ICAO Doc 9303 parts 3 to 7). Optional data and the holder's sex are checked and forgotten.
 */
import { failedChecks } from './mrz-checks.ts';
import { birthDatesOf, expiryDateOf, isUnknownBirthDate } from './mrz-dates.ts';
import { isKnownIssuer } from './mrz-issuers.ts';
import { DOCUMENT_CODE, documentNumberSpans, ISSUER, MRZ_LAYOUTS, mrzText, mrzValue, type MrzField } from './mrz-layout.ts';
import { readMrzLines, type MrzFormat } from './mrz-lines.ts';
import { readMrzName, type MrzName } from './mrz-name.ts';
import { birthDateOfMrzPersonalCode, mrzPersonalCodeMatches, mrzPersonalCodeState, type MrzPersonalCodeState } from './mrz-personal-code.ts';
import { repairMrz, type MrzCorrection } from './mrz-repair.ts';
import type { DocumentKind } from '../contract/identity.ts';

export type MrzErrorReason =
  /** Not the shape of a known zone, or of this field. */
  'format' | 'checkDigit' | 'date';

export interface MrzError {
  field: MrzField;
  reason: MrzErrorReason;
}

export interface MrzDocument {
  format: MrzFormat;
  documentCode: string;
  /** Null for a visa, which identifies nobody. */
  kind: DocumentKind | null;
  /** `FIN`, `D`: without fillers. */
  issuer: string;
  issuerKnown: boolean;
  nationality: string;
  documentNumber: string;
  /** Null when the document itself says that the date or a part of it is unknown. */
  birthDate: string | null;
  /** A birth a hundred years earlier that the two digits may mean as well. */
  earlierBirthDate: string | null;
  expires: string;
  name: MrzName;
  /** Of Finnish documents; the code itself is not here, `optionalCodeMatches` compares it. */
  personalCode: MrzPersonalCodeState;
  /** Characters mended as recognition slips, to be shown to the advisor. */
  corrections: MrzCorrection[];
}

export type MrzResult = { ok: true; document: MrzDocument } | { ok: false; errors: MrzError[] };

/** British nationals other than citizens hold British passports, not alien's passports. */
const BRITISH = /^GB[RDNOPS]$/;

function kindOf(format: MrzFormat, documentCode: string, issuer: string, nationality: string): DocumentKind | null {
  if (format === 'MRVA' || format === 'MRVB') return null;
  const ownNational = issuer === nationality || /^UN[OAK]$/.test(issuer) || (BRITISH.test(issuer) && BRITISH.test(nationality));
  if (documentCode.startsWith('P')) return ownNational ? 'passport' : 'aliensPassport';
  return documentCode === 'IR' || !ownNational ? 'residencePermit' : 'identityCard';
}

/**
 * Reads a zone as pasted, typed or sent by a reader. `today` (a local date) settles the centuries:
 * a birth lies in the past, an expiry at most twenty years ahead. An expired document is read all
 * the same; whether it identifies is `identity-level`'s to say. Each error names its field.
 */
export function parseMrz(input: string, today: string): MrzResult {
  const read = readMrzLines(input);
  if (read === null) return { ok: false, errors: [{ field: 'format', reason: 'format' }] };
  const layout = MRZ_LAYOUTS[read.format];
  const { lines, corrections } = repairMrz(read.lines, layout);
  const failed = failedChecks(lines, layout);
  const errors: MrzError[] = failed.map((field) => ({ field, reason: 'checkDigit' }));
  const refuse = (field: MrzField, reason: MrzErrorReason): void => {
    if (!failed.includes(field)) errors.push({ field, reason });
  };

  const documentCode = mrzValue(lines, DOCUMENT_CODE);
  const issuer = mrzValue(lines, ISSUER);
  const nationality = mrzValue(lines, layout.nationality);
  const documentNumber = documentNumberSpans(lines, layout)
    .number.map((span) => mrzText(lines, span))
    .join('')
    .replaceAll('<', '');
  const born = mrzText(lines, layout.birthDate);
  const optionalData = layout.optionalData.map((span) => mrzText(lines, span));
  const name = readMrzName(mrzText(lines, layout.name));
  const expires = expiryDateOf(mrzText(lines, layout.expires), today);
  const births = birthDatesOf(born, today);

  if (!/^[A-Z]{1,2}$/.test(documentCode)) refuse('documentCode', 'format');
  if (!/^[A-Z]{1,3}$/.test(issuer)) refuse('issuer', 'format');
  if (!/^[A-Z]{1,3}$/.test(nationality)) refuse('nationality', 'format');
  if (documentNumber === '') refuse('documentNumber', 'format');
  if (births.length === 0 && !isUnknownBirthDate(born)) refuse('birthDate', 'date');
  if (!/^[MFX<]$/.test(mrzText(lines, layout.sex))) refuse('sex', 'format');
  if (expires === null) refuse('expires', 'date');
  if (name === null) refuse('name', 'format');
  if (errors.length > 0 || expires === null || name === null) return { ok: false, errors };

  const finnishCode = issuer === 'FIN' && read.format !== 'MRVA' && read.format !== 'MRVB' ? (optionalData[0] ?? '') : '';
  const settled = birthDateOfMrzPersonalCode(finnishCode, today);
  const known = settled !== null && births.includes(settled) ? [settled] : births;
  return {
    ok: true,
    document: {
      format: read.format,
      documentCode,
      kind: kindOf(read.format, documentCode, issuer, nationality),
      issuer,
      issuerKnown: isKnownIssuer(issuer),
      nationality,
      documentNumber,
      birthDate: known[0] ?? null,
      earlierBirthDate: known[1] ?? null,
      expires,
      name,
      personalCode: mrzPersonalCodeState(finnishCode, born, today),
      corrections,
    },
  };
}

/**
 * Whether the personal identity code on a Finnish document is the code the customer gave; null when
 * the zone cannot be read, carries no right code, or the given text is no code.
 */
export function optionalCodeMatches(input: string, givenCode: string, today: string): boolean | null {
  const read = readMrzLines(input);
  if (read === null || !parseMrz(input, today).ok) return null;
  const layout = MRZ_LAYOUTS[read.format];
  const { lines } = repairMrz(read.lines, layout);
  const field = layout.optionalData[0];
  return field === undefined || mrzValue(lines, ISSUER) !== 'FIN' ? null : mrzPersonalCodeMatches(mrzText(lines, field), givenCode, today);
}

/** Whether a birth date can be the document's, with the century left open where the document leaves it. */
export function isBirthDateOf(document: Pick<MrzDocument, 'birthDate' | 'earlierBirthDate'>, birthDate: string): boolean {
  return birthDate === document.birthDate || birthDate === document.earlierBirthDate;
}
