/** From what the advisor entered to what is kept of it, or to the fields that fail their own check. Pure. */
import type { DocumentKind, IdentityCheck, IdentityEvidence } from '#shared/contract/identity.ts';
import { judgeIdentity, type IdentityFacts } from '#shared/domain/identity-level.ts';
import { isKnownIssuer } from '#shared/domain/mrz-issuers.ts';
import { isBirthDateOf, optionalCodeMatches, parseMrz, type MrzDocument, type MrzError } from '#shared/domain/mrz.ts';
import { compareNames } from '#shared/domain/name-match.ts';
import { parsePersonalIdentityCode } from '#shared/domain/personal-identity-code.ts';
import { codeInZone } from './code-in-zone.ts';

export interface FieldFault {
  path: string;
  reason: string;
}

export interface Checked {
  kept: Pick<IdentityCheck, 'method' | 'level' | 'documentKind' | 'issuer' | 'expires' | 'lastFour' | 'minor' | 'warnings'>;
  /** For the pseudonym alone: never stored, logged or answered. */
  code: string | null;
}

export type Finding = { ok: true; checked: Checked } | { ok: false; faults: FieldFault[] };

type ReadCode = { birthDate: string | null; code: string | null; artificial: boolean };

const NO_CODE: ReadCode = { birthDate: null, code: null, artificial: false };

const readCode = (field: string, typed: string | undefined, today: string): ReadCode | FieldFault => {
  if (typed === undefined || typed === '') return NO_CODE;
  const result = parsePersonalIdentityCode(typed, today);
  return result.ok ? result : { path: `evidence.${field}`, reason: result.reason };
};

const isFault = (read: ReadCode | FieldFault): read is FieldFault => 'reason' in read;

const refused = (...faults: FieldFault[]): Finding => ({ ok: false, faults });

const judged = (facts: IdentityFacts, document: { issuer: string | null; lastFour: string | null }, code: string | null): Finding => {
  const { level, minor, warnings } = judgeIdentity(facts);
  const kept = { method: facts.method, level, documentKind: facts.kind, issuer: document.issuer, expires: facts.expires, lastFour: document.lastFour, minor, warnings };
  return { ok: true, checked: { kept, code } };
};

const WITHOUT_DOCUMENT = { kind: null, comparedWithCustomer: false, expires: null, issuerKnown: false, name: null };
const NO_DOCUMENT = { issuer: null, lastFour: null };

const ofCode = (evidence: Extract<IdentityEvidence, { method: 'code' }>, today: string): Finding => {
  const told = readCode('code', evidence.code, today);
  const shown = readCode('documentCode', evidence.documentCode, today);
  const faults = [told, shown].filter(isFault);
  if (isFault(told) || isFault(shown)) return refused(...faults);
  if (told.code === null) return refused({ path: 'evidence.code', reason: 'missing' });
  const agrees = shown.code === null ? null : shown.code === told.code;
  return judged({ ...WITHOUT_DOCUMENT, method: 'code', birthDate: told.birthDate, birthDateAgrees: agrees, artificialCode: told.artificial, today }, NO_DOCUMENT, told.code);
};

const ofDocument = (evidence: Extract<IdentityEvidence, { method: 'document' }>, today: string): Finding => {
  const told = readCode('code', evidence.code, today);
  if (isFault(told)) return refused(told);
  if (evidence.birthDate !== null && evidence.birthDate > today) return refused({ path: 'evidence.birthDate', reason: 'future' });
  const agrees = told.birthDate === null || evidence.birthDate === null ? null : told.birthDate === evidence.birthDate;
  const facts: IdentityFacts = {
    method: 'document',
    kind: evidence.kind,
    comparedWithCustomer: evidence.comparedWithCustomer,
    expires: evidence.expires,
    issuerKnown: isKnownIssuer(evidence.issuer),
    // A document without a birth date: the told code says at least whether the customer may be a minor.
    birthDate: evidence.birthDate ?? told.birthDate,
    birthDateAgrees: agrees,
    artificialCode: told.artificial,
    name: null,
    today,
  };
  return judged(facts, { issuer: evidence.issuer, lastFour: evidence.lastFour }, told.code);
};

const mrzReason = ({ field, reason }: MrzError): string => (field === 'format' ? 'format' : `${reason}.${field}`);

/** Whether zone and told code agree; a zone whose own code contradicts it agrees with nobody. */
const zoneAgrees = (lines: string, document: MrzDocument, told: ReadCode, today: string): boolean | null => {
  if (document.personalCode === 'invalid' || document.personalCode === 'birthDateDiffers') return false;
  if (told.code === null || told.birthDate === null) return null;
  return optionalCodeMatches(lines, told.code, today) ?? isBirthDateOf(document, told.birthDate);
};

const ofZone = (evidence: Extract<IdentityEvidence, { method: 'mrz' }>, today: string): Finding => {
  const told = readCode('code', evidence.code, today);
  const zone = parseMrz(evidence.lines, today);
  const faults = [...(zone.ok ? [] : zone.errors.map((error) => ({ path: 'evidence.lines', reason: mrzReason(error) }))), ...(isFault(told) ? [told] : [])];
  if (!zone.ok || isFault(told)) return refused(...faults);
  const { document } = zone;
  const own = document.personalCode === 'valid' ? codeInZone(evidence.lines, today) : null;
  const kind: DocumentKind | null = document.kind;
  const facts: IdentityFacts = {
    method: 'mrz',
    kind,
    comparedWithCustomer: evidence.comparedWithCustomer,
    expires: document.expires,
    issuerKnown: document.issuerKnown,
    birthDate: document.birthDate,
    birthDateAgrees: zoneAgrees(evidence.lines, document, told, today),
    artificialCode: told.artificial || (own?.artificial ?? false),
    name: evidence.statedName ? compareNames(evidence.statedName, document.name) : null,
    today,
  };
  // The document's own code says who was identified; the told one may be someone else's.
  return judged(facts, { issuer: document.issuer, lastFour: document.documentNumber.slice(-4) }, own?.code ?? told.code);
};

/** `today` is the business date of the visit. A fault names its field as the input does, `evidence.code`. */
export const checkEvidence = (evidence: IdentityEvidence, today: string): Finding => {
  if (evidence.method === 'code') return ofCode(evidence, today);
  if (evidence.method === 'document') return ofDocument(evidence, today);
  if (evidence.method === 'mrz') return ofZone(evidence, today);
  return judged({ ...WITHOUT_DOCUMENT, method: evidence.method, birthDate: null, birthDateAgrees: null, artificialCode: false, today }, NO_DOCUMENT, null);
};
