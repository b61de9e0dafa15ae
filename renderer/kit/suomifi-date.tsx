/** Suomi.fi's date field in its theme. Its styles carry the page's nonce, which styled-components reads from the page. */
import { useTranslation } from 'react-i18next';
import { DateInput, SuomifiThemeProvider } from 'suomifi-ui-components';
import { dayAsTyped, typedAsDay } from './day-text.ts';

export interface DateFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** `2026-03-29`, or empty. */
  readonly value: string;
  /** Gets `2026-03-29`, or what was typed when it is no day: the server then says so beside the field. */
  readonly onChange: (value: string) => void;
}

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
