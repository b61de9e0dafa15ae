/** Reading the screen aloud in its own language; any act of the customer's stops it (EN 301 549, 5.1.3.4). */
import { type RefObject, useEffect, useState } from 'react';
import { createSpeaker, voiceFor } from '../../kit/index.ts';

/** What a person who does not see would need to hear: the visible words and the spoken forms of what is only drawn. */
export function textToRead(root: HTMLElement): string {
  const copy = root.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const unread of copy.querySelectorAll('[aria-hidden="true"], [data-fast], svg')) unread.remove();
  const blocks = Array.from(copy.querySelectorAll('h1, h2, p, li, button, label, output'))
    .filter((block) => block.querySelector('h1, h2, p, li, button, label') === null)
    .map((block) => block.textContent.trim().replaceAll(/\s+/g, ' '));
  return blocks.filter((text) => text !== '').join('. ');
}

/**
 * Reads what `root` shows whenever the screen changes while reading is on.
 * @param screen a word that changes with the screen
 * @returns whether the machine has a voice for the language
 */
export function useReadAloud(on: boolean, language: string, screen: string, root: RefObject<HTMLElement | null>): boolean {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  useEffect(() => {
    if (!('speechSynthesis' in window)) return undefined;
    const look = () => setVoices(window.speechSynthesis.getVoices());
    look();
    window.speechSynthesis.addEventListener('voiceschanged', look);
    return () => window.speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  const voiced = voiceFor(language, voices) !== null;

  useEffect(() => {
    if (!on || !voiced || root.current === null) return undefined;
    const speaker = createSpeaker(window);
    void speaker.speak(textToRead(root.current), language);
    document.addEventListener('pointerdown', speaker.stop, true);
    document.addEventListener('keydown', speaker.stop, true);
    return () => {
      document.removeEventListener('pointerdown', speaker.stop, true);
      document.removeEventListener('keydown', speaker.stop, true);
      speaker.stop();
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new screen is what has to be read
  }, [on, voiced, language, screen, root]);
  return voiced;
}
