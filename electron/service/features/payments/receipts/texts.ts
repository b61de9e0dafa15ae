/** The texts of receipts in the customer's language, and which of them are not. */
import type { ContentLanguage, CustomerLanguage, Localized } from '#shared/contract/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import ar from '../../../../../locales/ar/receipt.json' with { type: 'json' };
import en from '../../../../../locales/en/receipt.json' with { type: 'json' };
import fi from '../../../../../locales/fi/receipt.json' with { type: 'json' };
import ru from '../../../../../locales/ru/receipt.json' with { type: 'json' };
import se from '../../../../../locales/se/receipt.json' with { type: 'json' };
import so from '../../../../../locales/so/receipt.json' with { type: 'json' };
import sv from '../../../../../locales/sv/receipt.json' with { type: 'json' };
import uk from '../../../../../locales/uk/receipt.json' with { type: 'json' };

/** Texts of receipts; those of reports are apart, since cashiers read them and not customers. */
export type TextKey = Exclude<keyof typeof fi, 'report'>;
export type ReportKey = keyof (typeof fi)['report'];
export type Values = Readonly<Record<string, string | number>>;

const TEXTS: Readonly<Record<CustomerLanguage, Partial<Record<TextKey, string>>>> = { fi, sv, en, se, uk, ru, ar, so };
const IN: Readonly<Record<ContentLanguage, TextKey>> = { fi: 'inFi', sv: 'inSv', en: 'inEn' };

const fill = (text: string, values: Values): string => text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name] ?? ''));

export interface Speech {
  language: CustomerLanguage;
  say: (key: TextKey, values?: Values) => string;
  /** A text that comes from a provider, in the best language there is. */
  name: (localized: Localized) => string;
  /** Languages other than the customer's that were used so far. */
  others: () => ContentLanguage[];
  /** The sentence that tells of them, or null. */
  note: () => string | null;
}

/** Speaks one language, fills in where it lacks a text, and remembers that it did. */
export const speak = (language: CustomerLanguage): Speech => {
  const others = new Set<ContentLanguage>();
  const find = (key: TextKey): { text: string; language: CustomerLanguage } => {
    const own = TEXTS[language][key];
    if (own !== undefined) return { text: own, language };
    return chooseText({ fi: fi[key], sv: sv[key], en: en[key] }, language) ?? { text: fi[key], language: 'fi' };
  };
  const used = (by: CustomerLanguage) => {
    if (by !== language && (by === 'fi' || by === 'sv' || by === 'en')) others.add(by);
  };
  const text = (key: TextKey, values: Values = {}) => fill(find(key).text, values);
  return {
    language,
    say: (key, values) => {
      used(find(key).language);
      return text(key, values);
    },
    name: (localized) => {
      const chosen = chooseText(localized, language);
      if (!chosen) return '';
      used(chosen.language);
      return chosen.text;
    },
    others: () => [...others],
    note: () => (others.size === 0 ? null : text('partly', { languages: [...others].map((other) => text(IN[other])).join(', ') })),
  };
};

const REPORTS: Readonly<Record<ContentLanguage, Readonly<Record<ReportKey, string>>>> = { fi: fi.report, sv: sv.report, en: en.report };

/** A text of reports. */
export const reportText = (language: ContentLanguage, key: ReportKey, values: Values = {}): string => fill(REPORTS[language][key], values);
