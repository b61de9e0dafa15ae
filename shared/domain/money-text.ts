/** Amounts as people type them. */

/** `decimals`: more than two, which may also be a thousands dot; the others say themselves. */
export type AmountProblem = 'empty' | 'format' | 'decimals' | 'negative' | 'tooLarge';

const LARGEST = 100_000_000;

/** Spaces of every width, a euro sign at either end, and the minus signs that keyboards and papers have. */
const cleaned = (text: string): string =>
  text
    .replace(/[\s\u00A0\u2007\u2009\u202F']/g, '')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/^€|€$/g, '');

/**
 * Cents of an amount typed with comma or point and with or without thousands: `12`, `12,5`, `1 234,56`, `1.234,56`,
 * `1,234.56`. What could mean two sums is refused rather than guessed: `1.234` has a reason of its own.
 */
export function readCents(text: string): { cents: number } | { reason: AmountProblem } {
  const amount = cleaned(text.slice(0, 60));
  if (amount === '') return { reason: 'empty' };
  if (amount.startsWith('-')) return { reason: 'negative' };
  const grouped = /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/.exec(amount) ?? /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/.exec(amount);
  const plain = /^(\d*)(?:[.,](\d*))?$/.exec(amount);
  const [, whole = '', decimals = ''] = grouped ?? plain ?? [];
  if (!grouped && !plain) return { reason: 'format' };
  if (whole === '' && decimals === '') return { reason: 'format' };
  if (decimals.length > 2) return { reason: 'decimals' };
  const euros = whole.replace(/[.,]/g, '');
  if (euros.replace(/^0+/, '').length > 7) return { reason: 'tooLarge' };
  const cents = Number(euros === '' ? '0' : euros) * 100 + Number(decimals.padEnd(2, '0'));
  return cents > LARGEST ? { reason: 'tooLarge' } : { cents };
}
