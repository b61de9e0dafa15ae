/** How loud the microphone hears, as a moving bar with the level in words. */
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LevelMeter } from '../room/level-meter.tsx';
import { useMedia } from './media.ts';
import { TestFrame } from './test-frame.tsx';

/** A level that only a voice reaches. */
const HEARD = 20;

export function SoundTest() {
  const { t } = useTranslation('expert');
  const media = useMedia('audio');
  return (
    <TestFrame kind="microphone" media={media}>
      {media.stream === null ? <p className="od-soft">{t('microphone.off')}</p> : <Level key={media.stream.id} stream={media.stream} />}
    </TestFrame>
  );
}

function Level({ stream }: { readonly stream: MediaStream }) {
  const { t } = useTranslation('expert');
  const [heard, setHeard] = useState(false);
  const listen = useCallback((level: number) => {
    if (level >= HEARD) setHeard(true);
  }, []);
  return (
    <div className="ex-level">
      <LevelMeter stream={stream} label={t('microphone.level')} onLevel={listen} />
      <p aria-live="polite">{t(heard ? 'microphone.heard' : 'microphone.silent')}</p>
    </div>
  );
}
