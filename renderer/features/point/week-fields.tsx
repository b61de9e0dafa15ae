/** The week's opening hours, a field a day. */
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/index.ts';

interface WeekFieldsProps {
  readonly week: readonly string[];
  readonly onChange: (week: readonly string[]) => void;
  /** The words of a fault on a day, 0 is Monday. */
  readonly errorOf: (day: number) => string | undefined;
}

export function WeekFields({ week, onChange, errorOf }: WeekFieldsProps) {
  const { t } = useTranslation('point');
  return (
    <div className="ad-week">
      {week.map((typed, day) => (
        <Field key={day} label={t(`weekdays.${day}`)} value={typed} error={errorOf(day)} placeholder={t('closedDay')} onChange={(value) => onChange(week.map((former, at) => (at === day ? value : former)))} maxLength={60} autoComplete="off" />
      ))}
    </div>
  );
}
