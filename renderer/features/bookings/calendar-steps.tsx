/** Going about in a calendar: earlier, today, later, everyone's day or one's week; and what else is done on it. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Resource } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Button, Row, Select } from '../../kit/index.ts';
import { ALL, type CalendarPlace, spanOfPlace } from './calendar-place.ts';
import { dayName } from './day-words.ts';

interface CalendarStepsProps {
  readonly place: CalendarPlace;
  readonly today: string;
  readonly resources: readonly Resource[];
  readonly onChange: (place: CalendarPlace) => void;
  /** Absent for those who may not block a time. */
  readonly onBlock?: () => void;
  readonly children?: ReactNode;
}

export function CalendarSteps({ place, today, resources, onChange, onBlock, children }: CalendarStepsProps) {
  const { t } = useTranslation('bookings');
  const language = useContentLanguage();
  const { date, resourceId } = place;
  const { first, days } = spanOfPlace(place);
  const go = (to: string) => onChange({ date: to, resourceId });
  return (
    <>
      <Row>
        <Button icon="arrow-left" keys="Alt+ArrowLeft" keysLabel={t('earlier')} onPress={() => go(addDays(date, -days))}>
          {t('earlier')}
        </Button>
        <Button pressed={date === today} onPress={() => go(today)}>
          {t('calendar.today')}
        </Button>
        <Button icon="arrow-right" keys="Alt+ArrowRight" keysLabel={t('later')} onPress={() => go(addDays(date, days))}>
          {t('later')}
        </Button>
        <Select label={t('calendar.resource')} hideLabel value={resourceId} onChange={(id) => onChange({ date, resourceId: id })} options={[{ value: ALL, label: t('calendar.day') }, ...resources.map(({ id, name }) => ({ value: id, label: t('calendar.week', { name }) }))]} />
        {children}
        {onBlock !== undefined && (
          <Button icon="plus" onPress={onBlock}>
            {t('calendar.block')}
          </Button>
        )}
      </Row>
      <h2 aria-live="polite">{days === 7 ? `${dayName(first, language)} – ${dayName(addDays(first, 6), language)}` : dayName(date, language)}</h2>
    </>
  );
}
