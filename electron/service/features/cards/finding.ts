/** Reads what was typed, first as it stands, then more and more loosely. */
import type { SearchInput } from '#shared/contract/cards.ts';
import type { Read } from '../../kernel/acts.ts';
import { facetWord, filtersOf } from './facets.ts';
import { gathered, merged } from './gathering.ts';
import { labelsLike, mostUsedFrom, textCount, wordUses, type Candidate } from './index-sql.ts';
import { labelKeys } from './known-words.ts';
import type { Lexicon } from './lexicon.ts';
import { anyLabel, anyOfThem, askedWord, askedWords, loosened, matchOf, plainMatch, type AskedWord, type Match } from './question.ts';
import { createReading, type Reading } from './reading.ts';
import { corrected, type Vocabulary } from './spelling.ts';
import { wordsOf } from './tokens.ts';

/** With fewer rows than these, a slip in spelling is thought of, and looser readings of the question. */
const FEW = 3;
/** Shorter words that are still being typed are no slips. */
const SHORTEST_SLIP = 4;

/** So many slips are mended in one question; each may cost hundreds of look-ups. */
const MOST_SLIPS = 2;
const vocabularyOf = (db: Read): Vocabulary => ({ count: (word) => wordUses(db, word), completed: (beginning) => mostUsedFrom(db, beginning) });

const isKnown = (db: Read, { word }: AskedWord, lexicon: Lexicon): boolean => lexicon.analyse(word).lemmas.length > 0 || wordUses(db, word) > 0 || textCount(db, word) > 0;

const mended = (db: Read, asked: readonly AskedWord[], lexicon: Lexicon): AskedWord[] | null => {
  const vocabulary = vocabularyOf(db);
  const unknown = asked.filter((word) => !isKnown(db, word, lexicon)).slice(0, MOST_SLIPS);
  const words = asked.map((word) => {
    const better = unknown.includes(word) ? corrected(word.word, vocabulary) : null;
    return better === null ? word : askedWord(better, word.open, lexicon.listed);
  });
  return words.some((word, index) => word !== asked[index]) ? words : null;
};

export interface Found {
  candidates: Candidate[];
  /** The words by which rows are explained: the typed ones, then what they were read as. */
  readings: { reading: Reading; respelled: boolean }[];
  correctedTo?: string;
}

/** Reads the question more and more loosely until it finds enough. */
export const find = (db: Read, input: SearchInput, typed: AskedWord[], lexicon: Lexicon): Found => {
  const facets = filtersOf(input.filters).map(facetWord);
  const whole = (asked: readonly AskedWord[]): Match => matchOf(asked, labelKeys(asked.map((word) => word.word), lexicon).filter(Boolean), facets);
  const found: Found = { candidates: gathered(db, whole(typed), input.limit), readings: [{ reading: createReading(typed, lexicon), respelled: false }] };
  // A few that begin so are an answer, unless the word, long enough to be one, is none.
  const doubtful = () => typed.some((word) => !(word.open && word.word.length < SHORTEST_SLIP) && word.exact.length === 1 && !isKnown(db, word, lexicon));
  const few = () => found.candidates.length < FEW;
  const enough = () => !few() || (found.candidates.length > 0 && !doubtful());
  const more = (match: Match | null, asked: readonly AskedWord[][], isRespelled = false): boolean => {
    const added = match === null ? [] : gathered(db, match, input.limit);
    if (added.length === 0) return false;
    found.candidates = merged(found.candidates, added);
    found.readings.push(...asked.map((words) => ({ reading: createReading(words, lexicon), respelled: isRespelled })));
    return true;
  };
  if (few()) {
    const labels = [...new Set(labelKeys(wordsOf(input.words), lexicon).flatMap((key) => labelsLike(db, key)))];
    const named = anyLabel(labels);
    more(named === null ? null : plainMatch(named, facets), labels.map((label) => wordsOf(label).map((word) => askedWord(word, false, lexicon.listed))));
  }
  if (enough()) return found;
  const byRule = askedWords(input.words, lexicon.analyse);
  if (byRule.some((word, index) => word.exact.length !== typed[index]?.exact.length)) more(whole(byRule), [byRule]);
  if (enough()) return found;
  const better = mended(db, byRule, lexicon);
  if (better && more(whole(better), [better], true)) found.correctedTo = better.map((word) => word.word).join(' ');
  if (found.candidates.length > 0) return found;
  const loose = (better ?? byRule).map(loosened);
  more(plainMatch(anyOfThem(loose), facets), [[...loose, ...loose.flatMap((word) => word.parts).map((part) => askedWord(part, false, lexicon.listed))]], better !== null);
  return found;
};
