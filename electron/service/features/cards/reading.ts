/** One reading of a question: tells whether a word of a card answers it, by letters first and by its base form second. */
import type { Lexicon } from './lexicon.ts';
import type { AskedWord } from './question.ts';

/** `whole` is the word itself in any form, `part` a compound that holds it. */
export type Fit = 'whole' | 'part';

export interface Reading {
  /** Whether the text, in lower case, may hold an answer at all: a quick no. */
  mayHold(lower: string): boolean;
  /** Words of the text, as written, that may answer; all others surely do not. */
  likely(text: string): string[];
  fit(word: string): Fit | null;
  /** The first word that answers by its letters, else the first that does by its base form. */
  firstFit(words: readonly string[]): string | null;
  /** How many of the asked words one of these answers. */
  answered(words: readonly string[]): number;
}

/** Endings and consonant gradation change so many last letters of a base form. */
const CHANGING = 2;
const SHORTEST_INNER = 3;

const fitsByLetters = (own: string, asked: AskedWord): boolean =>
  asked.exact.includes(own) || (asked.open && own.startsWith(asked.word)) || asked.beginnings.some((stem) => own.startsWith(stem));

const fitsByForm = (own: string, asked: AskedWord, lexicon: Lexicon): Fit | null => {
  const { lemmas, parts } = lexicon.listed(own);
  const same = (base: string) => asked.exact.includes(base) || (asked.open && base.startsWith(asked.word));
  if (lemmas.some(same)) return 'whole';
  return parts.some(same) ? 'part' : null;
};

const stemOf = (base: string) => base.slice(0, Math.max(SHORTEST_INNER, base.length - CHANGING));

const LETTER = /[\p{L}\p{N}\u0300-\u036f]/u;
const isLetter = (letter: string | undefined): boolean => letter !== undefined && LETTER.test(letter);

/** Words of the text that hold one of the stems, at their beginning or, of the longer stems, anywhere. */
const wordsWith = (stems: readonly string[], text: string): string[] => {
  const lower = text.toLowerCase();
  // A few letters of far scripts change their length: then the text is told in lower case.
  const told = lower.length === text.length ? text : lower;
  const found: { from: number; word: string }[] = [];
  for (const stem of stems)
    for (let at = lower.indexOf(stem); at !== -1; at = lower.indexOf(stem, at + stem.length)) {
      if (stem.length < SHORTEST_INNER && isLetter(lower[at - 1])) continue;
      let [from, to] = [at, at + stem.length];
      while (isLetter(lower[from - 1])) from -= 1;
      while (isLetter(lower[to])) to += 1;
      found.push({ from, word: told.slice(from, to) });
    }
  return found.toSorted((a, b) => a.from - b.from).map(({ word }) => word);
};

export const createReading = (asked: readonly AskedWord[], lexicon: Lexicon): Reading => {
  const stems = [...new Set(asked.flatMap((one) => [...one.exact, ...one.beginnings]).map(stemOf))];
  const fitOf = (own: string, one: AskedWord): Fit | null => (fitsByLetters(own, one) ? 'whole' : fitsByForm(own, one, lexicon));
  return {
    mayHold: (lower) => stems.some((stem) => lower.includes(stem)),
    likely: (text) => wordsWith(stems, text),
    fit: (word) => {
      const fits = asked.map((one) => fitOf(word.toLowerCase(), one));
      return fits.includes('whole') ? 'whole' : fits.includes('part') ? 'part' : null;
    },
    firstFit: (words) =>
      words.find((word) => asked.some((one) => fitsByLetters(word.toLowerCase(), one))) ?? words.find((word) => asked.some((one) => fitsByForm(word.toLowerCase(), one, lexicon) !== null)) ?? null,
    answered: (words) => asked.filter((one) => words.some((word) => fitOf(word.toLowerCase(), one) !== null)).length,
  };
};
