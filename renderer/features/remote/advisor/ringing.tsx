/** While nobody has come: whom it rings, how long, and what else can be done. */
import { useTranslation } from 'react-i18next';
import { RefusalBanner, useCommand, useStation } from '../../../app/index.ts';
import { Banner, Button, Row, useNow } from '../../../kit/index.ts';
import type { DeskSession } from './desk-session.ts';

export function Ringing({ desk, onBook }: { readonly desk: DeskSession; readonly onBook: () => void }) {
  const { t } = useTranslation('remote');
  const station = useStation();
  const now = useNow(1_000);
  const { session } = desk;
  const goOn = useCommand(station.remote.goOn);
  const cancel = useCommand(station.remote.cancel);
  const waited = Math.max(0, Math.round((now - Date.parse(session.askedAt)) / 1_000));
  const minutes = `${Math.floor(waited / 60)}.${String(waited % 60).padStart(2, '0')}`;
  return (
    <>
      <RefusalBanner commands={[goOn, cancel]} />
      <p aria-live="off">{t('ringing.waited', { time: minutes })}</p>
      {session.ring !== null && <p>{t(`ringing.pools.${session.ring.pool}`, { count: session.ring.ringing })}</p>}
      {session.queue !== null && <p>{t('ringing.place', { position: session.queue.position, among: session.queue.among })}</p>}
      {!desk.line && <Banner kind="change">{t('lineCut')}</Banner>}
      <Row>
        {session.offers.includes('nextPool') && (
          <Button variant="primary" icon="phone" busy={goOn.pending} onPress={() => void goOn.run({ sessionId: session.id, how: 'nextPool' })}>
            {t('offers.nextPool')}
          </Button>
        )}
        {session.offers.includes('wait') && (
          <Button icon="hourglass" busy={goOn.pending} onPress={() => void goOn.run({ sessionId: session.id, how: 'wait' })}>
            {t('offers.wait')}
          </Button>
        )}
        {session.offers.includes('booking') && (
          <Button icon="calendar" onPress={onBook}>
            {t('offers.booking')}
          </Button>
        )}
        <Button variant="danger" busy={cancel.pending} onPress={() => void cancel.run({ sessionId: session.id })}>
          {t('ringing.cancel')}
        </Button>
      </Row>
    </>
  );
}
