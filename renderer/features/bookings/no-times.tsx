/** A week without a free time: the nearest points that have one, and the wait list. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BookableService, Slot } from '#shared/contract/bookings/words.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { useContentLanguage, useStation } from '../../app/index.ts';
import { Button, Panel } from '../../kit/index.ts';
import type { BookDraft } from './book-draft.ts';
import { wholeTime } from './day-words.ts';
import { JoinWaitList } from './join-wait-list.tsx';

interface NoTimesProps {
  readonly service: BookableService;
  readonly language: CustomerLanguage;
  readonly interpreter: string | null;
  readonly from: string;
  readonly contact: BookDraft['contact'];
  readonly onContact: (contact: BookDraft['contact']) => void;
  readonly onChoose: (slot: Slot) => void;
}

export function NoTimes({ service, language, interpreter, from, contact, onContact, onChoose }: NoTimesProps) {
  const { t } = useTranslation('bookings');
  const station = useStation();
  const shown = useContentLanguage();
  const near = useQuery(station.bookings.nearPoints.queryOptions({ input: { serviceId: service.id, from, days: 14, language, interpreter }, retry: false }));
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
      <JoinWaitList service={service} language={language} from={from} contact={contact} onContact={onContact} />
    </Panel>
  );
}
