/** A week without a free time: the nearest points that have one, and the wait-list. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookableService, BookingContact, Slot } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { RefusalBanner, useCommand, useContentLanguage, useStation } from '../../app/index.ts';
import { Banner, Button, Panel } from '../../kit/index.ts';
import { wholeTime } from './day-words.ts';

interface NoTimesProps {
  readonly service: BookableService;
  readonly language: CustomerLanguage;
  readonly interpreter: string | null;
  readonly from: string;
  readonly contact: BookingContact;
  readonly onChoose: (slot: Slot) => void;
}

/** The wait-list tells who has waited longest; without a phone or mail address there is nobody to tell. */
export function NoTimes({ service, language, interpreter, from, contact, onChoose }: NoTimesProps) {
  const { t } = useTranslation('bookings');
  const station = useStation();
  const shown = useContentLanguage();
  const near = useQuery(station.bookings.nearPoints.queryOptions({ input: { serviceId: service.id, from, days: 14, language, interpreter }, retry: false }));
  const join = useCommand(station.bookings.joinWaitList);
  const reachable = contact.phone !== undefined || contact.email !== undefined;
  return (
    <Panel className="bk-none">
      <p>{t('none.text')}</p>
      {near.data?.map(({ pointId, pointName, kilometres, slots }) => (
        <section key={pointId}>
          <h3>{kilometres === null ? pointName : t('none.point', { point: pointName, kilometres: Math.round(kilometres) })}</h3>
          <ul className="od-links">
            {slots.map((slot) => (
              <li key={slot.start}>
                <Button full onPress={() => onChoose(slot)}>
                  {wholeTime(slot.start, shown)}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <RefusalBanner commands={[join]} />
      {join.data === undefined ? (
        <Button icon="clock" disabled={!reachable} busy={join.pending} onPress={() => void join.run({ entry: { serviceId: service.id, language, contact, earliest: from, latest: addDays(from, service.horizonDays) } })}>
          {t('none.waitList')}
        </Button>
      ) : (
        <Banner kind="success">{t('none.joined')}</Banner>
      )}
      {!reachable && join.data === undefined && <p className="od-soft">{t('none.noContact')}</p>}
    </Panel>
  );
}
