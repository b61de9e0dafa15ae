/** The running clock of the service on the desk. */
import { useTranslation } from 'react-i18next';
import type { ServiceEvent, Visit } from '#shared/contract/visits.ts';
import { useNow } from '../../kit/index.ts';
import { clockText, runningTime } from './clock-view.ts';

export function VisitClock({ visit, event }: { readonly visit: Visit; readonly event: ServiceEvent | null }) {
  const { t } = useTranslation('visits');
  const now = useNow(1_000);
  if (event === null) {
    const seconds = Math.max(0, Math.floor((now - Date.parse(visit.startedAt)) / 1_000));
    return (
      <p className="ad-clock">
        <span className="ad-clock-time">{clockText(seconds)}</span> <span className="od-soft">{t('clock.noService')}</span>
      </p>
    );
  }
  const time = runningTime(event, now);
  return (
    <p className={`ad-clock ad-clock-${event.clock}`}>
      <span className="ad-clock-time" role="timer" aria-label={t('clock.label')}>
        {clockText(time.totalSeconds)}
      </span>{' '}
      <span className="od-soft">{t(`clock.${event.clock}`)}</span>
    </p>
  );
}
