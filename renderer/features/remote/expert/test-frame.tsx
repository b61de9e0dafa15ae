/** The frame of a device's test: its name, starting and stopping, choosing among several, and what went wrong. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, Panel, Select } from '../../../kit/index.ts';
import type { Media } from './media.ts';

interface TestFrameProps {
  readonly kind: 'camera' | 'microphone';
  readonly media: Media;
  readonly children: ReactNode;
}

export function TestFrame({ kind, media, children }: TestFrameProps) {
  const { t } = useTranslation('expert');
  const chosen = media.stream?.getTracks()[0]?.getSettings().deviceId ?? '';
  return (
    <Panel className="ex-test">
      <h3>{t(`${kind}.title`)}</h3>
      {children}
      {media.problem !== null && (
        <Banner kind="disruption" live="assertive">
          {t(`problems.${media.problem}`)}
        </Banner>
      )}
      {media.stream !== null && media.devices.length > 1 && (
        <Select label={t('device')} value={chosen} onChange={media.open} options={media.devices.map((device) => ({ value: device.deviceId, label: device.label }))} />
      )}
      <div>
        {media.stream === null ? (
          <Button icon="play" busy={media.opening} onPress={() => media.open()}>
            {t(`${kind}.start`)}
          </Button>
        ) : (
          <Button icon="pause" onPress={media.close}>
            {t(`${kind}.stop`)}
          </Button>
        )}
      </div>
    </Panel>
  );
}
