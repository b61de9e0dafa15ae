/** One booking: when and with whom, moved by keys or as it was dragged, cancelled with a reason; a letting goes on an invoice. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Chip, Dialog, InLanguage, useShortcut } from '../../kit/index.ts';
import { CancelBooking } from './cancel-booking.tsx';
import { ROW_MINUTES, shifted } from './calendar-view.ts';
import { wholeTime } from './day-words.ts';
import { LettingInvoice } from './letting-invoice.tsx';

interface BookingDialogProps {
  readonly booking: Booking;
  /** Where it is to go: its own start, or where it was dragged. */
  readonly start: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function BookingDialog({ booking, start, onChanged, onClose }: BookingDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const station = useStation();
  const language = useContentLanguage();
  const [proposed, setProposed] = useState(start);
  const [cancelling, setCancelling] = useState(false);
  const move = useCommand(station.bookings.move);
  const cancel = useCommand(station.bookings.cancel);
  const stands = booking.state === 'confirmed';
  const finish = (answer: Booking | undefined) => {
    if (answer === undefined) return;
    onChanged();
    onClose();
  };
  const shift = (by: { minutes?: number; days?: number }) => setProposed(shifted(proposed, by));
  useShortcut(stands ? 'Alt+ArrowUp' : undefined, t('bookings:booking.earlier'), () => shift({ minutes: -ROW_MINUTES }));
  useShortcut(stands ? 'Alt+ArrowDown' : undefined, t('bookings:booking.later'), () => shift({ minutes: ROW_MINUTES }));
  return (
    <Dialog
      wide
      title={t('bookings:booking.title', { code: booking.code })}
      onClose={onClose}
      closeLabel={t('kit:close')}
      actions={
        stands && (
          <>
            <Button variant="primary" disabled={proposed === booking.start} busy={move.pending} onPress={() => void move.run({ bookingId: booking.id, start: proposed, resourceIds: [] }).then(finish)}>
              {t('bookings:booking.move')}
            </Button>
            {!cancelling && (
              <Button variant="danger" onPress={() => setCancelling(true)}>
                {t('bookings:booking.cancel')}
              </Button>
            )}
          </>
        )
      }
    >
      <RefusalBanner commands={[move, cancel]} />
      <p>
        {booking.letting === null ? <InLanguage texts={booking.serviceName} /> : booking.letting.party} <Chip>{t(`bookings:states.${booking.state}`)}</Chip>
      </p>
      <p className="bk-when" aria-live="polite">
        {wholeTime(proposed, language)}
      </p>
      {proposed !== booking.start && <p className="od-soft">{t('bookings:booking.from', { time: wholeTime(booking.start, language) })}</p>}
      <p>{booking.resources.map(({ name }) => name).join(', ')}</p>
      {(booking.contact.phone ?? booking.contact.email) !== undefined && <p>{[booking.contact.phone, booking.contact.email].filter((part) => part !== undefined).join(', ')}</p>}
      {booking.letting !== null && <LettingInvoice booking={booking} onChanged={onChanged} />}
      {stands && (
        <div className="bk-shift">
          <Button onPress={() => shift({ days: -1 })}>{t('bookings:booking.dayBefore')}</Button>
          <Button keysLabel={t('bookings:booking.earlier')} onPress={() => shift({ minutes: -ROW_MINUTES })}>
            {t('bookings:booking.earlier')}
          </Button>
          <Button onPress={() => shift({ minutes: ROW_MINUTES })}>{t('bookings:booking.later')}</Button>
          <Button onPress={() => shift({ days: 1 })}>{t('bookings:booking.dayAfter')}</Button>
        </div>
      )}
      {cancelling && <CancelBooking busy={cancel.pending} onCancel={(reason) => void cancel.run({ bookingId: booking.id, reason }).then(finish)} />}
    </Dialog>
  );
}
