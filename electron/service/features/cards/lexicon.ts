/** What the feed's dictionary says of a word; by rule where it is silent. */
import { baseCandidates } from './finnish-forms.ts';
import { remembering } from './remembering.ts';

/** The dictionary as the station holds it. */
export interface Dictionary {
  /** No words have come yet: then rules have nothing to hold on to. */
  isEmpty: boolean;
  /** Base forms of a listed form; empty when it is not listed. */
  lemmasOf(form: string): string[];
  /** Parts of a base form's compound; null when the base form is not known. */
  partsOf(lemma: string): string[] | null;
}

export interface Analysis {
  /** Base forms; empty for a word nothing is known of. */
  lemmas: string[];
  /** Members of the compound and the compounds inside it. */
  parts: string[];
}

export interface Lexicon {
  /** What the dictionary lists; a look-up or two. */
  listed(word: string): Analysis;
  /** The same, and for a word it does not list what rules make of it: hundreds of look-ups. */
  analyse(word: string): Analysis;
}

/** Beyond this no rule is tried: nobody writes such words, and each letter costs look-ups. */
const LONGEST_RULED = 40;
const SHORTEST_HEAD = 3;
const SHORTEST_LAST = 4;
/** A candidate by rule needs this many letters, else chance hits are many. */
const SHORTEST_RULED = 3;

const UNKNOWN: Analysis = { lemmas: [], parts: [] };

/** Asks the dictionary and remembers its answers for as long as the lexicon lives. */
export const createLexicon = (dictionary: Dictionary): Lexicon => {
  const known = (word: string): string[] => [...new Set([...(dictionary.partsOf(word) ? [word] : []), ...dictionary.lemmasOf(word)])];
  const byRule = (word: string): string[] => [...baseCandidates(word)].filter((base) => base.length >= SHORTEST_RULED && dictionary.partsOf(base) !== null);

  /** A compound the dictionary does not list: a first member it knows, and a rest that is a word or such a compound. */
  const split = (word: string): Analysis | null => {
    for (let at = SHORTEST_HEAD; at <= word.length - SHORTEST_LAST; at += 1) {
      const [head] = known(word.slice(0, at));
      if (head === undefined) continue;
      const rest = analyse(word.slice(at));
      if (rest.lemmas.length > 0) return { lemmas: rest.lemmas.map((lemma) => word.slice(0, at) + lemma), parts: [...new Set([head, ...rest.lemmas, ...rest.parts])] };
    }
    return null;
  };

  const withParts = (lemmas: string[]): Analysis => ({ lemmas, parts: [...new Set(lemmas.flatMap((lemma) => dictionary.partsOf(lemma) ?? []))] });

  const isWord = (word: string) => /^\p{L}{2,}$/u.test(word);

  const listed = remembering((word: string) => (isWord(word) ? withParts(known(word)) : UNKNOWN));
  const analyse: (word: string) => Analysis = remembering((word: string) => {
    const plain = listed(word);
    if (dictionary.isEmpty || plain.lemmas.length > 0 || !isWord(word) || word.length > LONGEST_RULED) return plain;
    const ruled = byRule(word);
    return ruled.length > 0 ? withParts(ruled) : (split(word) ?? UNKNOWN);
  });
  return { listed, analyse };
};
