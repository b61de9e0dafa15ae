/** Recorded words for machines without a voice for the language: one sound file a language, cut into its words. */
import { spansOf } from './spans.ts';

const files = import.meta.glob<string>('../../../assets/sounds/*.ogg', { query: '?url', import: 'default' });

export interface Recorded {
  /** Says the words one after the other. False when the language has no recording or the page may not sound. */
  readonly say: (language: string, keys: readonly string[]) => Promise<boolean>;
  /** To be called in a user's press: from then on the page may sound. */
  readonly allow: () => Promise<void>;
  readonly close: () => void;
}

/** Seconds of silence between two words. */
const PAUSE = 0.08;

export function createRecorded(): Recorded {
  const audio = new AudioContext();
  const loaded = new Map<string, Promise<AudioBuffer | null>>();
  const load = async (language: string): Promise<AudioBuffer | null> => {
    const address = await files[`../../../assets/sounds/${language}.ogg`]?.();
    if (address === undefined) return null;
    return audio.decodeAudioData(await (await fetch(address)).arrayBuffer());
  };
  return {
    allow: () => audio.resume(),
    close: () => void audio.close(),
    async say(language, keys) {
      const sound = loaded.get(language) ?? load(language).catch(() => null);
      loaded.set(language, sound);
      const buffer = await sound;
      if (buffer === null) loaded.delete(language);
      if (audio.state === 'suspended') void audio.resume();
      if (buffer === null || audio.state !== 'running') return false;
      let at = audio.currentTime + 0.05;
      for (const [begins, lasts] of spansOf(language, keys)) {
        const word = new AudioBufferSourceNode(audio, { buffer });
        word.connect(audio.destination);
        word.start(at, begins, lasts);
        at += lasts + PAUSE;
      }
      await new Promise((resolve) => setTimeout(resolve, (at - audio.currentTime) * 1_000));
      return true;
    },
  };
}
