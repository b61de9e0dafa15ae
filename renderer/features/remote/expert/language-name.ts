/** What a language is called on this screen: signed languages are languages as others are, and the platform knows no names for them. */
import { useTranslation } from 'react-i18next';
import { useContentLanguage } from '../../../app/index.ts';

const SIGNED = ['fse', 'fss'];

/** What experts and interpreters are asked for at a point, the most common first. */
export const SPOKEN = ['fi', 'sv', 'en', 'fse', 'fss', 'se', 'smn', 'sms', 'uk', 'ru', 'ar', 'so', 'et', 'fa', 'ku', 'tr', 'vi', 'zh', 'th', 'es', 'fr', 'de'];

export function useLanguageName(): (code: string) => string {
  const { t } = useTranslation('remote');
  const names = new Intl.DisplayNames([useContentLanguage()], { type: 'language' });
  return (code) => (SIGNED.includes(code) ? t(`expert.signed.${code}`) : (names.of(code) ?? code));
}
