/** What the feed's dictionary says of a word; by rule where it is silent. */
import { baseCandidates } from './finnish-forms.ts';

/** The dictionary as the station holds it. */
export interface Dictionary {
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
  analyse(word: string): Analysis;
}

const SHORTEST_HEAD = 3;
const SHORTEST_LAST = 4;
/** A candidate by rule needs this many letters, else chance hits are many. */
const SHORTEST_RULED = 3;

/** Asks the dictionary and remembers its answers for as long as the lexicon lives. */
export const createLexicon = (dictionary: Dictionary): Lexicon => {
  const remembered = new Map<string, Analysis>();

  const known = (word: string): string[] => [...new Set([...(dictionary.partsOf(word) ? [word] : []), ...dictionary.lemmasOf(word)])];
  const byRule = (word: string): string[] => [...baseCandidates(word)].filter((base) => base.length >= SHORTEST_RULED && dictionary.partsOf(base) !== null);

  /** A compound the dictionary does not list: the longest last member it knows, after a first one it knows. */
  const split = (word: string): Analysis | null => {
    for (let at = SHORTEST_HEAD; at <= word.length - SHORTEST_LAST; at += 1) {
      const [head] = known(word.slice(0, at));
      if (head === undefined) continue;
      const last = known(word.slice(at));
      const ends = last.length > 0 ? last : byRule(word.slice(at));
      if (ends.length > 0) return { lemmas: ends.map((end) => word.slice(0, at) + end), parts: [head, ...ends, ...ends.flatMap((end) => dictionary.partsOf(end) ?? [])] };
    }
    return null;
  };

  const fresh = (word: string): Analysis => {
    if (!/^\p{L}{2,}$/u.test(word)) return { lemmas: [], parts: [] };
    const listed = known(word);
    const lemmas = listed.length > 0 ? listed : byRule(word);
    if (lemmas.length > 0) return { lemmas, parts: [...new Set(lemmas.flatMap((lemma) => dictionary.partsOf(lemma) ?? []))] };
    return split(word) ?? { lemmas: [], parts: [] };
  };

  return {
    analyse: (word) => {
      const answer = remembered.get(word) ?? fresh(word);
      remembered.set(word, answer);
      return answer;
    },
  };
};
