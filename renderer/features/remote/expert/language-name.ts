/** What a language is called on this screen: signed and Sámi languages are languages as others are, and the platform lacks names for them. */
import { useTranslation } from 'react-i18next';
import { useContentLanguage } from '../../../app/index.ts';

/** What experts and interpreters are asked for at a point, the most common first. */
export const SPOKEN = ['fi', 'sv', 'en', 'fse', 'fss', 'se', 'smn', 'sms', 'uk', 'ru', 'ar', 'so', 'et', 'fa', 'ku', 'tr', 'vi', 'zh', 'th', 'es', 'fr', 'de'];

export function useLanguageName(): (code: string) => string {
  const { t } = useTranslation('remote');
  const names = new Intl.DisplayNames([useContentLanguage()], { type: 'language' });
  return (code) => t(`languages.${code}`, { defaultValue: names.of(code) ?? code });
}
