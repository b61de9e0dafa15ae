/** Camera or microphone that did not open or was lost: which, why, that the call goes on, and what to do about it. */
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner, Button, LargeButton, Row } from '../../../kit/index.ts';
import type { DeviceTrouble, LocalMedia } from '../media/local-media.ts';

interface TroublesProps {
  readonly local: LocalMedia;
  readonly large: boolean;
  readonly onDevices: () => void;
}

const troubleOf = (word: 'on' | 'off' | 'muted' | DeviceTrouble): DeviceTrouble | null => (word === 'on' || word === 'off' || word === 'muted' ? null : word);

export function Troubles({ local, large, onDevices }: TroublesProps) {
  const { t } = useTranslation('remote');
  const state = useSyncExternalStore(local.subscribe, local.state);
  const [busy, setBusy] = useState(false);
  const again = (work: Promise<void>) => {
    setBusy(true);
    void work.finally(() => setBusy(false));
  };
  return (['microphone', 'camera'] as const).map((device) => {
    const trouble = troubleOf(state[device]);
    if (trouble === null) return null;
    const tryAgain = () => again(device === 'camera' ? local.setCamera(true) : local.setMicrophone(true));
    return (
      <Banner key={device} kind="change" live="assertive">
        <p>{t(`troubles.${device}.${trouble}`)}</p>
        {large ? (
          <>
            <LargeButton variant="plain" title={t('troubles.again')} busy={busy} onPress={tryAgain} />
            <LargeButton variant="plain" title={t('troubles.choose')} onPress={onDevices} />
          </>
        ) : (
          <Row>
            <Button busy={busy} onPress={tryAgain}>
              {t('troubles.again')}
            </Button>
            <Button onPress={onDevices}>{t('troubles.choose')}</Button>
          </Row>
        )}
      </Banner>
    );
  });
}
