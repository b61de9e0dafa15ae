/** How loud the microphone hears, as a bar that moves with the voice. */
import { useEffect, useState } from 'react';
import { levelOf } from '../media/level.ts';

/** Milliseconds between two readings: often enough to follow speech. */
const EVERY = 100;

export function LevelMeter({ stream, label, onLevel }: { readonly stream: MediaStream; readonly label: string; readonly onLevel?: (level: number) => void }) {
  const [level, setLevel] = useState(0);
  useEffect(() => {
    if (stream.getAudioTracks().length === 0) return;
    const audio = new AudioContext();
    const analyser = new AnalyserNode(audio, { fftSize: 1_024 });
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const now = levelOf(samples);
      setLevel(now);
      onLevel?.(now);
    }, EVERY);
    return () => {
      clearInterval(timer);
      void audio.close();
    };
  }, [stream, onLevel]);
  return <meter min={0} max={100} low={20} high={90} optimum={50} value={level} aria-label={label} />;
}
