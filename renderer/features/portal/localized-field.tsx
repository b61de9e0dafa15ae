/** One text in three languages side by side, with a mark on the language that is missing. */
import { useTranslation } from 'react-i18next';
import { ContentLanguage, type Localized } from '#shared/contract/words.ts';
import { Chip, Field } from '../../kit/index.ts';

interface LocalizedFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: Localized | undefined;
  readonly onChange: (value: Localized) => void;
  readonly lines?: number;
  readonly error?: string | undefined;
  /** Languages are marked as missing only once the text is there in one, or when it must be there. */
  readonly wanted?: boolean;
  readonly maxLength?: number;
}

export function LocalizedField({ label, hint, value, onChange, lines = 1, error, wanted = false, maxLength = 20_000 }: LocalizedFieldProps) {
  const { t } = useTranslation('portal');
  const any = ContentLanguage.options.some((language) => (value?.[language] ?? '').trim() !== '');
  return (
    <fieldset className="po-localized">
      <legend>
        {label}
        {hint !== undefined && <span className="od-soft"> {hint}</span>}
      </legend>
      {ContentLanguage.options.map((language) => {
        const text = value?.[language] ?? '';
        const missing = (any || wanted) && text.trim() === '';
        return (
          <Field
            key={language}
            label={
              <>
                {t(`languageNames.${language}`)} {missing && <Chip tone="warning">{t('missing')}</Chip>}
              </>
            }
            value={text}
            lines={lines}
            maxLength={maxLength}
            spellCheck
            error={language === 'fi' ? error : undefined}
            onChange={(typed) => onChange({ ...value, [language]: typed })}
          />
        );
      })}
    </fieldset>
  );
}
