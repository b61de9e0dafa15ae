/** Digits that expert and desk read to each other: the same on both screens when nobody sits between their keys. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { Banner, Button, Chip, Panel } from '../../../kit/index.ts';
import { safetyNumberOf } from '../media/session-key.ts';
import { deskKeys, keepCompared, meetPoint } from './station-pins.ts';

const TONES = { first: 'info', known: 'good', changed: 'bad' } as const;

export function SafetyPanel({ session, selfId }: { readonly session: RemoteSession; readonly selfId: string }) {
  const { t } = useTranslation('remote');
  const [compared, setCompared] = useState('');
  const own = session.participants.find(({ id }) => id === selfId)?.key ?? null;
  const desk = session.participants.find(({ role, key }) => (role === 'advisor' || role === 'customer') && key !== null)?.key ?? null;
  const keys = deskKeys(session.participants).join(' ');
  const before = useMemo(() => meetPoint(localStorage, session.pointName, keys === '' ? [] : keys.split(' ')), [session.pointName, keys]);
  const met = keys !== '' && compared === keys ? 'known' : before;
  const number = useQuery({
    queryKey: ['safety number', own?.voucher.publicKey, desk?.voucher.publicKey],
    queryFn: () => (own === null || desk === null ? null : safetyNumberOf(own, desk)),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (desk === null) return null;
  return (
    <Panel className={met === 'changed' ? 'xd-panel xd-panel-first' : 'xd-panel'}>
      <h3>{t('expert.safety.title')}</h3>
      {met === 'changed' ? (
        <Banner kind="disruption" live="assertive" title={t('expert.safety.changed')}>
          {t('expert.safety.changedText')}
        </Banner>
      ) : (
        <Chip tone={TONES[met]}>{t(`expert.safety.${met}`)}</Chip>
      )}
      <p className="od-soft">{t('expert.safety.text')}</p>
      <p className="rm-safety">{number.data?.join(' ')}</p>
      {met !== 'known' && (
        <Button
          icon="check"
          onPress={() => {
            keepCompared(localStorage, session.pointName, desk.voucher.publicKey);
            setCompared(keys);
          }}
        >
          {t('expert.safety.same')}
        </Button>
      )}
    </Panel>
  );
}
