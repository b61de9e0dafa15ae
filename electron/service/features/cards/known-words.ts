/** What indexing knows of words: asked of the feed's words once, then remembered from card to card and segment to segment. */
import type { Read } from '../../kernel/acts.ts';
import { facetWord } from './facets.ts';
import { dictionaryInMemory, dictionaryOf, labelsLike, stateOf, type FacetKind } from './index-sql.ts';
import { createLexicon, type Dictionary, type Lexicon } from './lexicon.ts';
import { remembering } from './remembering.ts';
import { wordsOf } from './tokens.ts';

/** A name or a label. */
export interface Label {
  words: string[];
  /** Finnish ones with their base forms and compound parts. */
  widened: string[];
  /** What it is looked up by. */
  keys: string[];
}

export interface KnownWords {
  lexicon: Lexicon;
  /** The Finnish word with the base forms and compound parts it brings along. */
  widened(word: string): readonly string[];
  /** `finnish` tells how the text is read: base forms are known of Finnish alone. */
  label(text: string, finnish: boolean): Label;
  /** Labels, in all languages, of the concepts that go by the key. */
  labelsLike(key: string): string[];
  facet(kind: FacetKind, value: string): string;
}

/** The key under which a label is looked up: the words as they are, and of Finnish ones the base forms. */
export const labelKeys = (words: readonly string[], lexicon: Lexicon | null): string[] => {
  const plain = words.join(' ');
  return lexicon ? [...new Set([plain, words.map((word) => lexicon.listed(word).lemmas[0] ?? word).join(' ')])] : [plain];
};

const knownWords = (db: Read, lexicon: Lexicon): KnownWords => {
  const widened = remembering((word: string): readonly string[] => {
    const { lemmas, parts } = lexicon.analyse(word);
    return [...new Set([word, ...lemmas, ...parts])];
  });
  const finnish = remembering((text: string): Label => {
    const words = wordsOf(text);
    return { words, widened: words.flatMap(widened), keys: labelKeys(words, lexicon) };
  });
  const foreign = remembering((text: string): Label => {
    const words = wordsOf(text);
    return { words, widened: words, keys: labelKeys(words, null) };
  });
  const facets = remembering((kind: FacetKind) => remembering((value: string) => facetWord({ kind, value })));
  return {
    lexicon,
    widened,
    label: (text, isFinnish) => (isFinnish ? finnish : foreign)(text),
    labelsLike: remembering((key: string) => labelsLike(db, key)),
    facet: (kind, value) => facets(kind)(value),
  };
};

/** Words that rules are tried on cost hundreds of look-ups each: after so many the dictionary is read into memory whole. */
const LOOK_UPS = 20_000;

const growingDictionary = (db: Read): Dictionary => {
  let lookUps = 0;
  let dictionary = dictionaryOf(db);
  const asked = (): Dictionary => {
    lookUps += 1;
    if (lookUps === LOOK_UPS) dictionary = dictionaryInMemory(db);
    return dictionary;
  };
  return { isEmpty: dictionary.isEmpty, lemmasOf: (form) => asked().lemmasOf(form), partsOf: (lemma) => asked().partsOf(lemma) };
};

/** Keeps what is known for as long as the feed's words stay the same. */
export type WordMemory = (db: Read) => KnownWords;

export const createWordMemory = (): WordMemory => {
  let kept: { edition: string; words: KnownWords } | null = null;
  return (db) => {
    const edition = stateOf(db, 'words') ?? '';
    if (kept?.edition !== edition) kept = { edition, words: knownWords(db, createLexicon(growingDictionary(db))) };
    return kept.words;
  };
};
