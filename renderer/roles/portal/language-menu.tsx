/** The screen's language, in each language's own name. */
import { useTranslation } from 'react-i18next';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { Menu } from '../../kit/index.ts';

// Written out: the contract's own list would bring its checking along to the first screen.
const LANGUAGES: readonly ContentLanguage[] = ['fi', 'sv', 'en'];

export function LanguageMenu() {
  const { t, i18n } = useTranslation('portal');
  return (
    <Menu
      icon="globe"
      label={t(`ownNames.${i18n.language}`)}
      items={LANGUAGES.map((language) => ({
        label: t(`ownNames.${language}`),
        lang: language,
        pressed: language === i18n.language,
        onPress: () => void i18n.changeLanguage(language),
      }))}
    />
  );
}
