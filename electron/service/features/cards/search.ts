/** Cards for typed words. */
import type { CardRow, Provider, SearchInput, SearchResult } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { browse } from './browse.ts';
import { labelKeys, type KeptTerms } from './document.ts';
import { facetWord, filtersOf } from './facets.ts';
import { cardJson, dictionaryOf, labelsLike, mostUsedFrom, textCount, wordUses, type Candidate, type IndexedCard } from './index-sql.ts';
import { gathered, merged, type Match } from './gathering.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { providerOf } from './queries.ts';
import { allOf, allOfWithTitle, anyLabel, anyOfThem, askedWord, askedWords, type AskedWord } from './question.ts';
import { boosted } from './ranking.ts';
import { remembering } from './remembering.ts';
import { createReading, type Reading } from './reading.ts';
import { textIn } from './rules.ts';
import { corrected, type Vocabulary } from './spelling.ts';
import { wordsOf } from './tokens.ts';
import { reasonByText, reasonByTitle, type MatchReason } from './why.ts';

/** With fewer rows than these, a slip in spelling is thought of, and looser readings of the question. */
const FEW = 3;

/** So many slips are mended in one question; each may cost hundreds of look-ups. */
const MOST_SLIPS = 2;
const vocabularyOf = (db: Read): Vocabulary => ({ count: (word) => wordUses(db, word), completed: (beginning) => mostUsedFrom(db, beginning) });

const isKnown = (db: Read, { word }: AskedWord, lexicon: Lexicon): boolean => lexicon.analyse(word).lemmas.length > 0 || wordUses(db, word) > 0 || textCount(db, word) > 0;

const respelled = (db: Read, asked: readonly AskedWord[], lexicon: Lexicon): AskedWord[] | null => {
  const vocabulary = vocabularyOf(db);
  const unknown = asked.filter((word) => !isKnown(db, word, lexicon)).slice(0, MOST_SLIPS);
  const words = asked.map((word) => {
    const better = unknown.includes(word) ? corrected(word.word, vocabulary) : null;
    return better === null ? word : askedWord(better, word.open, lexicon.listed);
  });
  return words.some((word, index) => word !== asked[index]) ? words : null;
};

interface Found {
  candidates: Candidate[];
  /** The words by which rows are explained: the typed ones, then what they were read as. */
  readings: { reading: Reading; respelled: boolean }[];
  correctedTo?: string;
}

/** Reads the question more and more loosely until it finds enough. */
const find = (db: Read, input: SearchInput, typed: AskedWord[], lexicon: Lexicon): Found => {
  const facets = filtersOf(input.filters).map(facetWord);
  const whole = (asked: readonly AskedWord[]): Match => ({ all: allOf(asked, facets), titled: asked.length > 1 ? allOfWithTitle(asked, facets) : null });
  const found: Found = { candidates: gathered(db, whole(typed), input.limit), readings: [{ reading: createReading(typed, lexicon), respelled: false }] };
  const enough = () => found.candidates.length >= FEW;
  const more = (match: Match | null, asked: readonly AskedWord[][], isRespelled = false): boolean => {
    const added = match === null ? [] : gathered(db, match, input.limit);
    if (added.length === 0) return false;
    found.candidates = merged(found.candidates, added);
    found.readings.push(...asked.map((words) => ({ reading: createReading(words, lexicon), respelled: isRespelled })));
    return true;
  };
  if (enough()) return found;
  const byRule = askedWords(input.words, lexicon.analyse);
  if (byRule.some((word, index) => word.exact.length !== typed[index]?.exact.length)) more(whole(byRule), [byRule]);
  if (enough()) return found;
  const better = respelled(db, byRule, lexicon);
  if (better && more(whole(better), [better], true)) found.correctedTo = better.map((word) => word.word).join(' ');
  if (enough()) return found;
  const labels = [...new Set(labelKeys(wordsOf(input.words), lexicon).flatMap((key) => labelsLike(db, key)))];
  const named = anyLabel(labels, facets);
  more(named === null ? null : { all: named, titled: null }, labels.map((label) => wordsOf(label).map((word) => askedWord(word, false, lexicon.listed))));
  if (found.candidates.length > 0) return found;
  const loose = better ?? byRule;
  more({ all: anyOfThem(loose, facets), titled: null }, [[...loose, ...loose.flatMap((word) => word.parts).map((part) => askedWord(part, false, lexicon.listed))]], better !== null);
  return found;
};

const reasonOf = (db: Read, card: IndexedCard, found: Found): MatchReason => {
  const names = Object.values(JSON.parse(card.name) as Localized).filter((name) => name !== undefined);
  const kept = JSON.parse(card.terms) as KeptTerms;
  const told = (reason: MatchReason, respelled: boolean): MatchReason => (respelled ? { kind: 'spelling', term: reason.term } : reason);
  for (const { reading, respelled } of found.readings) {
    const reason = reasonByTitle(names, kept, reading);
    if (reason) return told(reason, respelled);
  }
  const whole = cardJson(db, card.rowid);
  for (const { reading, respelled } of whole ? found.readings : []) {
    const reason = reasonByText(whole!, reading);
    if (reason) return told(reason, respelled);
  }
  return { kind: 'text', term: names[0] ?? '' };
};

const rowOf = (card: IndexedCard, provider: Provider, input: SearchInput, why: MatchReason): CardRow => {
  const name = textIn(JSON.parse(card.name) as Localized, input.language);
  return {
    id: card.id,
    version: card.version,
    name: name.text,
    language: name.language,
    providerId: card.provider_id,
    providerName: textIn(provider.shortName, input.language).text,
    summary: textIn(JSON.parse(card.summary) as Localized, input.language).text,
    why,
    hasInstructions: card.has_instructions === 1,
  };
};

/** Best first; every row says why it matched. With no words, the cards that match the filters. */
export const findCards = (db: Read, input: SearchInput): SearchResult => {
  const lexicon = createLexicon(dictionaryOf(db));
  const provider = remembering((id: string) => providerOf(db, id));
  const asked = askedWords(input.words, lexicon.listed);
  if (asked.length === 0) {
    const { cards, total } = browse(db, input.filters, input.limit);
    return { total, rows: cards.map((card) => rowOf(card, provider(card.provider_id), input, { kind: 'name', term: textIn(JSON.parse(card.name) as Localized, input.language).text })) };
  }
  const found = find(db, input, asked, lexicon);
  const cards = boosted(db, found.candidates, asked, input.limit).slice(0, input.limit);
  return {
    total: found.candidates.length,
    rows: cards.map((card) => rowOf(card, provider(card.provider_id), input, reasonOf(db, card, found))),
    ...(found.correctedTo === undefined ? {} : { correctedTo: found.correctedTo }),
  };
};
