/**
 * Finds in free text what a note must not hold, so that the advisor is warned before it is saved
 * (Data Protection Act 1050/2018, section 29; GDPR article 5(1)(c)). It warns, it does not block:
 * `maybe` looks like it, `sure` also passes its own check.
 */
import { luhnFits } from './luhn.ts';
import { businessIdCheckDigit } from './business-id.ts';
import { parsePersonalIdentityCode } from './personal-identity-code.ts';

export type PersonalDataKind = 'personalIdentityCode' | 'iban' | 'card' | 'email' | 'phone';

export interface PersonalDataFinding {
  kind: PersonalDataKind;
  certainty: 'sure' | 'maybe';
  /** Positions in the text, `text.slice(from, to)`. */
  from: number;
  to: number;
}

type Certainty = PersonalDataFinding['certainty'] | null;

/** Every count below is bounded, so that no text makes the search slow. */
const CODE = /(?<![\p{L}\d])\d{6} ?[-+‐‑–—−YXWVUABCDEF ]? ?\d{3} ?[\dA-Y](?![\p{L}\d])/giu;
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}/giu;
const CARD = /(?<![\p{L}\d])\d(?:[ -]?\d){12,18}(?![\p{L}\d])/gu;
const EMAIL = /(?<![\p{L}\d.+_-])[\p{L}\d._+-]{1,64}(?:@| ?[([]at[)\]] ?)[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/giu;
const PHONE = /(?<![\p{L}\d+])(?:\+|00(?=[1-9])|0(?=[1-9]))\d(?:[ -]?[ (]?\d\)?){5,14}(?![\p{L}\d])/gu;

function codeCertainty(found: string): Certainty {
  const squeezed = found.replaceAll(' ', '').replace(/[‐‑–—−]/g, '-');
  const separated = squeezed.length === 11;
  const parsed = parsePersonalIdentityCode(separated ? squeezed : `${squeezed.slice(0, 6)}-${squeezed.slice(6)}`);
  if (separated) return parsed.ok ? 'sure' : 'maybe';
  // Ten characters with nothing between are as often a telephone number: only a right code is told.
  return parsed.ok ? 'maybe' : null;
}

function remainder97(iban: string): number {
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}

/** The length of the right account number that the text begins with (ISO 13616), or 0: words may follow it. */
function ibanLength(found: string): number {
  for (let length = found.length; length >= 15; length -= 1) {
    const boundary = length === found.length || !/[A-Z\d]/i.test(found.charAt(length)) || !/[A-Z\d]/i.test(found.charAt(length - 1));
    const iban = found.slice(0, length).replaceAll(' ', '').toUpperCase();
    if (boundary && iban.length >= 15 && remainder97(iban) === 1) return found.slice(0, length).trimEnd().length;
  }
  return 0;
}

function cardCertainty(found: string): Certainty {
  const digits = found.replace(/\D/g, '');
  if (!luhnFits(digits) || !/^[2-6]/.test(digits)) return null;
  return digits.length === 16 || digits.length === 15 ? 'sure' : 'maybe';
}

function phoneCertainty(found: string): Certainty {
  const digits = found.replace(/\D/g, '');
  const businessId = /^\d{7}-\d$/.test(found) && businessIdCheckDigit(found.slice(0, 7)) === Number(found.slice(8));
  if (businessId || digits.length < 7 || digits.length > 15) return null;
  return /^(?:\+|00|04\d|050)/.test(found) && digits.length >= 9 ? 'sure' : 'maybe';
}

function findings(text: string, kind: PersonalDataKind, pattern: RegExp, certaintyOf: (found: string) => Certainty): PersonalDataFinding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const certainty = certaintyOf(match[0]);
    return certainty === null ? [] : [{ kind, certainty, from: match.index, to: match.index + match[0].length }];
  });
}

function accounts(text: string): PersonalDataFinding[] {
  return [...text.matchAll(IBAN)].flatMap((match): PersonalDataFinding[] => {
    const length = ibanLength(match[0]);
    if (length > 0) return [{ kind: 'iban', certainty: 'sure', from: match.index, to: match.index + length }];
    const finnish = /^FI\d{2}(?: ?\d){14}(?!\d)/i.exec(match[0]);
    return finnish === null ? [] : [{ kind: 'iban', certainty: 'maybe', from: match.index, to: match.index + finnish[0].length }];
  });
}

/** All findings in the order of the text. Where two overlap, the more certain stands, then the first of code, account, card, e-mail, phone. */
export function personalDataIn(text: string): PersonalDataFinding[] {
  const all = [
    ...findings(text, 'personalIdentityCode', CODE, codeCertainty),
    ...accounts(text),
    ...findings(text, 'card', CARD, cardCertainty),
    ...findings(text, 'email', EMAIL, () => 'sure'),
    ...findings(text, 'phone', PHONE, phoneCertainty),
  ].toSorted((a, b) => Number(a.certainty === 'maybe') - Number(b.certainty === 'maybe'));
  const kept: PersonalDataFinding[] = [];
  for (const found of all) if (!kept.some((other) => found.from < other.to && other.from < found.to)) kept.push(found);
  return kept.toSorted((a, b) => a.from - b.from);
}
