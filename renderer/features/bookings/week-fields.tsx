/** The opening hours of a week as people type them, `9–12, 13–16`. */
import { useTranslation } from 'react-i18next';
import { Field } from '../../kit/index.ts';
import { spansOf } from '../point/index.ts';

const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** What a new resource begins with. */
export const BUSINESS_WEEK: readonly string[] = DAYS.map((day) => (day < 5 ? '9–16' : ''));

export function WeekFields({ week, onChange }: { readonly week: readonly string[]; readonly onChange: (week: string[]) => void }) {
  const { t } = useTranslation('point');
  return (
    <div className="bk-week">
      {DAYS.map((day) => (
        <Field key={day} label={t(`weekdays.${day}`)} value={week[day] ?? ''} placeholder={t('closedDay')} error={spansOf(week[day] ?? '') === null ? t('faults.hours') : undefined} onChange={(typed) => onChange(week.map((former, at) => (at === day ? typed : former)))} maxLength={60} />
      ))}
    </div>
  );
}
