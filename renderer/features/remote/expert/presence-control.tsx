/** Whether this expert can be rung, and until when not: free again by itself when the time is up. */
import { useTranslation } from 'react-i18next';
import type { ExpertDesk } from '#shared/contract/remote/at-hub.ts';
import { RefusalBanner, useCommand, useHub } from '../../../app/index.ts';
import { Button, Menu, StatusDot, type Tone, useNow } from '../../../kit/index.ts';
import { minutesLeft } from './time-left.ts';

const TONES: Readonly<Record<ExpertDesk['presence']['state'], Tone>> = { free: 'good', ringing: 'warning', busy: 'bad', afterWork: 'info', away: 'off', offline: 'off' };
const MINUTES = { afterWork: [5, 10, 20], away: [15, 30, 60, 240] } as const;

export function PresenceControl({ desk: { presence, session } }: { readonly desk: ExpertDesk }) {
  const { t } = useTranslation('remote');
  const now = useNow(5_000);
  const set = useCommand(useHub().remote.setPresence);
  const word = t(`expert.presence.${presence.state}`);
  const menu = (state: 'afterWork' | 'away') => (
    <Menu label={t(`expert.presence.set.${state}`)} items={MINUTES[state].map((minutes) => ({ label: t('expert.minutes', { count: minutes }), onPress: () => void set.run({ state, minutes }) }))} />
  );
  const talking = session !== null && session.state !== 'afterWork';
  return (
    <div className="xd-presence">
      <span aria-live="polite">
        <StatusDot tone={TONES[presence.state]}>{presence.until === null ? word : t('expert.presence.until', { word, left: t('expert.minutes', { count: minutesLeft({ since: presence.since, until: presence.until }, now) }) })}</StatusDot>
      </span>
      {!talking && (
        <>
          {session === null && presence.state !== 'free' && presence.state !== 'ringing' && (
            <Button keys="Alt+F" busy={set.pending} onPress={() => void set.run({ state: 'free' })}>
              {t('expert.presence.set.free')}
            </Button>
          )}
          {presence.state !== 'away' && menu('afterWork')}
          {session === null && menu('away')}
        </>
      )}
      <RefusalBanner commands={[set]} />
    </div>
  );
}
