/** What a report is made of: its moment, and how far each point's events have come. */
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '#shared/domain/local-date.ts';
import { useContentLanguage } from '../../app/index.ts';
import { Empty, Panel } from '../../kit/index.ts';

type LastEvents = readonly { readonly pointId: string; readonly pointName: string; readonly sequence: number }[];

export function MadeOf({ asOf, lastEvents }: { readonly asOf: string; readonly lastEvents: LastEvents }) {
  const { t } = useTranslation('reports');
  const language = useContentLanguage();
  return (
    <section className="re-made-of od-soft" aria-label={t('madeOf')}>
      <p>{t('asOf', { moment: formatDateTime(asOf, language) })}</p>
      <ul>
        {lastEvents.map(({ pointId, pointName, sequence }) => (
          <li key={pointId}>{t('lastEvent', { point: pointName, sequence })}</li>
        ))}
      </ul>
    </section>
  );
}

/** Why there is nothing: no point has spoken yet, or nothing was served in the period. */
export function NothingServed({ period, lastEvents }: { readonly period: string; readonly lastEvents: LastEvents }) {
  const { t } = useTranslation('reports');
  return (
    <Panel>
      <Empty title={t('emptyTitle', { period })}>
        <p>{t(lastEvents.length === 0 ? 'emptyNoPoint' : 'emptyNothing')}</p>
        <p>{t('emptyWhen')}</p>
      </Empty>
    </Panel>
  );
}
