/** How loud the microphone hears, as a moving bar with the level in words. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { levelOf } from './level.ts';
import { useMedia } from './media.ts';
import { TestFrame } from './test-frame.tsx';

/** Milliseconds between two readings: often enough to follow speech. */
const EVERY = 100;

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
  const [level, setLevel] = useState(0);
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const audio = new AudioContext();
    const analyser = new AnalyserNode(audio, { fftSize: 1_024 });
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const now = levelOf(samples);
      setLevel(now);
      if (now >= 20) setHeard(true);
    }, EVERY);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [stream]);
  return (
    <div className="ex-level">
      <meter min={0} max={100} low={20} high={90} optimum={50} value={level} aria-label={t('microphone.level')} />
      <p aria-live="polite">{t(heard ? 'microphone.heard' : 'microphone.silent')}</p>
    </div>
  );
}
