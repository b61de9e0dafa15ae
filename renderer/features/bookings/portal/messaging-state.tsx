/** How messages to customers go out, and whether they do. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorText, useHub } from '../../../app/index.ts';
import { Failed, Panel, Row, StatusDot } from '../../../kit/index.ts';

export function MessagingState() {
  const { t } = useTranslation(['bookings', 'errors']);
  const messaging = useQuery({ ...useHub().bookings.messaging.queryOptions(), refetchInterval: 15_000 });
  if (messaging.data === undefined) return messaging.isError ? <Failed text={errorText(messaging.error, t)} onRetry={() => void messaging.refetch()} /> : null;
  const { kind, detail, waiting, failed } = messaging.data;
  return (
    <Panel className="od-stack">
      <h2>{t('bookings:portal.messaging.title')}</h2>
      <p>
        {t(`bookings:portal.messaging.kinds.${kind}`)} {detail !== '' && <code>{detail}</code>}
      </p>
      <Row gap="m">
        <StatusDot tone={waiting === 0 ? 'good' : 'info'}>{t('bookings:portal.messaging.waiting', { count: waiting })}</StatusDot>
        <StatusDot tone={failed === 0 ? 'good' : 'bad'}>{t('bookings:portal.messaging.failed', { count: failed })}</StatusDot>
      </Row>
    </Panel>
  );
}
