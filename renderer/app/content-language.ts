/** The language of the screen, as one of those that cards and notices are kept in. */
import { useTranslation } from 'react-i18next';
import type { ContentLanguage } from '#shared/contract/words.ts';

/** Finnish when the screen is in a language that content is not kept in. */
export function contentLanguage(language: string): ContentLanguage {
  return language === 'sv' || language === 'en' ? language : 'fi';
}

export function useContentLanguage(): ContentLanguage {
  const { i18n } = useTranslation('kit');
  return contentLanguage(i18n.language);
}
