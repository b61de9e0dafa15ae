/** A booking that stands: its time and code, on paper, in a calendar, or simply read aloud. */
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/contract/bookings/words.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, InLanguage, Row, saveFile, useFirstFocus } from '../../kit/index.ts';
import { wholeTime } from './day-words.ts';

export function Booked({ booking, onDone }: { readonly booking: Booking; readonly onDone: () => void }) {
  const { t } = useTranslation('bookings');
  const station = useStation();
  const language = useContentLanguage();
  const print = useCommand(station.bookings.printConfirmation);
  const first = useFirstFocus<HTMLButtonElement>();
  const save = async () => {
    const file = await station.bookings.calendarFile.call({ bookingId: booking.id, language });
    saveFile(document, file.fileName, file.text, 'text/calendar');
  };
  return (
    <>
      <Banner kind="success" title={<InLanguage texts={booking.serviceName} />} />
      <p className="bk-when">{wholeTime(booking.start, language)}</p>
      <p>{booking.pointName}</p>
      <p className="bk-code" aria-label={t('done.codeAloud', { code: Array.from(booking.code).join(' ') })}>
        {booking.code}
      </p>
      <p className="od-soft">{booking.resources.map(({ name }) => name).join(', ')}</p>
      <RefusalBanner commands={[print]} />
      <Row>
        <Button variant="primary" keys="Enter" keysLabel={t('done.close')} ref={first} onPress={onDone}>
          {t('done.close')}
        </Button>
        <Button icon="print" busy={print.pending} disabled={print.data !== undefined} onPress={() => void print.run({ bookingId: booking.id })}>
          {t(print.data === undefined ? 'done.print' : 'done.printing')}
        </Button>
        <Button icon="calendar" onPress={() => void save()}>
          {t('done.calendar')}
        </Button>
      </Row>
    </>
  );
}
