/**
 * The Finnish business id (Y-tunnus, Business Information Act 244/2001, section 9): seven digits,
 * a hyphen and a check digit, weights 7 9 10 5 8 4 2 modulo 11. A remainder of 1 is never issued.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

export type BusinessIdResult = { ok: true; businessId: string; vatNumber: string } | { ok: false; reason: 'format' | 'checkDigit' };

/** The check digit of seven digits, or null when no such id is issued. */
export function businessIdCheckDigit(sevenDigits: string): number | null {
  const remainder = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(sevenDigits.charAt(index)), 0) % 11;
  if (remainder === 1) return null;
  return remainder === 0 ? 0 : 11 - remainder;
}

/**
 * Reads an id as typed and gives it as it is written officially. Typing slips that lose nothing are
 * mended: spaces, dashes of another kind, a missing hyphen before the last of eight digits, the VAT
 * prefix `FI`, and the six digits of an old id when its hyphen is there (a leading zero is added).
 */
export function parseBusinessId(input: string): BusinessIdResult {
  if (input.length > 100) return { ok: false, reason: 'format' };
  const text = input
    .replace(/\s/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .toUpperCase();
  const [, digits = '', check = ''] = /^(?:FI)?(\d{7})-?(\d)$/.exec(text) ?? /^(\d{6})-(\d)$/.exec(text) ?? [];
  if (digits === '') return { ok: false, reason: 'format' };
  const seven = digits.padStart(7, '0');
  if (businessIdCheckDigit(seven) !== Number(check)) return { ok: false, reason: 'checkDigit' };
  return { ok: true, businessId: `${seven}-${check}`, vatNumber: `FI${seven}${check}` };
}
