/** A word one slip away from those the cards use. */

/** What the cards know of words. */
export interface Vocabulary {
  /** In how many cards' titles and terms the word stands. */
  count(word: string): number;
  /** A word of titles and terms that begins so, the most used; null when none does. */
  completed(beginning: string): string | null;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzåäö'];
const SHORTEST = 3;
/** Longer ones are no slip, and would take long. */
const LONGEST = 30;
/** A beginning is corrected from this length on; shorter ones fit too much. */
const SHORTEST_BEGINNING = 6;
const MOST_DOTTED = 6;

const DOTTED: Readonly<Record<string, string>> = { a: 'ä', o: 'ö' };

/** The word with any of its a and o as ä and ö. */
function* dotted(word: string): Generator<string> {
  const places = [...word].flatMap((letter, index) => (DOTTED[letter] ? [index] : [])).slice(0, MOST_DOTTED);
  for (let choice = 1; choice < 1 << places.length; choice += 1) yield [...word].map((letter, index) => (places.includes(index) && choice & (1 << places.indexOf(index)) ? (DOTTED[letter] ?? letter) : letter)).join('');
}

function* swapped(word: string): Generator<string> {
  for (let at = 0; at < word.length - 1; at += 1) if (word[at] !== word[at + 1]) yield word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}

/** A letter too few or too many, and of these first a single letter for a double one. */
function* doubled(word: string): Generator<string> {
  for (let at = 0; at < word.length; at += 1) {
    yield word.slice(0, at + 1) + word[at] + word.slice(at + 1);
    if (word[at] === word[at + 1]) yield word.slice(0, at) + word.slice(at + 1);
  }
}

function* otherSlips(word: string): Generator<string> {
  for (let at = 0; at < word.length; at += 1) {
    yield word.slice(0, at) + word.slice(at + 1);
    for (const letter of LETTERS) {
      yield word.slice(0, at) + letter + word.slice(at + 1);
      yield word.slice(0, at) + letter + word.slice(at);
    }
  }
  for (const letter of LETTERS) yield word + letter;
}

const likeliestFirst = [dotted, swapped, doubled, otherSlips];

/** The likeliest word that was meant, the most used of its kind; null when none is one slip away. */
export const corrected = (word: string, vocabulary: Vocabulary): string | null => {
  if (word.length < SHORTEST || word.length > LONGEST) return null;
  for (const slips of likeliestFirst) {
    let best: { word: string; count: number } | null = null;
    for (const candidate of new Set(slips(word))) {
      const count = candidate === word ? 0 : vocabulary.count(candidate);
      if (count > (best?.count ?? 0)) best = { word: candidate, count };
    }
    if (best) return best.word;
  }
  if (word.length < SHORTEST_BEGINNING) return null;
  for (const slips of likeliestFirst)
    for (const candidate of slips(word)) {
      const whole = candidate.length >= SHORTEST_BEGINNING ? vocabulary.completed(candidate) : null;
      if (whole !== null) return whole;
    }
  return null;
};
