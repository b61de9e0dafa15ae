/** Speaking with the machine's own voices, where it has one for the language. */

/** The voice for a language, or null when the machine has none. */
export function voiceFor(language: string, voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | null {
  const tag = language === 'se' ? 'se' : language;
  return voices.find((voice) => voice.lang.toLowerCase().replace('_', '-').split('-')[0] === tag) ?? null;
}

export interface Speaker {
  /** Speaks; what is being said is cut off first. Resolves when it has been said or was cut off. False: no voice. */
  readonly speak: (text: string, language: string) => Promise<boolean>;
  readonly stop: () => void;
}

/** @param page the window whose voices are used; a browser without speech is silent */
export function createSpeaker(page: Window): Speaker {
  const synth: SpeechSynthesis | undefined = page.speechSynthesis;
  return {
    stop: () => synth?.cancel(),
    async speak(text, language) {
      const voice = synth === undefined ? null : voiceFor(language, synth.getVoices());
      if (synth === undefined || voice === null) return false;
      synth.cancel();
      const words = new SpeechSynthesisUtterance(text);
      words.voice = voice;
      words.lang = voice.lang;
      words.rate = 0.95;
      await new Promise<void>((resolve) => {
        words.addEventListener('end', () => resolve());
        words.addEventListener('error', () => resolve());
        synth.speak(words);
      });
      return true;
    },
  };
}
