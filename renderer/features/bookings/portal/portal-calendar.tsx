/** The calendar of a provider's people over all points: everyone's day, or one person's week. Times are blocked here; points move their own bookings. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { instantOf } from '#shared/domain/local-date.ts';
import { errorText, useCommand, useContentLanguage, useHub } from '../../../app/index.ts';
import { Chip, Dialog, Empty, Failed, InLanguage, Loading } from '../../../kit/index.ts';
import { AbsenceDialog } from '../absence-dialog.tsx';
import { CalendarGrid } from '../calendar-grid.tsx';
import { CalendarSteps } from '../calendar-steps.tsx';
import { columnsOf, ALL, type CalendarPlace, spanOfPlace } from '../calendar-place.ts';
import { wholeTime } from '../day-words.ts';

export function PortalCalendar({ today }: { readonly today: string }) {
  const { t } = useTranslation(['bookings', 'errors']);
  const hub = useHub();
  const [place, setPlace] = useState<CalendarPlace>({ date: today, resourceId: ALL });
  const [opened, setOpened] = useState<Booking | null>(null);
  const [blocking, setBlocking] = useState(false);
  const { first, days } = spanOfPlace(place);
  const calendar = useQuery({ ...hub.bookings.calendar.queryOptions({ input: { from: instantOf(first, '00:00'), until: instantOf(addDays(first, days), '00:00') } }), placeholderData: keepPreviousData });
  const block = useCommand(hub.bookings.saveAbsence);
  if (calendar.data === undefined) return calendar.isError ? <Failed text={errorText(calendar.error, t)} onRetry={() => void calendar.refetch()} /> : <Loading />;
  const active = calendar.data.resources.filter((resource) => resource.active);
  const columns = columnsOf(place, active);
  return (
    <>
      <CalendarSteps place={place} today={today} resources={active} onChange={setPlace} {...(active.length === 0 ? {} : { onBlock: () => setBlocking(true) })} />
      {columns.length === 0 ? <Empty title={t('bookings:portal.person.none')} /> : <CalendarGrid columns={columns} data={calendar.data} week={place.resourceId !== ALL} onOpen={setOpened} />}
      {opened !== null && <Opened booking={opened} onClose={() => setOpened(null)} />}
      {blocking && <AbsenceDialog save={block} resources={active} date={place.date} onChanged={() => void calendar.refetch()} onClose={() => setBlocking(false)} />}
    </>
  );
}

function Opened({ booking, onClose }: { readonly booking: Booking; readonly onClose: () => void }) {
  const { t } = useTranslation(['bookings', 'kit']);
  const language = useContentLanguage();
  return (
    <Dialog title={t('bookings:portal.opened.title', { code: booking.code })} onClose={onClose} closeLabel={t('kit:close')}>
      <p>
        <InLanguage texts={booking.serviceName} /> <Chip>{t(`bookings:states.${booking.state}`)}</Chip>
      </p>
      <p className="bk-when">{wholeTime(booking.start, language)}</p>
      <p>{t('bookings:portal.opened.where', { point: booking.pointName, names: booking.resources.map(({ name }) => name).join(', ') })}</p>
      <p className="od-soft">{t('bookings:portal.opened.moved')}</p>
    </Dialog>
  );
}
