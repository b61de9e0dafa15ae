/** Bank accounts: ISO 13616 with MOD 97-10, and the Finnish account's own Luhn check digit. */
import { luhnFits } from './luhn.ts';
import { mod97 } from './mod-97.ts';

export type IbanProblem = 'empty' | 'format' | 'notFinnish' | 'checkDigits' | 'accountDigit';
export type IbanResult = { ok: true; iban: string } | { ok: false; reason: IbanProblem };

/** Any country's IBAN by its shape and check digits alone. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/**
 * Reads a Finnish IBAN as typed. An account whose own check digit is wrong cannot exist in Finland though MOD 97 may
 * agree, so it is refused with a reason of its own.
 */
export function readFinnishIban(input: string): IbanResult {
  const iban = input.slice(0, 100).replace(/\s/g, '').toUpperCase();
  if (iban === '') return { ok: false, reason: 'empty' };
  if (/^[A-Z]{2}/.test(iban) && !iban.startsWith('FI')) return { ok: false, reason: 'notFinnish' };
  if (!/^FI\d{16}$/.test(iban)) return { ok: false, reason: 'format' };
  if (!isIban(iban)) return { ok: false, reason: 'checkDigits' };
  return luhnFits(iban.slice(4)) ? { ok: true, iban } : { ok: false, reason: 'accountDigit' };
}

/** In groups of four, as on paper. */
export const formatIban = (iban: string): string => (iban.match(/.{1,4}/g) ?? []).join(' ');
