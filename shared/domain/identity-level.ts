/**
 * How surely a customer is known, from what the advisor checked.
 *
 * The rule of this desk: a told code singles a person out but identifies nobody (Data Protection
 * Ombudsman, 2020); identity is shown with a valid passport, identity card, residence permit or
 * alien's passport that the advisor compared with the customer (`substantial`), and more surely
 * when its machine-readable zone was checked too (`high`). A driving licence and a Kela card are no
 * official proofs of identity (the police take neither when granting a passport or identity card;
 * Act on Identity Cards 663/2016 and Passport Act 671/2006 name the documents): `low`, and said.
 */
import type { DocumentKind, IdentityMethod, IdentityWarning } from '../contract/identity.ts';
import type { IdentityLevel } from '../contract/words.ts';
import { addMonths, ageOn } from './calendar-date.ts';
import type { NameMatch } from './name-match.ts';

export interface IdentityFacts {
  method: IdentityMethod;
  /** Null without a document, and for a document that is none of the known kinds (a visa). */
  kind: DocumentKind | null;
  comparedWithCustomer: boolean;
  expires: string | null;
  issuerKnown: boolean;
  /** From the document, or from the code when there is no document. */
  birthDate: string | null;
  /** Whether the birth date (or the code) of the document is that of the told code; null when there is nothing to compare. */
  birthDateAgrees: boolean | null;
  artificialCode: boolean;
  /** Null when no name was told. */
  name: NameMatch | null;
  /** The business date of the visit. */
  today: string;
}

export interface IdentityJudgement {
  level: IdentityLevel;
  minor: boolean;
  warnings: IdentityWarning[];
}

const ORDER: readonly IdentityLevel[] = ['none', 'low', 'substantial', 'high'];
const IDENTITY_DOCUMENTS: readonly (DocumentKind | null)[] = ['passport', 'identityCard', 'residencePermit', 'aliensPassport'];
const EXPIRES_SOON_MONTHS = 6;

/** Whether level `a` is `b` or more. */
export function atLeast(a: IdentityLevel, b: IdentityLevel): boolean {
  return ORDER.indexOf(a) >= ORDER.indexOf(b);
}

/** Under 18 on a day (Guardianship Services Act 442/1999, section 2). */
export function isMinorOn(birthDate: string, date: string): boolean {
  return ageOn(birthDate, date) < 18;
}

/** A document is valid through its last day. */
export function isExpiredOn(expires: string, date: string): boolean {
  return expires < date;
}

/** Still valid, with less than six months left. */
export function expiresSoonOn(expires: string, date: string): boolean {
  return !isExpiredOn(expires, date) && expires < addMonths(date, EXPIRES_SOON_MONTHS);
}

function levelOf(facts: IdentityFacts): IdentityLevel {
  if (facts.method === 'anonymous') return 'none';
  if (facts.method === 'code') return 'low';
  const expired = facts.expires !== null && isExpiredOn(facts.expires, facts.today);
  if (!IDENTITY_DOCUMENTS.includes(facts.kind)) return expired ? 'none' : 'low';
  // Evidence that contradicts itself, or whose validity nobody knows, singles out at most.
  const contradicted = facts.birthDateAgrees === false || facts.name === 'mismatch';
  if (expired || facts.expires === null || !facts.issuerKnown || !facts.comparedWithCustomer || contradicted) return 'low';
  return facts.method === 'mrz' ? 'high' : 'substantial';
}

/**
 * Level, minority and warnings. An expired identity document, one without an expiry date, of an
 * unknown issuer, not compared with the customer, or contradicted by a told name or birth date gives
 * `low`; an expired driving licence or Kela card gives `none`.
 */
export function judgeIdentity(facts: IdentityFacts): IdentityJudgement {
  const withDocument = facts.method === 'document' || facts.method === 'mrz';
  const minor = facts.method !== 'anonymous' && facts.birthDate !== null && isMinorOn(facts.birthDate, facts.today);
  const expires = withDocument ? facts.expires : null;
  const said: [IdentityWarning, boolean][] = [
    ['expired', expires !== null && isExpiredOn(expires, facts.today)],
    ['expiresSoon', expires !== null && expiresSoonOn(expires, facts.today)],
    ['notAnIdentityDocument', withDocument && !IDENTITY_DOCUMENTS.includes(facts.kind)],
    ['unknownIssuer', withDocument && !facts.issuerKnown],
    ['nameMismatch', facts.name === 'mismatch'],
    ['birthDateMismatch', facts.birthDateAgrees === false],
    ['artificialCode', facts.artificialCode],
    ['minor', minor],
  ];
  return { level: levelOf(facts), minor, warnings: said.filter(([, holds]) => holds).map(([warning]) => warning) };
}
