/** Typed words as a question to the index. */
import { lightStem } from './light-stems.ts';
import type { Analysis } from './lexicon.ts';
import { wordsOf } from './tokens.ts';
import { wholeWord } from './whole-words.ts';

/** One typed word and everything that may stand for it. */
export interface AskedWord {
  word: string;
  /** Still being typed: what begins so is found as well. */
  open: boolean;
  /** Base forms and the word itself. */
  exact: string[];
  /** Beginnings that are found as well: the stem of a Swedish or English form. */
  beginnings: string[];
  /** Members of the compound; asked for only when nothing has the whole. */
  parts: string[];
}

/** How a word's base forms are found: in the dictionary alone, or by rule as well. */
type Look = (word: string) => Analysis;

/** More words than these say nothing more. */
const MOST_WORDS = 12;

/** Words that do not tell one service from another. */
const EMPTY_WORDS = new Set(
  (
    'ja tai sekä että on ei ole olen se ne tämä minä minun mun mä haluan tarvitsen voin voiko saanko miten mistä missä mihin mikä mitä milloin kuinka kuka jos kun niin myös ' +
    'och eller att är inte jag vill behöver kan får hur var vart vad vem när om som en ett den det de min mitt mina till för av på i med ' +
    'and or the a an is are am i im want need can could do does how where what who when to of for in on my me it get with'
  ).split(' '),
);

/** The words that carry the question, at most twelve; all of them when none does. */
export const askedWords = (typed: string, look: Look): AskedWord[] => {
  const words = wordsOf(typed).slice(0, MOST_WORDS);
  const telling = words.filter((word, index) => !EMPTY_WORDS.has(word) || (index === words.length - 1 && words.length === 1));
  const used = telling.length > 0 ? telling : words;
  return used.map((word, index) => askedWord(word, index === used.length - 1 && word === words.at(-1), look));
};

export const askedWord = (word: string, open: boolean, look: Look): AskedWord => {
  const { lemmas, parts } = look(word);
  const stem = lemmas.length === 0 ? lightStem(word) : null;
  return { word, open, exact: [...new Set([word, ...lemmas])], beginnings: stem === null ? [] : [stem], parts };
};

const quoted = (word: string) => `"${word}"`;
const beginning = (word: string) => `"${word}"*`;
const anyOf = (choices: readonly string[]) => (choices.length === 1 ? (choices[0] ?? '') : `(${choices.join(' OR ')})`);

/** What stands for a word in an expression; each beginning costs the index a merge, so one that another holds is left out. */
const choicesOf = (asked: AskedWord): string[] => {
  const begins = [...(asked.open ? [asked.word] : []), ...asked.beginnings].filter((word, _, all) => !all.some((other) => other !== word && word.startsWith(other)));
  return [...new Set(begins)].map(beginning).concat(asked.exact.filter((word) => !begins.some((stem) => word.startsWith(stem))).map(quoted));
};

/** Facets alone; null without any. */
export const everyFacet = (facets: readonly string[]): string | null => (facets.length > 0 ? facets.map(quoted).join(' AND ') : null);

/** One question as expressions of the indexes, each narrower than the one after it where they are of one index. */
export interface Match {
  /** Of names and terms as one word: cards that are called just so; cards with a term of just that name. Facets are in them. */
  named: string[];
  /** Of titles: the words in the name alone. */
  inName: string;
  /** Every word, anywhere. */
  all: string;
  /** Of all texts: with a word among the titles; null for a single word, which the titles have answered. */
  titled: string | null;
  /** What `inName`, `all` and `titled` are narrowed to; null for nothing. */
  facets: string | null;
}

/** `keys` are the whole question as names and terms are kept: its words, and its base forms. */
export const matchOf = (asked: readonly AskedWord[], keys: readonly string[], facets: readonly string[]): Match => {
  const words = asked.map((word) => anyOf(choicesOf(word))).join(' AND ');
  return {
    named: keys.length === 0 ? [] : (['name', 'term'] as const).map((of) => [anyOf(keys.map((key) => quoted(wholeWord(of, key)))), ...facets.map(quoted)].join(' AND ')),
    inName: `name : (${words})`,
    all: words,
    titled: asked.length > 1 ? `${words} AND (title : ${anyOf(asked.flatMap(choicesOf))})` : null,
    facets: everyFacet(facets),
  };
};

/** A question that is one expression. */
export const plainMatch = (all: string, facets: readonly string[]): Match => ({ named: [], inName: all, all, titled: null, facets: everyFacet(facets) });

const SHORTEST_PART = 4;

const SHORTEST_LOOSE = 5;
const SHORTEST_BEGINNING = 4;
const LOOSE_END = 3;

/** The word by its first letters: `uimaan` then finds what begins with `uima`. */
export const loosened = (asked: AskedWord): AskedWord =>
  asked.word.length < SHORTEST_LOOSE ? asked : { ...asked, beginnings: [...asked.beginnings, asked.word.slice(0, Math.max(SHORTEST_BEGINNING, asked.word.length - LOOSE_END))] };

/** Any of the words or of their members: for when nothing has them all. */
export const anyOfThem = (asked: readonly AskedWord[]): string =>
  anyOf([...new Set(asked.flatMap((word) => [...choicesOf(word), ...word.parts.filter((part) => part.length >= SHORTEST_PART).map(quoted)]))]);

/** Any of the labels, with all its words; null when none has any. */
export const anyLabel = (labels: readonly string[]): string | null => {
  const whole = [...new Set(labels.map((label) => wordsOf(label).map(quoted).join(' AND ')).filter(Boolean))].map((words) => `(${words})`);
  return whole.length > 0 ? anyOf(whole) : null;
};
