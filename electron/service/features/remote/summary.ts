/** What the customer takes along of a session: the service, the outcome and the expert's words. Nothing of who the customer is. */
import type { RemoteOutcome } from '#shared/contract/remote/words.ts';
import type { ContentLanguage, CustomerLanguage, Localized } from '#shared/contract/words.ts';
import { chooseText } from '#shared/domain/language-fallback.ts';
import { personalDataIn } from '#shared/domain/personal-data-in-text.ts';
import ar from '../../../../locales/ar/summary.json' with { type: 'json' };
import en from '../../../../locales/en/summary.json' with { type: 'json' };
import fi from '../../../../locales/fi/summary.json' with { type: 'json' };
import ru from '../../../../locales/ru/summary.json' with { type: 'json' };
import sv from '../../../../locales/sv/summary.json' with { type: 'json' };
import uk from '../../../../locales/uk/summary.json' with { type: 'json' };
import { Refusal } from '../../kernel/errors.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { heardOf } from './rows.ts';

type TextKey = Exclude<keyof typeof fi, 'outcomes'>;

const TEXTS: Readonly<Record<CustomerLanguage, Partial<Record<TextKey, string>> & { outcomes?: Record<RemoteOutcome, string> }>> = { fi, sv, en, se: {}, uk, ru, ar, so: {} };

export interface Said {
  text: string;
  language: CustomerLanguage;
}

const fallback = (language: CustomerLanguage, texts: Localized): Said => {
  const chosen = chooseText(texts, language);
  return chosen ? { text: chosen.text, language: chosen.language } : { text: '', language };
};

/** A text in the customer's language, or in the one that its reader likely reads. */
export const say = (language: CustomerLanguage, key: TextKey, values: Readonly<Record<string, string>> = {}): Said => {
  const own = TEXTS[language][key];
  const said = own === undefined ? fallback(language, { fi: fi[key], sv: sv[key], en: en[key] }) : { text: own, language };
  return { ...said, text: said.text.replaceAll(/\{\{(\w+)\}\}/g, (_place, name: string) => values[name] ?? '') };
};

const outcomeIn = (language: CustomerLanguage, outcome: RemoteOutcome): Said => {
  const own = TEXTS[language].outcomes?.[outcome];
  return own === undefined ? fallback(language, { fi: fi.outcomes[outcome], sv: sv.outcomes[outcome], en: en.outcomes[outcome] }) : { text: own, language };
};

/** The language that dates are written in and experts write to the customer in. */
export const contentLanguageOf = (language: CustomerLanguage): ContentLanguage => chooseText({ fi: 'fi', sv: 'sv', en: 'en' }, language)?.language ?? 'fi';

/** What looks like a number or an address of a person is taken out, though experts are told not to write any. */
const withoutPersonalData = (text: string): string =>
  personalDataIn(text).reduceRight((kept, { from, to }) => `${kept.slice(0, from)}…${kept.slice(to)}`, text);

export interface Summary {
  language: CustomerLanguage;
  pointName: string;
  at: string;
  service: Said;
  authority: Said;
  outcome: Said | null;
  /** The expert's own words, in the content language of the session. */
  words: Said | null;
}

/** Throws `CONFLICT` with `noSummary` until the expert has given an outcome or written something. */
export const summaryOf = (row: RemoteSessionTable): Summary => {
  const heard = heardOf(row);
  const words = heard.summary === null || heard.summary.trim() === '' ? null : withoutPersonalData(heard.summary.trim());
  if (row.outcome === null && words === null) throw new Refusal('CONFLICT', { reason: 'noSummary' });
  const { language } = row;
  return {
    language,
    pointName: heard.pointName,
    at: row.talking_at ?? row.asked_at,
    service: fallback(language, heard.cardName),
    authority: fallback(language, heard.providerName),
    outcome: row.outcome === null ? null : outcomeIn(language, row.outcome),
    words: words === null ? null : { text: words, language: contentLanguageOf(language) },
  };
};
