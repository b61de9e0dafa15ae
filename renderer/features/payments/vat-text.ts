/** A rate of tax in words: `25,5 %`, or what "no VAT" is called. */
export function rateText(rate: number | null, language: 'fi' | 'sv' | 'en', none: string): string {
  if (rate === null) return none;
  return new Intl.NumberFormat(language === 'en' ? 'en-GB' : `${language}-FI`, { style: 'percent', maximumFractionDigits: 1 }).format(rate / 10_000);
}
