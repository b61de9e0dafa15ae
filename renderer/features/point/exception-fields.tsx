/** Days that differ from the week: closed or open otherwise, and why. */
import { useTranslation } from 'react-i18next';
import { Button, Field, Fields } from '../../kit/index.ts';
import type { ExceptionRow } from './settings-form.ts';

interface ExceptionFieldsProps {
  readonly rows: readonly ExceptionRow[];
  readonly onChange: (rows: readonly ExceptionRow[]) => void;
  readonly errorOf: (at: number, field: 'date' | 'spans') => string | undefined;
}

const EMPTY: ExceptionRow = { date: '', spans: '', reason: { fi: '', sv: '', en: '' } };
const LANGUAGES = ['fi', 'sv', 'en'] as const;

export function ExceptionFields({ rows, onChange, errorOf }: ExceptionFieldsProps) {
  const { t } = useTranslation('point');
  const set = (at: number, change: Partial<ExceptionRow>) => onChange(rows.map((row, place) => (place === at ? { ...row, ...change } : row)));
  return (
    <div className="od-stack">
      <h3>{t('settings.exceptions')}</h3>
      {rows.length === 0 && <p className="od-soft">{t('settings.noExceptions')}</p>}
      {rows.map((row, at) => (
        <fieldset key={at} className="ad-exception">
          <legend className="od-hidden">{t('settings.exception', { number: at + 1 })}</legend>
          <Fields>
            <Field label={t('settings.date')} placeholder="6.12.2026" value={row.date} error={errorOf(at, 'date')} onChange={(date) => set(at, { date })} maxLength={10} />
            <Field label={t('settings.spans')} placeholder={t('closedDay')} value={row.spans} error={errorOf(at, 'spans')} onChange={(spans) => set(at, { spans })} maxLength={60} />
            {LANGUAGES.map((language) => (
              <Field key={language} label={t('settings.reasonIn', { language: t(`kit:languages.${language}`) })} value={row.reason[language]} onChange={(text) => set(at, { reason: { ...row.reason, [language]: text } })} maxLength={200} />
            ))}
          </Fields>
          <Button variant="quiet" icon="remove" onPress={() => onChange(rows.filter((_, place) => place !== at))}>
            {t('settings.removeException')}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button icon="plus" onPress={() => onChange([...rows, EMPTY])}>
          {t('settings.addException')}
        </Button>
      </div>
    </div>
  );
}
