/** Pure decisions about cards. */
import type { ContentLanguage, Localized } from '#shared/contract/words.ts';

const ORDER: Record<ContentLanguage, ContentLanguage[]> = { fi: ['fi', 'sv', 'en'], sv: ['sv', 'fi', 'en'], en: ['en', 'fi', 'sv'] };

/** The text in the asked language, else in the next best, with the language it is in. */
export const textIn = (text: Localized, language: ContentLanguage): { text: string; language: ContentLanguage } => {
  const found = ORDER[language].find((candidate) => text[candidate]);
  return { text: found ? text[found]! : '', language: found ?? language };
};
