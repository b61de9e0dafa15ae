/** The calendar: all resources of a day, or one resource's week. A booking is dragged to another time, or moved in its dialog by keys. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { instantOf, localDateOf } from '#shared/domain/local-date.ts';
import { errorText, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Empty, Failed, Loading, Row, Select, useNow } from '../../kit/index.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { BookingDialog } from './booking-dialog.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import type { CalendarColumn } from './calendar-view.ts';
import { dayName } from './day-words.ts';
import { LetDialog } from './let-dialog.tsx';
import { mondayOf } from './slot-days.ts';

const ALL = 'all';

export function CalendarSection({ mayBlock }: { readonly mayBlock: boolean }) {
  const { t } = useTranslation(['bookings', 'errors']);
  const station = useStation();
  const language = useContentLanguage();
  const today = localDateOf(new Date(useNow(60_000)).toISOString());
  const [date, setDate] = useState(today);
  const [resourceId, setResourceId] = useState<string>(ALL);
  const [opened, setOpened] = useState<{ readonly booking: Booking; readonly start: string } | null>(null);
  const [letting, setLetting] = useState(false);
  const [blocking, setBlocking] = useState(false);
  const week = resourceId !== ALL;
  const first = week ? mondayOf(date) : date;
  const days = week ? 7 : 1;
  const span = { from: instantOf(first, '00:00'), until: instantOf(addDays(first, days), '00:00') };
  const calendar = useQuery({ ...station.bookings.calendar.queryOptions({ input: span, retry: 1 }), placeholderData: keepPreviousData });
  if (calendar.data === undefined) return calendar.isError ? <Failed text={errorText(calendar.error, t)} onRetry={() => void calendar.refetch()} /> : <Loading />;
  const { resources } = calendar.data;
  const active = resources.filter(({ active: inUse }) => inUse);
  const columns: CalendarColumn[] = week
    ? active.filter(({ id }) => id === resourceId).flatMap((resource) => Array.from({ length: 7 }, (_, day) => ({ key: addDays(first, day), resource, date: addDays(first, day) })))
    : active.map((resource) => ({ key: resource.id, resource, date }));
  const again = () => void calendar.refetch();
  return (
    <>
      <Row>
        <Button icon="arrow-left" keys="Alt+ArrowLeft" keysLabel={t('bookings:earlier')} onPress={() => setDate(addDays(date, -days))}>
          {t('bookings:earlier')}
        </Button>
        <Button pressed={date === today} onPress={() => setDate(today)}>
          {t('bookings:calendar.today')}
        </Button>
        <Button icon="arrow-right" keys="Alt+ArrowRight" keysLabel={t('bookings:later')} onPress={() => setDate(addDays(date, days))}>
          {t('bookings:later')}
        </Button>
        <Select label={t('bookings:calendar.resource')} hideLabel value={resourceId} onChange={setResourceId} options={[{ value: ALL, label: t('bookings:calendar.day') }, ...active.map(({ id, name }) => ({ value: id, label: t('bookings:calendar.week', { name }) }))]} />
        <Button onPress={() => setLetting(true)}>{t('bookings:let.open')}</Button>
        {mayBlock && (
          <Button icon="plus" onPress={() => setBlocking(true)}>
            {t('bookings:calendar.block')}
          </Button>
        )}
      </Row>
      <h2 aria-live="polite">{week ? `${dayName(first, language)} – ${dayName(addDays(first, 6), language)}` : dayName(date, language)}</h2>
      {columns.length === 0 ? <Empty title={t('bookings:calendar.empty')} /> : <CalendarGrid columns={columns} data={calendar.data} week={week} onOpen={(booking, start) => setOpened({ booking, start })} />}
      {opened !== null && (
        <BookingDialog
          booking={opened.booking}
          start={opened.start}
          onChanged={again}
          onClose={() => setOpened(null)}
        />
      )}
      {letting && <LetDialog rooms={active.filter(({ kind }) => kind === 'meetingRoom')} onChanged={again} onClose={() => setLetting(false)} />}
      {blocking && <AbsenceDialog resources={active} date={date} onChanged={again} onClose={() => setBlocking(false)} />}
    </>
  );
}
