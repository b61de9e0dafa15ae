/** A booking of the provider's expert, moved or cancelled by its editor; how the customer is reached is the point's to know. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCommand, useHub } from '../../../app/index.ts';
import { BookingDialog } from '../booking-dialog.tsx';
import { STEP_MINUTES } from '../calendar-view.ts';
import type { OpenedBooking } from '../point-booking.tsx';

interface PortalBookingProps {
  readonly opened: OpenedBooking;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function PortalBooking({ opened: { booking, start }, onChanged, onClose }: PortalBookingProps) {
  const { t } = useTranslation('bookings');
  const hub = useHub();
  const services = useQuery(hub.bookings.services.queryOptions());
  const move = useCommand(hub.bookings.move);
  const cancel = useCommand(hub.bookings.cancel);
  if (services.isPending) return null;
  return (
    <BookingDialog booking={booking} start={start} gridMinutes={services.data?.find(({ id }) => id === booking.serviceId)?.gridMinutes ?? STEP_MINUTES} move={move} cancel={cancel} showPoint onChanged={onChanged} onClose={onClose}>
      {booking.state === 'confirmed' && <p className="od-soft">{t('portal.opened.told')}</p>}
    </BookingDialog>
  );
}
