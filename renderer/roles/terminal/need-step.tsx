/** The second question: what the customer needs, in own words or by the point's groups. */
import { useTranslation } from 'react-i18next';
import type { TerminalState } from '#shared/contract/queue.ts';
import type { CustomerLanguage } from '#shared/contract/words.ts';
import { PublicNotices } from '../../features/feed/index.ts';
import { GroupChoices, OwnWords } from '../../features/queue/index.ts';
import { Icon, LargeButton } from '../../kit/index.ts';

interface NeedStepProps {
  readonly state: TerminalState;
  readonly language: CustomerLanguage;
  readonly onChoose: (groupId: string, cardId: string | null) => void;
  readonly onBooking: (how: 'checkIn' | 'book') => void;
}

export function NeedStep({ state, language, onChoose, onBooking }: NeedStepProps) {
  const { t } = useTranslation('terminal');
  return (
    <>
      <PublicNotices notices={state.notices} language={language} most={2} />
      <h1>{t('need.title')}</h1>
      <OwnWords language={language} groups={state.groups} onChoose={onChoose} />
      <GroupChoices groups={state.groups} onChoose={(groupId) => onChoose(groupId, null)} />
      <ul className="od-choices od-choices-pairs">
        <li>
          <LargeButton variant="plain" picture={<Icon name="calendar" />} title={t('need.booked')} onPress={() => onBooking('checkIn')} />
        </li>
        <li>
          <LargeButton variant="plain" picture={<Icon name="plus" />} title={t('need.book')} onPress={() => onBooking('book')} />
        </li>
      </ul>
    </>
  );
}
