/** Each new call once: a chime, then number and desk in the ticket's own language. Calls wait for each other. */
import type { i18n } from 'i18next';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { recordedWords, spokenNumber } from '../../features/queue/index.ts';
import type { Chime, Speaker } from '../../kit/index.ts';
import type { CallOnDisplay } from './new-calls.ts';
import type { Recorded } from './recorded.ts';

const CHIME = [784, 659] as const;

interface Voices {
  readonly chime: Chime;
  readonly speaker: Speaker;
  readonly recorded: Recorded;
}

/** The content language in which the point speaks to readers of a language it has no recording of. */
const spokenIn = (language: string, languages: readonly ContentLanguage[]): string => languages.find((known) => known === language) ?? languages[0] ?? 'fi';

/** Chimes and speaks one call. False when the browser does not let the page sound. */
export async function announce(call: CallOnDisplay, languages: readonly ContentLanguage[], texts: i18n, { chime, speaker, recorded }: Voices): Promise<boolean> {
  if (!(await chime.play(CHIME))) return false;
  const own = spokenIn(call.language, languages);
  const sentence = (language: string) => texts.getFixedT(language, 'display')('spoken', { number: spokenNumber(call.number), desk: call.deskNumber });
  if (await speaker.speak(sentence(own), own)) return true;
  await recorded.say(own, recordedWords(call.number, call.deskNumber));
  return true;
}
