/** A call as words to be spoken: a sentence for a voice, and the names of recorded words where there is none. */

/** The largest number recorded as one word; larger ones are said digit by digit. */
const LARGEST_WORD = 20;

const digitsOf = (text: string): string[] => Array.from(text);

/** `number P 0 1 3 desk 3` by the keys of the recorded words. */
export function recordedWords(number: string, deskNumber: number): string[] {
  const desk = deskNumber <= LARGEST_WORD ? [String(deskNumber)] : digitsOf(String(deskNumber));
  return ['number', ...digitsOf(number), 'desk', ...desk];
}
