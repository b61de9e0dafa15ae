/** One reading of a question: tells whether a word of a card answers it, by letters first and by its base form second. */
import type { Lexicon } from './lexicon.ts';
import type { AskedWord } from './question.ts';

/** `whole` is the word itself in any form, `part` a compound that holds it. */
export type Fit = 'whole' | 'part';

export interface Reading {
  /** Words of the text, as written, that may answer; all others surely do not. */
  likely(text: string): string[];
  fit(word: string): Fit | null;
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

const stemOf = (base: string) => base.slice(0, Math.max(1, base.length - CHANGING));

/** Words that begin as an asked one does, or hold the most of it. */
const likelyWords = (asked: readonly AskedWord[]): RegExp => {
  const bases = [...new Set(asked.flatMap((one) => [...one.exact, ...one.beginnings]))];
  const inner = bases.map(stemOf).filter((stem) => stem.length >= SHORTEST_INNER);
  const held = inner.length > 0 ? `|[\\p{L}\\p{N}]+(?:${inner.join('|')})` : '';
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${bases.map(stemOf).join('|')}${held})[\\p{L}\\p{N}]*`, 'giu');
};

export const createReading = (asked: readonly AskedWord[], lexicon: Lexicon): Reading => {
  const likely = likelyWords(asked);
  const fitOf = (own: string, one: AskedWord): Fit | null => (fitsByLetters(own, one) ? 'whole' : fitsByForm(own, one, lexicon));
  return {
    likely: (text) => text.match(likely) ?? [],
    fit: (word) => {
      const fits = asked.map((one) => fitOf(word.toLowerCase(), one));
      return fits.includes('whole') ? 'whole' : fits.includes('part') ? 'part' : null;
    },
    answered: (words) => asked.filter((one) => words.some((word) => fitOf(word.toLowerCase(), one) !== null)).length,
  };
};
