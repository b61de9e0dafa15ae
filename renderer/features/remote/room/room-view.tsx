/** The room as a screen shows it: everyone's picture, who is here, what oneself can do. Layout differs by screen, nothing else. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { Banner, VisuallyHidden } from '../../../kit/index.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { RoomState } from '../media/room.ts';
import { chosenDevice } from '../media/devices.ts';
import { Controls } from './controls.tsx';
import { MemberTile, Picture, useWhoIs } from './tile.tsx';
import './room.css';

const DeviceDialog = lazy(async () => ({ default: (await import('./device-dialog.tsx')).DeviceDialog }));

interface RoomViewProps {
  readonly session: RemoteSession;
  readonly state: RoomState;
  readonly local: LocalMedia;
  readonly layout: 'desk' | 'terminal' | 'expert';
  readonly endText: string;
  readonly onEnd: () => void;
  readonly onShare: (() => void) | null;
}

export function RoomView({ session, state, local, layout, endText, onEnd, onShare }: RoomViewProps) {
  const { t } = useTranslation('remote');
  const whoIs = useWhoIs();
  const [devices, setDevices] = useState(false);
  const [speaker, setSpeaker] = useState(() => chosenDevice('speaker'));
  const present = session.participants.filter((participant) => participant.present);
  const shares = state.members.filter(({ share }) => share !== null);
  return (
    <section className={`rm-room rm-${layout}`} aria-label={t('room')}>
      {!state.signalling && (
        <Banner kind="change" live="polite">
          {t('lineCut')}
        </Banner>
      )}
      {shares.map(({ id, share, participant }) => (
        <figure key={id} className="rm-tile">
          <Picture stream={share} label={t('sharedBy', { name: whoIs(participant).name })} />
        </figure>
      ))}
      <div className="rm-tiles">
        {state.members.map((member) => (
          <MemberTile key={member.id} member={member} sinkId={speaker} />
        ))}
        <figure className="rm-tile" data-role="own">
          <Picture own stream={local.main} label={t('ownPicture')} />
          <figcaption className="rm-who">
            <strong>{t('you')}</strong>
          </figcaption>
        </figure>
      </div>
      <VisuallyHidden>
        <h3>{t('inRoom')}</h3>
      </VisuallyHidden>
      <ul className="rm-people" aria-label={t('inRoom')}>
        {present.map((participant) => {
          const { name, of } = whoIs(participant);
          return <li key={participant.id}>{participant.id === state.self.id ? t('youAs', { name }) : of === '' ? name : `${name}, ${of}`}</li>;
        })}
      </ul>
      <Controls local={local} large={layout === 'terminal'} onDevices={() => setDevices(true)} onEnd={onEnd} endText={endText} onShare={onShare} />
      {devices && (
        <Suspense fallback={null}>
          <DeviceDialog local={local} onSpeaker={setSpeaker} onClose={() => setDevices(false)} />
        </Suspense>
      )}
    </section>
  );
}
