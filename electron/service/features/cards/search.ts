/** Cards for typed words. */
import type { CardRow, SearchInput, SearchResult } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { browse } from './browse.ts';
import { labelKeys, type KeptTerms } from './document.ts';
import { facetWord, filtersOf } from './facets.ts';
import { dictionaryOf, inTexts, inTitles, labelsLike, textCount, titleCount, titleWordsFrom, type Candidate, type IndexedCard } from './index-sql.ts';
import { createLexicon, type Lexicon } from './lexicon.ts';
import { cardOf, providerOf } from './queries.ts';
import { allOf, anyLabel, anyOfThem, askedWord, askedWords, type AskedWord } from './question.ts';
import { boosted } from './ranking.ts';
import { textIn } from './rules.ts';
import { corrected } from './spelling.ts';
import { wordsOf } from './tokens.ts';
import { reasonByText, reasonByTitle, type MatchReason } from './why.ts';

/** Ranking, not finding, is what costs: so many of the cards found are ranked. */
const RANKED = 200;
/** With fewer rows than these, a slip in spelling is thought of, and looser readings of the question. */
const FEW = 3;

/** Cards by title and terms, best first, then by all their text when those do not fill the page. */
const gathered = (db: Read, match: string, limit: number): Candidate[] => {
  const titles = inTitles(db, match, RANKED).toSorted((a, b) => a.score - b.score);
  if (titles.length >= limit) return titles;
  const seen = new Set(titles.map((candidate) => candidate.rowid));
  const texts = inTexts(db, match, RANKED).filter((candidate) => !seen.has(candidate.rowid)).toSorted((a, b) => a.score - b.score);
  return [...titles, ...texts];
};

const merged = (first: readonly Candidate[], more: readonly Candidate[]): Candidate[] => {
  const seen = new Set(first.map((candidate) => candidate.rowid));
  return [...first, ...more.filter((candidate) => !seen.has(candidate.rowid))];
};

const isKnown = (db: Read, word: AskedWord, lexicon: Lexicon): boolean => lexicon.analyse(word.word).lemmas.length > 0 || titleCount(db, word.word) > 0 || textCount(db, word.word) > 0;

const respelled = (db: Read, asked: readonly AskedWord[], lexicon: Lexicon): AskedWord[] | null => {
  const vocabulary = { count: (word: string) => titleCount(db, word), begins: (beginning: string) => titleWordsFrom(db, beginning, 1).length > 0 };
  let changed = false;
  const words = asked.map((word) => {
    const better = isKnown(db, word, lexicon) ? null : corrected(word.word, vocabulary);
    if (better === null) return word;
    changed = true;
    return askedWord(better, word.open, lexicon);
  });
  return changed ? words : null;
};

interface Found {
  candidates: Candidate[];
  /** The words by which the rows are explained, the typed ones first. */
  readings: AskedWord[][];
  correctedTo?: string;
}

/** Reads the question more and more loosely until it finds enough. */
const find = (db: Read, input: SearchInput, asked: AskedWord[], lexicon: Lexicon): Found => {
  const facets = filtersOf(input.filters).map(facetWord);
  const found: Found = { candidates: gathered(db, allOf(asked, facets), input.limit), readings: [asked] };
  if (found.candidates.length >= FEW) return found;
  const better = respelled(db, asked, lexicon);
  if (better) {
    const more = gathered(db, allOf(better, facets), input.limit);
    if (more.length > 0) {
      found.candidates = merged(found.candidates, more);
      found.readings.push(better);
      found.correctedTo = better.map((word) => word.word).join(' ');
    }
  }
  if (found.candidates.length >= FEW) return found;
  const labels = [...new Set(labelKeys(wordsOf(input.words), lexicon).flatMap((key) => labelsLike(db, key).flat()))];
  const byLabel = anyLabel(labels, facets);
  if (byLabel !== null) {
    found.candidates = merged(found.candidates, gathered(db, byLabel, input.limit));
    found.readings.push(...labels.map((label) => wordsOf(label).map((word) => askedWord(word, false, lexicon))));
  }
  if (found.candidates.length === 0) found.candidates = gathered(db, anyOfThem(better ?? asked, facets), input.limit);
  return found;
};

const reasonOf = (db: Read, card: IndexedCard, kept: KeptTerms, found: Found, lexicon: Lexicon): MatchReason => {
  const names = Object.values(JSON.parse(card.name) as Localized).filter((name) => name !== undefined);
  for (const [index, reading] of found.readings.entries()) {
    const reason = reasonByTitle(names, kept, reading, lexicon);
    if (reason) return index > 0 && found.correctedTo !== undefined ? { kind: 'spelling', term: reason.term } : reason;
  }
  const whole = cardOf(db, card.id);
  for (const reading of whole ? found.readings : []) {
    const reason = reasonByText(whole!, reading, lexicon);
    if (reason) return reason;
  }
  return { kind: 'text', term: names[0] ?? '' };
};

const rowOf = (db: Read, card: IndexedCard, input: SearchInput, why: MatchReason): CardRow => {
  const name = textIn(JSON.parse(card.name) as Localized, input.language);
  return {
    id: card.id,
    version: card.version,
    name: name.text,
    language: name.language,
    providerId: card.provider_id,
    providerName: textIn(providerOf(db, card.provider_id).shortName, input.language).text,
    summary: textIn(JSON.parse(card.summary) as Localized, input.language).text,
    why,
    hasInstructions: card.has_instructions === 1,
  };
};

/** Best first; every row says why it matched. With no words, the cards that match the filters. */
export const findCards = (db: Read, input: SearchInput): SearchResult => {
  const lexicon = createLexicon(dictionaryOf(db));
  const asked = askedWords(input.words, lexicon);
  if (asked.length === 0) {
    const { cards, total } = browse(db, input.filters, input.limit);
    return { total, rows: cards.map((card) => rowOf(db, card, input, { kind: 'name', term: textIn(JSON.parse(card.name) as Localized, input.language).text })) };
  }
  const found = find(db, input, asked, lexicon);
  const cards = boosted(db, found.candidates, asked).slice(0, input.limit);
  return {
    total: found.candidates.length,
    rows: cards.map((card) => rowOf(db, card, input, reasonOf(db, card, JSON.parse(card.terms) as KeptTerms, found, lexicon))),
    ...(found.correctedTo === undefined ? {} : { correctedTo: found.correctedTo }),
  };
};
