/** Suomi.fi's date field in its theme. Its styles carry the page's nonce, which styled-components reads from the page. */
import { useTranslation } from 'react-i18next';
import { DateInput, SuomifiThemeProvider } from 'suomifi-ui-components';
import type { DateFieldProps } from './date-field.tsx';
import { dayAsTyped, typedAsDay } from './day-text.ts';

type DateLanguage = 'fi' | 'sv' | 'en';

export function SuomifiDate({ label, hint, error, value, onChange }: DateFieldProps) {
  const { i18n } = useTranslation('kit');
  const language: DateLanguage = i18n.language === 'sv' || i18n.language === 'en' ? i18n.language : 'fi';
  return (
    <SuomifiThemeProvider theme={{}}>
      <DateInput
        labelText={label}
        {...(hint === undefined ? {} : { hintText: hint })}
        {...(error === undefined ? {} : { status: 'error' as const, statusText: error })}
        datePickerEnabled
        language={language}
        value={dayAsTyped(value)}
        onChange={({ value: typed }) => onChange(typedAsDay(typed))}
      />
    </SuomifiThemeProvider>
  );
}
