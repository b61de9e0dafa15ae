/** A ring: who needs an expert for what, taken by one key. Whoever is first has it, and it stops at all others. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpertDesk } from '#shared/contract/remote/at-hub.ts';
import { RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Banner, Button, Dialog, InLanguage, useFirstFocus, useNow } from '../../../kit/index.ts';
import { useLanguageName } from './language-name.ts';
import { secondsLeft } from './time-left.ts';
import { useRingSound } from './use-ring-sound.ts';

type Ringing = ExpertDesk['ringing'][number];

/** Milliseconds for which keys meant for a text field do not answer the ring that came over it. */
const STILL_TYPING = 700;

export function RingingDialog({ ring }: { readonly ring: Ringing }) {
  const { t } = useTranslation('remote');
  const hub = useHub();
  const languageName = useLanguageName();
  const take = useCommand(hub.remote.take);
  const decline = useCommand(hub.remote.decline);
  const sounds = useRingSound(true);
  const now = useNow(1_000);
  const [typing] = useState(() => document.activeElement?.matches('input, textarea, select') === true);
  const came = useRef(0);
  const first = useFirstFocus<HTMLButtonElement>();
  useEffect(() => {
    came.current = performance.now();
  }, []);
  const guarded = (act: () => void) => () => {
    if (!typing || performance.now() - came.current > STILL_TYPING) act();
  };
  const invited = ring.state === 'answered' || ring.state === 'talking';
  return (
    <Dialog
      wide
      title={t(invited ? 'expert.ring.invited' : 'expert.ring.title')}
      actions={
        <>
          <Button variant="primary" icon="phone" keys="Alt+V" keysLabel={t('expert.ring.take')} ref={first} busy={take.pending} onPress={guarded(() => void take.run({ sessionId: ring.id }))}>
            {t('expert.ring.take')}
          </Button>
          <Button icon="close" keys="Alt+H" keysLabel={t('expert.ring.decline')} busy={decline.pending} onPress={guarded(() => void decline.run({ sessionId: ring.id }))}>
            {t('expert.ring.decline')}
          </Button>
        </>
      }
    >
      <RefusalBanner commands={[take, decline]} />
      <p className="xd-ring-card">
        <InLanguage texts={ring.cardName} />
      </p>
      <dl className="ex-facts">
        <dt>{t('expert.point')}</dt>
        <dd>{ring.pointName}</dd>
        <dt>{t('expert.provider')}</dt>
        <dd>
          <InLanguage texts={ring.providerName} />
        </dd>
        <dt>{t('expert.language')}</dt>
        <dd>{languageName(ring.language)}</dd>
        {ring.interpreter !== null && (
          <>
            <dt>{t('expert.interpreter')}</dt>
            <dd>{languageName(ring.interpreter)}</dd>
          </>
        )}
      </dl>
      <p className="od-soft">{t('expert.ring.left', { count: secondsLeft(ring.ringUntil, now) })}</p>
      {!sounds && <Banner kind="info">{t('expert.ring.silent')}</Banner>}
    </Dialog>
  );
}
