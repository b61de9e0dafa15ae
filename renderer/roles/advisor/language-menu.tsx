/** The language of the desk's own texts, kept by the browser. */
import { useTranslation } from 'react-i18next';
import { CONTENT_LANGUAGES, useDeskLanguage } from './desk-language.ts';

/** Each language by its own name, whatever the screen's. */
const NAMES = { fi: 'Suomi', sv: 'Svenska', en: 'English' } as const;

export function LanguageMenu() {
  const { t } = useTranslation('advisor');
  const [language, setLanguage] = useDeskLanguage();
  return (
    <nav className="ad-languages" aria-label={t('language')}>
      {CONTENT_LANGUAGES.map((code) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => setLanguage(code)}>
          {NAMES[code]}
        </button>
      ))}
    </nav>
  );
}
