/** Choosing camera, microphone and speaker, before and during: each change takes effect at once. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog, Select } from '../../../kit/index.ts';
import { chooseDevice, chosenDevice, type DeviceKind, listDevices, type MediaProblem, watchDevices } from '../media/devices.ts';
import type { LocalMedia } from '../media/local-media.ts';
import { LevelMeter } from './level-meter.tsx';
import { Picture } from './tile.tsx';

interface DeviceDialogProps {
  readonly local: LocalMedia;
  readonly onSpeaker: (deviceId: string) => void;
  readonly onClose: () => void;
}

function useDevices(kind: DeviceKind): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let gone = false;
    const look = () => void listDevices(kind).then((found) => gone || setDevices(found));
    look();
    const stop = watchDevices(look);
    return () => {
      gone = true;
      stop();
    };
  }, [kind]);
  return devices;
}

export function DeviceDialog({ local, onSpeaker, onClose }: DeviceDialogProps) {
  const { t } = useTranslation(['remote', 'kit']);
  const cameras = useDevices('camera');
  const microphones = useDevices('microphone');
  const speakers = useDevices('speaker');
  const [problem, setProblem] = useState<{ readonly device: 'camera' | 'microphone'; readonly why: MediaProblem } | null>(null);
  const change = (kind: 'video' | 'audio', deviceId: string) => {
    const work = async () => {
      const why = await local.changeDevice(kind, deviceId);
      setProblem(why === null ? null : { device: kind === 'video' ? 'camera' : 'microphone', why });
    };
    void work();
  };
  const [speaker, setSpeaker] = useState(chosenDevice('speaker') ?? '');
  const options = (devices: readonly MediaDeviceInfo[]) => devices.map(({ deviceId, label }, at) => ({ value: deviceId, label: label === '' ? t('remote:devices.number', { number: at + 1 }) : label }));
  const inUse = (kind: 'video' | 'audio') => local.track(kind)?.getSettings().deviceId ?? '';
  return (
    <Dialog wide title={t('remote:devices.title')} onClose={onClose} closeLabel={t('kit:close')}>
      <div className="rm-own">
        <Picture own stream={local.main} label={t('remote:ownPicture')} />
      </div>
      <Select label={t('remote:devices.camera')} value={inUse('video')} error={problem?.device === 'camera' ? t(`remote:problems.${problem.why}`) : undefined} onChange={(id) => change('video', id)} options={options(cameras)} placeholder={t('remote:devices.none')} />
      <Select label={t('remote:devices.microphone')} value={inUse('audio')} error={problem?.device === 'microphone' ? t(`remote:problems.${problem.why}`) : undefined} onChange={(id) => change('audio', id)} options={options(microphones)} placeholder={t('remote:devices.none')} />
      <LevelMeter stream={local.main} label={t('remote:devices.level')} />
      {speakers.length > 0 && (
        <Select
          label={t('remote:devices.speaker')}
          value={speaker}
          onChange={(id) => {
            chooseDevice('speaker', id);
            setSpeaker(id);
            onSpeaker(id);
          }}
          options={options(speakers)}
          placeholder={t('remote:devices.usual')}
        />
      )}
    </Dialog>
  );
}
