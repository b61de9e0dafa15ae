/** One of the point's own bookings: its letting on an invoice, and an offer of the wait list answered for the customer. */
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner } from '../../kit/index.ts';
import { BookingDialog } from './booking-dialog.tsx';
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
  const move = useCommand(station.bookings.move);
  const cancel = useCommand(station.bookings.cancel);
  return (
    <BookingDialog booking={booking} start={start} move={move} cancel={cancel} onChanged={onChanged} onClose={onClose}>
      {booking.answerBy !== null && <Banner kind="info">{t('waiting.held', { time: wholeTime(booking.answerBy, language) })}</Banner>}
      {booking.letting !== null && <LettingInvoice booking={booking} onChanged={onChanged} />}
    </BookingDialog>
  );
}
