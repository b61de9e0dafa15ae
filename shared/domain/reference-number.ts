/**
 * Reference numbers of invoices: the Finnish one (Finance Finland, 4 to 20 digits, weights 7 3 1 from the right) and
 * the RF creditor reference (ISO 11649, check digits by ISO 7064 MOD 97-10).
 */
import { mod97 } from './mod-97.ts';

export type ReferenceProblem = 'empty' | 'format' | 'tooShort' | 'tooLong' | 'checkDigit';
/** `national` is the Finnish reference that an RF one holds; null when it was made elsewhere by rules of its own. */
export type ReferenceResult = { ok: true; kind: 'national' | 'rf'; reference: string; national: string | null } | { ok: false; reason: ReferenceProblem };

const WEIGHTS = [7, 3, 1];

/** The last digit of a Finnish reference whose other digits are `base`. */
export function referenceCheckDigit(base: string): number {
  let sum = 0;
  for (let index = 0; index < base.length; index += 1) sum += Number(base.charAt(base.length - 1 - index)) * (WEIGHTS[index % 3] ?? 0);
  return (10 - (sum % 10)) % 10;
}

/** A Finnish reference of `base`: 3 to 19 digits, leading zeros dropped. RangeError for anything else. */
export function nationalReference(base: string): string {
  const digits = base.replace(/^0+/, '');
  if (!/^\d{3,19}$/.test(digits)) throw new RangeError('a reference has 3 to 19 digits before its check digit');
  return `${digits}${referenceCheckDigit(digits)}`;
}

/** The RF form of a valid Finnish reference. */
export const rfReference = (national: string): string => `RF${String(98 - mod97(`${national}RF00`)).padStart(2, '0')}${national}`;

const readNational = (text: string): ReferenceResult => {
  if (!/^\d+$/.test(text)) return { ok: false, reason: 'format' };
  const reference = text.replace(/^0+/, '');
  if (reference.length < 4) return { ok: false, reason: 'tooShort' };
  if (reference.length > 20) return { ok: false, reason: 'tooLong' };
  if (referenceCheckDigit(reference.slice(0, -1)) !== Number(reference.slice(-1))) return { ok: false, reason: 'checkDigit' };
  return { ok: true, kind: 'national', reference, national: reference };
};

/** Reads a reference as typed or pasted, in either form; spaces and small letters do not matter. */
export function readReference(input: string): ReferenceResult {
  const text = input.slice(0, 100).replace(/\s/g, '').toUpperCase();
  if (text === '') return { ok: false, reason: 'empty' };
  if (!text.startsWith('RF')) return readNational(text);
  if (text.length > 25) return { ok: false, reason: 'tooLong' };
  if (!/^RF\d{2}[0-9A-Z]+$/.test(text)) return { ok: false, reason: 'format' };
  if (mod97(`${text.slice(4)}${text.slice(0, 4)}`) !== 1) return { ok: false, reason: 'checkDigit' };
  const inner = readNational(text.slice(4));
  const national = inner.ok ? inner.national : null;
  return { ok: true, kind: 'rf', reference: text.slice(0, 4) + (national ?? text.slice(4)), national };
}

/** As on paper: a Finnish one in fives from the right, an RF in fours from the left. */
export function formatReference(reference: string): string {
  return reference.startsWith('RF') ? (reference.match(/.{1,4}/g) ?? []).join(' ') : reference.replace(/\B(?=(\d{5})+$)/g, ' ');
}
