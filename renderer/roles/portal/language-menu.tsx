/** The screen's language, in each language's own name. */
import { useTranslation } from 'react-i18next';
import { ContentLanguage } from '#shared/contract/words.ts';
import { Menu } from '../../kit/index.ts';

export function LanguageMenu() {
  const { t, i18n } = useTranslation('portal');
  return (
    <Menu
      icon="globe"
      label={t(`ownNames.${i18n.language}`)}
      items={ContentLanguage.options.map((language) => ({
        label: t(`ownNames.${language}`),
        lang: language,
        pressed: language === i18n.language,
        onPress: () => void i18n.changeLanguage(language),
      }))}
    />
  );
}
