/** Some of the languages that are asked for, by ticking. */
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../kit/index.ts';
import { SPOKEN, useLanguageName } from './language-name.ts';
import './choice.css';

interface LanguageChoiceProps {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function LanguageChoice({ chosen, onChange }: LanguageChoiceProps) {
  const { t } = useTranslation('remote');
  const languageName = useLanguageName();
  return (
    <fieldset className="xd-choice">
      <legend>{t('expert.skills.languages')}</legend>
      <div className="xd-languages">
        {[...new Set([...SPOKEN, ...chosen])].map((code) => (
          <Checkbox key={code} label={languageName(code)} checked={chosen.includes(code)} onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((other) => other !== code))} />
        ))}
      </div>
    </fieldset>
  );
}
