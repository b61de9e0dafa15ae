/**
 * Languages. A namespace is a slice's or a role's own file `locales/<language>/<namespace>.json`,
 * fetched when a screen first needs it.
 */
import { type BackendModule, createInstance, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the screens; the first three are complete, the others serve the terminal only. */
export const LANGUAGES = ['fi', 'sv', 'en', 'se', 'uk', 'ru', 'ar', 'so'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What is read where a language has no text of its own. */
const FALLBACK: Readonly<Record<string, string[]>> = { se: ['fi'], uk: ['en'], ru: ['en'], ar: ['en'], so: ['en'], default: [] };

const files = import.meta.glob<ResourceKey>('../../locales/*/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init() {},
  // A language that lacks the file is read from its fall-back.
  // oxlint-disable-next-line typescript/no-misused-promises -- i18next takes the promise of a reader with two parameters
  read: async (language: string, namespace: string) => (await files[`../../locales/${language}/${namespace}.json`]?.()) ?? {},
};

/** Whether the language is written from right to left. */
export const isRightToLeft = (language: string): boolean => language === 'ar';

/** Starts the texts in a language; the page's own `lang` and `dir` follow it from then on. */
export async function createI18n(language: Language, page: Document): Promise<i18n> {
  const texts = createInstance();
  const follow = (now: string) => {
    page.documentElement.lang = now;
    page.documentElement.dir = isRightToLeft(now) ? 'rtl' : 'ltr';
  };
  texts.on('languageChanged', follow);
  await texts
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: FALLBACK,
      supportedLngs: [...LANGUAGES],
      ns: ['kit', 'errors'],
      defaultNS: 'kit',
      interpolation: { escapeValue: false },
      returnNull: false,
    });
  follow(language);
  return texts;
}

/** The language the browser asks for among those of the screens; Finnish when it asks for none of them. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const codes = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return LANGUAGES.find((language) => language === codes.find((code) => LANGUAGES.some((known) => known === code))) ?? 'fi';
}
