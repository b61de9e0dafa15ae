/** The room as a screen shows it: everyone's picture, who is here, what oneself can do. Layout differs by screen, nothing else. */
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { Banner, Button, LargeButton, VisuallyHidden } from '../../../kit/index.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { RoomState } from '../media/room.ts';
import { chosenDevice } from '../media/devices.ts';
import { SharedWindows } from '../sharing/shared-windows.tsx';
import type { UsedSharing } from '../sharing/use-sharing.ts';
import { Controls } from './controls.tsx';
import { MemberTile, Picture, useWhoIs } from './tile.tsx';
import { useSound } from './use-sound.ts';
import './room.css';

const DeviceDialog = lazy(async () => ({ default: (await import('./device-dialog.tsx')).DeviceDialog }));

interface RoomViewProps {
  readonly session: RemoteSession;
  readonly state: RoomState;
  readonly local: LocalMedia;
  readonly layout: 'desk' | 'terminal' | 'expert';
  readonly endText: string;
  readonly onEnd: () => void;
  readonly sharing: UsedSharing | null;
  /** Takes the customer's yes to a shown window back; null on screens that do not speak for the customer. */
  readonly onTakeBack: (() => void) | null;
}

export function RoomView({ session, state, local, layout, endText, onEnd, sharing, onTakeBack }: RoomViewProps) {
  const { t } = useTranslation('remote');
  const whoIs = useWhoIs();
  const [devices, setDevices] = useState(false);
  const [speaker, setSpeaker] = useState(() => chosenDevice('speaker'));
  const present = session.participants.filter((participant) => participant.present);
  const sound = useSound();
  const large = layout === 'terminal';
  return (
    <section className={`rm-room rm-${layout}`} aria-label={t('room')}>
      {!state.signalling && (
        <Banner kind="change" live="polite">
          {t('lineCut')}
        </Banner>
      )}
      {sound.refused && <SoundOn large={large} onPress={sound.turnOn} />}
      {sharing !== null && <SharedWindows state={state} local={local} sharing={sharing} onTakeBack={onTakeBack} large={large} />}
      <div className="rm-tiles">
        {state.members.map((member) => (
          <MemberTile key={member.id} member={member} sinkId={speaker} onRefused={sound.refuse} />
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
      <Controls local={local} large={large} onDevices={() => setDevices(true)} onEnd={onEnd} endText={endText} sharing={sharing} />
      {devices && (
        <Suspense fallback={null}>
          <DeviceDialog local={local} onSpeaker={setSpeaker} onClose={() => setDevices(false)} />
        </Suspense>
      )}
    </section>
  );
}

function SoundOn({ large, onPress }: { readonly large: boolean; readonly onPress: () => void }) {
  const { t } = useTranslation('remote');
  return (
    <Banner kind="change" live="assertive" title={t('sound.refused')}>
      {large ? (
        <LargeButton variant="primary" title={t('sound.turnOn')} onPress={onPress} />
      ) : (
        <Button variant="primary" onPress={onPress}>
          {t('sound.turnOn')}
        </Button>
      )}
    </Banner>
  );
}
