/** What everyone in the room can do with their own sound and picture, and how they leave. */
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, LargeButton } from '../../../kit/index.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { Troubles } from './troubles.tsx';
import { ShareButton, ShareState } from '../sharing/share-control.tsx';
import type { UsedSharing } from '../sharing/use-sharing.ts';

interface ControlsProps {
  readonly local: LocalMedia;
  /** Large buttons, for a finger and for those who see little. */
  readonly large?: boolean;
  readonly onDevices: () => void;
  readonly onEnd: () => void;
  readonly endText: string;
  readonly sharing: UsedSharing | null;
}

export function Controls({ local, large = false, onDevices, onEnd, endText, sharing }: ControlsProps) {
  const { t } = useTranslation('remote');
  const state = useSyncExternalStore(local.subscribe, local.state);
  const [busy, setBusy] = useState(false);
  const change = (work: Promise<void>) => {
    setBusy(true);
    void work.finally(() => setBusy(false));
  };
  const muted = state.microphone !== 'on';
  const dark = state.camera !== 'on';
  const toggleSound = () => change(local.setMicrophone(muted));
  const toggleCamera = () => change(local.setCamera(dark));
  return (
    <div className={large ? 'rm-controls rm-controls-large' : 'rm-controls'}>
      <Troubles local={local} large={large} onDevices={onDevices} />
      {!large && sharing !== null && <ShareState sharing={sharing} />}
      {large ? (
        <>
          <LargeButton variant="plain" title={t(muted ? 'unmute' : 'mute')} pressed={muted} busy={busy} onPress={toggleSound} />
          <LargeButton variant="plain" title={t(dark ? 'cameraOn' : 'cameraOffDo')} pressed={dark} busy={busy} onPress={toggleCamera} />
          <LargeButton variant="plain" title={endText} onPress={onEnd} />
        </>
      ) : (
        <>
          <Button pressed={muted} busy={busy} keys="Alt+K" keysLabel={t('mute')} onPress={toggleSound}>
            {t(muted ? 'unmute' : 'mute')}
          </Button>
          <Button pressed={dark} busy={busy} onPress={toggleCamera}>
            {t(dark ? 'cameraOn' : 'cameraOffDo')}
          </Button>
          {sharing !== null && <ShareButton sharing={sharing} />}
          <Button icon="settings" variant="quiet" onPress={onDevices}>
            {t('devices.title')}
          </Button>
          <Button variant="danger" onPress={onEnd}>
            {endText}
          </Button>
        </>
      )}
    </div>
  );
}
