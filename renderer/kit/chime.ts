/** Short tones made on the spot: no interfering sound is longer than three seconds (EN 301 549, 5.1.3.10). */

export interface Chime {
  /** Plays tones (hertz), each 0.35 s after the former. False when the browser does not let the page sound yet. */
  readonly play: (tones: readonly number[]) => Promise<boolean>;
  /** To be called in a user's press: from then on the page may sound. */
  readonly allow: () => Promise<boolean>;
  readonly close: () => void;
}

const SPACING = 0.35;
const LENGTH = 0.7;

export function createChime(): Chime {
  const audio = new AudioContext();
  const allow = async () => {
    // Resuming without a press may never settle: the state is what counts.
    await Promise.race([audio.resume(), new Promise((resolve) => setTimeout(resolve, 200))]);
    return audio.state === 'running';
  };
  return {
    allow,
    close: () => void audio.close(),
    async play(tones) {
      if (!(await allow())) return false;
      tones.forEach((hertz, place) => {
        const at = audio.currentTime + place * SPACING;
        const tone = new OscillatorNode(audio, { frequency: hertz });
        const volume = new GainNode(audio, { gain: 0 });
        volume.gain.setValueAtTime(0, at);
        volume.gain.linearRampToValueAtTime(0.35, at + 0.02);
        volume.gain.exponentialRampToValueAtTime(0.001, at + LENGTH);
        tone.connect(volume).connect(audio.destination);
        tone.start(at);
        tone.stop(at + LENGTH);
      });
      await new Promise((resolve) => setTimeout(resolve, ((tones.length - 1) * SPACING + LENGTH) * 1_000));
      return true;
    },
  };
}
