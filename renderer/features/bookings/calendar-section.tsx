/** The point's calendar. A booking is dragged to another time, or moved in its dialog by keys. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { instantOf, localDateOf } from '#shared/domain/local-date.ts';
import { errorText, useCommand, useStation } from '../../app/index.ts';
import { Button, Empty, Failed, Loading, useNow } from '../../kit/index.ts';
import { AbsenceDialog } from './absence-dialog.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { ALL, type CalendarPlace, columnsOf, spanOfPlace } from './calendar-place.ts';
import { CalendarSteps } from './calendar-steps.tsx';
import { LetDialog } from './let-dialog.tsx';
import { type OpenedBooking, PointBooking } from './point-booking.tsx';

/** Others book and move at the same time: what is looked at is asked for again this often. */
const AGAIN_MS = 30_000;

export function CalendarSection({ mayBlock }: { readonly mayBlock: boolean }) {
  const { t } = useTranslation(['bookings', 'errors']);
  const station = useStation();
  const today = localDateOf(new Date(useNow(60_000)).toISOString());
  const [place, setPlace] = useState<CalendarPlace>({ date: today, resourceId: ALL });
  const [opened, setOpened] = useState<OpenedBooking | null>(null);
  const [letting, setLetting] = useState(false);
  const [blocking, setBlocking] = useState<Absence | 'new' | null>(null);
  const { first, days } = spanOfPlace(place);
  const span = { from: instantOf(first, '00:00'), until: instantOf(addDays(first, days), '00:00') };
  const calendar = useQuery({ ...station.bookings.calendar.queryOptions({ input: span, retry: 1 }), placeholderData: keepPreviousData, refetchInterval: AGAIN_MS });
  const block = useCommand(station.bookings.saveAbsence);
  const unblock = useCommand(station.bookings.removeAbsence);
  if (calendar.data === undefined) return calendar.isError ? <Failed text={errorText(calendar.error, t)} onRetry={() => void calendar.refetch()} /> : <Loading />;
  const active = calendar.data.resources.filter((resource) => resource.active);
  const columns = columnsOf(place, active);
  const again = () => void calendar.refetch();
  const openAbsence = (absence: Absence | 'new') => {
    block.reset();
    unblock.reset();
    setBlocking(absence);
  };
  return (
    <>
      <CalendarSteps place={place} today={today} resources={active} onChange={setPlace} {...(mayBlock && active.length > 0 ? { onBlock: () => openAbsence('new') } : {})}>
        <Button onPress={() => setLetting(true)}>{t('bookings:let.open')}</Button>
      </CalendarSteps>
      {columns.length === 0 ? <Empty title={t('bookings:calendar.empty')} /> : <CalendarGrid columns={columns} data={calendar.data} week={place.resourceId !== ALL} onOpen={(booking, start) => setOpened({ booking, start })} {...(mayBlock ? { onAbsence: openAbsence } : {})} />}
      {opened !== null && <PointBooking key={opened.booking.id} opened={opened} onChanged={again} onClose={() => setOpened(null)} />}
      {letting && <LetDialog rooms={active.filter(({ kind }) => kind === 'meetingRoom')} onChanged={again} onClose={() => setLetting(false)} />}
      {blocking !== null && <AbsenceDialog save={block} remove={unblock} absence={blocking === 'new' ? null : blocking} resources={active} date={place.date} onChanged={again} onClose={() => setBlocking(null)} />}
    </>
  );
}
