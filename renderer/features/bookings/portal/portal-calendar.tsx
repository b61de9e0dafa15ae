/** The calendar of a provider's people over all points: everyone's day, or one person's week; bookings are moved here as at the points. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Absence } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { instantOf } from '#shared/domain/local-date.ts';
import { errorText, useCommand, useHub } from '../../../app/index.ts';
import { Button, Empty, Failed, Loading } from '../../../kit/index.ts';
import { AbsenceDialog } from '../absence-dialog.tsx';
import { CalendarGrid } from '../calendar-grid.tsx';
import { CalendarSteps } from '../calendar-steps.tsx';
import { columnsOf, ALL, type CalendarPlace, spanOfPlace } from '../calendar-place.ts';
import type { OpenedBooking } from '../point-booking.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PortalBooking } from './portal-booking.tsx';

const AGAIN_MS = 30_000;

interface PortalCalendarProps {
  readonly today: string;
  /** Null shows all that the editor keeps. */
  readonly providerId: string | null;
}

export function PortalCalendar({ today, providerId }: PortalCalendarProps) {
  const { t } = useTranslation(['bookings', 'errors']);
  const hub = useHub();
  const [place, setPlace] = useState<CalendarPlace>({ date: today, resourceId: ALL });
  const [opened, setOpened] = useState<OpenedBooking | null>(null);
  const [blocking, setBlocking] = useState<Absence | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const { first, days } = spanOfPlace(place);
  const calendar = useQuery({ ...hub.bookings.calendar.queryOptions({ input: { from: instantOf(first, '00:00'), until: instantOf(addDays(first, days), '00:00') } }), placeholderData: keepPreviousData, refetchInterval: AGAIN_MS });
  const block = useCommand(hub.bookings.saveAbsence);
  const unblock = useCommand(hub.bookings.removeAbsence);
  if (calendar.data === undefined) return calendar.isError ? <Failed text={errorText(calendar.error, t)} onRetry={() => void calendar.refetch()} /> : <Loading />;
  const active = calendar.data.resources.filter((resource) => resource.active && (providerId === null || resource.providerId === providerId));
  const columns = columnsOf(place, active);
  const again = () => void calendar.refetch();
  const openAbsence = (absence: Absence | 'new') => {
    block.reset();
    unblock.reset();
    setBlocking(absence);
  };
  return (
    <>
      <CalendarSteps place={place} today={today} resources={active} onChange={setPlace} {...(active.length === 0 ? {} : { onBlock: () => openAbsence('new') })}>
        {active.length > 0 && (
          <Button icon="document" onPress={() => setImporting(true)}>
            {t('bookings:import.open')}
          </Button>
        )}
      </CalendarSteps>
      {columns.length === 0 ? <Empty title={t('bookings:portal.person.none')} /> : <CalendarGrid columns={columns} data={calendar.data} week={place.resourceId !== ALL} onOpen={(booking, start) => setOpened({ booking, start })} onAbsence={openAbsence} />}
      {opened !== null && <PortalBooking key={opened.booking.id} opened={opened} onChanged={again} onClose={() => setOpened(null)} />}
      {blocking !== null && <AbsenceDialog save={block} remove={unblock} absence={blocking === 'new' ? null : blocking} resources={active} date={place.date} onChanged={again} onClose={() => setBlocking(null)} />}
      {importing && <ImportDialog resources={active} chosen={place.resourceId === ALL ? null : place.resourceId} onChanged={again} onClose={() => setImporting(false)} />}
    </>
  );
}
