/** Acts done outside the steps, each recorded by its own button; pressed again, one recorded by mistake is withdrawn. */
import { useTranslation } from 'react-i18next';
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { RefusalBanner, useCommand, useStation } from '../../app/index.ts';
import { Button } from '../../kit/index.ts';
import { actsHere } from './step-view.ts';

export function RecordActs({ visit, event, card }: { readonly visit: Visit; readonly event: ServiceEvent; readonly card: ServiceCard }) {
  const { t } = useTranslation('visits');
  const record = useCommand(useStation().visits.recordAct);
  const acts = actsHere(card, event);
  if (acts.length === 0 || event.outcome !== null) return null;
  const recorded = acts.filter((act) => act.recorded).length;
  return (
    <details className="ad-record">
      <summary>{t('recordActs', { count: recorded })}</summary>
      <RefusalBanner commands={[record]} />
      <ul className="od-row">
        {acts.map(({ act, recorded: done }) => (
          <li key={act}>
            <Button icon={done ? 'check' : 'plus'} pressed={done} busy={record.pending} onPress={() => void record.run({ visitId: visit.id, eventId: event.id, act, done: !done })}>
              {done ? t('actRecorded', { act: t(`cards:acts.${act}`) }) : t(`cards:acts.${act}`)}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
