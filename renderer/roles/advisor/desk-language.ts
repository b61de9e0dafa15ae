/** Which of the desk's three languages its texts are in. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { contentLanguage } from '../../app/index.ts';

const KEPT = 'onedoor.language';

export const CONTENT_LANGUAGES: readonly ContentLanguage[] = ['fi', 'sv', 'en'];

export function useDeskLanguage(): [language: ContentLanguage, set: (language: ContentLanguage) => void] {
  const { i18n } = useTranslation('kit');
  useEffect(() => {
    const kept = localStorage.getItem(KEPT);
    if (kept !== null && kept !== i18n.language) void i18n.changeLanguage(contentLanguage(kept));
  }, [i18n]);
  return [
    contentLanguage(i18n.language),
    (language) => {
      localStorage.setItem(KEPT, language);
      void i18n.changeLanguage(language);
    },
  ];
}
