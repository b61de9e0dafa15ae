/** One of the point's own bookings: its letting on an invoice, and an offer of the wait list answered for the customer. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner } from '../../kit/index.ts';
import { BookingDialog } from './booking-dialog.tsx';
import { STEP_MINUTES } from './calendar-view.ts';
import { wholeTime } from './day-words.ts';
import { LettingInvoice } from './letting-invoice.tsx';

export interface OpenedBooking {
  readonly booking: Booking;
  /** Its own start, or where it was dragged. */
  readonly start: string;
}

interface PointBookingProps {
  readonly opened: OpenedBooking;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function PointBooking({ opened: { booking, start }, onChanged, onClose }: PointBookingProps) {
  const { t } = useTranslation('bookings');
  const station = useStation();
  const language = useContentLanguage();
  const services = useQuery(station.bookings.services.queryOptions({ input: { selfService: false }, retry: 1 }));
  const move = useCommand(station.bookings.move);
  const cancel = useCommand(station.bookings.cancel);
  if (services.isPending) return null;
  return (
    <BookingDialog booking={booking} start={start} gridMinutes={services.data?.find(({ id }) => id === booking.serviceId)?.gridMinutes ?? STEP_MINUTES} move={move} cancel={cancel} onChanged={onChanged} onClose={onClose}>
      {booking.answerBy !== null && <Banner kind="info">{t('waiting.held', { time: wholeTime(booking.answerBy, language) })}</Banner>}
      {booking.letting !== null && <LettingInvoice booking={booking} onChanged={onChanged} />}
    </BookingDialog>
  );
}
