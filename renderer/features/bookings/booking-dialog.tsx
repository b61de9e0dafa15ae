/** One booking: when and with whom, moved by keys or as it was dragged, cancelled with a reason; what belongs to it besides comes from outside. */
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { type Command, RefusalBanner, refusalOf, useContentLanguage } from '../../app/index.ts';
import { Banner, Button, Chip, Dialog, InLanguage } from '../../kit/index.ts';
import { CancelBooking } from './cancel-booking.tsx';
import { onGrid, shifted } from './calendar-view.ts';
import { standingOf } from './changed-booking.ts';
import { wholeTime } from './day-words.ts';
import { OtherTimes } from './other-times.tsx';

type Run<Input> = Pick<Command<Input & { commandId: string }, Booking>, 'run' | 'pending' | 'error' | 'reset'>;

interface BookingDialogProps {
  readonly booking: Booking;
  /** Where it is to go: its own start, or where it was dragged. */
  readonly start: string;
  /** Minutes between the times at which its service begins. */
  readonly gridMinutes: number;
  /** At the station or at the hub. */
  readonly move: Run<{ bookingId: string; sequence: number; start: string; resourceIds: string[] }>;
  readonly cancel: Run<{ bookingId: string; sequence: number; reason: string }>;
  readonly onChanged: () => void;
  readonly onClose: () => void;
  /** The point, where there are several. */
  readonly showPoint?: boolean;
  readonly children?: ReactNode;
}

const DAY = 1;
const WEEK = 7;

export function BookingDialog({ booking, start, gridMinutes, move, cancel, onChanged, onClose, showPoint = false, children }: BookingDialogProps) {
  const { t } = useTranslation(['bookings', 'kit']);
  const language = useContentLanguage();
  const [proposed, setProposed] = useState(() => (start === booking.start ? start : onGrid(start, gridMinutes)));
  const [cancelling, setCancelling] = useState(false);
  // Another may have moved it since: their move stands, and ours is pressed once more, knowing of it.
  const now = standingOf(booking, [move.error, cancel.error]);
  const changed = now.sequence !== booking.sequence;
  const stands = now.state === 'confirmed';
  const end = (answer: Booking | undefined) => {
    onChanged();
    if (answer !== undefined) onClose();
  };
  const shift = (by: { minutes?: number; days?: number }) => setProposed(shifted(proposed, by));
  const earlier = () => shift({ minutes: -gridMinutes });
  const later = () => shift({ minutes: gridMinutes });
  const words = { earlier: t('bookings:booking.earlier', { minutes: gridMinutes }), later: t('bookings:booking.later', { minutes: gridMinutes }) };
  const refusals = [move, cancel].filter(({ error }) => refusalOf(error)?.code !== 'BOOKING_CHANGED');
  return (
    <Dialog
      wide
      title={t('bookings:booking.title', { code: booking.code })}
      onClose={onClose}
      closeLabel={t('kit:close')}
      actions={
        stands && (
          <>
            <Button variant="primary" disabled={proposed === now.start} busy={move.pending} onPress={() => void move.run({ bookingId: booking.id, sequence: now.sequence, start: proposed, resourceIds: [] }).then(end)}>
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
      <RefusalBanner commands={refusals} />
      {changed && (
        <Banner kind="change" live="assertive">
          {t(stands ? 'bookings:booking.changedMeanwhile' : 'bookings:booking.endedMeanwhile', { time: wholeTime(now.start, language) })}
        </Banner>
      )}
      <p>
        {booking.letting === null ? <InLanguage texts={booking.serviceName} /> : booking.letting.party} <Chip>{t(`bookings:states.${now.state}`)}</Chip>
      </p>
      <p className="bk-when" aria-live="polite">
        {wholeTime(proposed, language)}
      </p>
      {proposed !== now.start && <p className="od-soft">{t('bookings:booking.from', { time: wholeTime(now.start, language) })}</p>}
      <OtherTimes
        error={move.error}
        onChoose={(slot) => {
          move.reset();
          setProposed(slot.start);
        }}
      />
      <p>{[...(showPoint ? [booking.pointName] : []), ...booking.resources.map(({ name }) => name)].join(', ')}</p>
      {(booking.contact.phone ?? booking.contact.email) !== undefined && <p>{[booking.contact.phone, booking.contact.email].filter((part) => part !== undefined).join(', ')}</p>}
      {children}
      {stands && (
        <div className="bk-shift">
          <Button onPress={() => shift({ days: -WEEK })}>{t('bookings:booking.weekBefore')}</Button>
          <Button onPress={() => shift({ days: -DAY })}>{t('bookings:booking.dayBefore')}</Button>
          <Button keys="Alt+ArrowUp" keysLabel={words.earlier} onPress={earlier}>
            {words.earlier}
          </Button>
          <Button keys="Alt+ArrowDown" keysLabel={words.later} onPress={later}>
            {words.later}
          </Button>
          <Button onPress={() => shift({ days: DAY })}>{t('bookings:booking.dayAfter')}</Button>
          <Button onPress={() => shift({ days: WEEK })}>{t('bookings:booking.weekAfter')}</Button>
        </div>
      )}
      {cancelling && stands && <CancelBooking busy={cancel.pending} onCancel={(reason) => void cancel.run({ bookingId: booking.id, sequence: now.sequence, reason }).then(end)} />}
    </Dialog>
  );
}
