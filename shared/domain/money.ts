/** Money is integer cents of euro; here it becomes text. */
const LOCALE = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' } as const;

/** `44,00 €` (fi, sv; no-break spaces) or `€44.00` (en). RangeError unless whole cents. */
export function formatCents(cents: number, language: keyof typeof LOCALE): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError('money is whole cents');
  return new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency: 'EUR' }).format(cents / 100);
}
