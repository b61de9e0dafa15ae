/** The first question, asked in every language at once: each language by its own name. */
import { useTranslation } from 'react-i18next';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { LargeButton } from '../../kit/index.ts';

/** Languages with a large button of their own; the others stand two abreast below them. */
const FIRST: readonly CustomerLanguage[] = ['fi', 'sv', 'en'];

export function LanguageStep({ languages, onChoose }: { readonly languages: readonly CustomerLanguage[]; readonly onChoose: (language: CustomerLanguage) => void }) {
  const { t } = useTranslation('terminal');
  const choice = (language: CustomerLanguage, large: boolean) => (
    <li key={language}>
      <LargeButton variant={large ? 'choice' : 'plain'} title={t(`ownNames.${language}`)} lang={language} onPress={() => onChoose(language)} />
    </li>
  );
  return (
    <>
      <h1 className="od-all-languages">
        {FIRST.map((language) => (
          <span key={language} lang={language}>
            {t(`language.${language}`)}
          </span>
        ))}
      </h1>
      <ul className="od-choices">{languages.filter((language) => FIRST.includes(language)).map((language) => choice(language, true))}</ul>
      <ul className="od-choices od-choices-pairs">{languages.filter((language) => !FIRST.includes(language)).map((language) => choice(language, false))}</ul>
    </>
  );
}
