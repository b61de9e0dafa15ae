/** Why a card was found, in the card's own words. */
import type { CardRow, ServiceCard } from '#shared/contract/cards.ts';
import type { KeptTerms } from './document.ts';
import type { Lexicon } from './lexicon.ts';
import type { AskedWord } from './question.ts';
import { wordsOf } from './tokens.ts';

export type MatchReason = CardRow['why'];

type Fit = 'whole' | 'part' | null;

const AS_WRITTEN = /[\p{L}\p{N}\u0300-\u036f]+/gu;
const written = (text: string) => text.normalize('NFC').match(AS_WRITTEN) ?? [];

const SHORTEST_INNER = 4;

/** How a word of the card fits a typed one, by its letters alone. */
const fitsByLetters = (own: string, asked: AskedWord): Fit => {
  if (asked.exact.includes(own) || (asked.open && own.startsWith(asked.word)) || asked.beginnings.some((stem) => own.startsWith(stem))) return 'whole';
  return null;
};

const fitsByForm = (own: string, asked: AskedWord, lexicon: Lexicon): Fit => {
  const { lemmas, parts } = lexicon.analyse(own);
  if (lemmas.some((lemma) => asked.exact.includes(lemma) || (asked.open && lemma.startsWith(asked.word)))) return 'whole';
  if (parts.some((part) => asked.exact.includes(part) || (asked.open && part.startsWith(asked.word) && part.length >= SHORTEST_INNER))) return 'part';
  return null;
};

const fits = (own: string, asked: AskedWord, lexicon: Lexicon): Fit => fitsByLetters(own, asked) ?? fitsByForm(own, asked, lexicon);

const found = (words: readonly string[], asked: readonly AskedWord[], lexicon: Lexicon, fit: 'whole' | 'part'): string | null =>
  words.find((word) => asked.some((one) => fits(word.toLowerCase(), one, lexicon) === fit)) ?? null;

/** How many of the asked words the label answers. */
const answered = (label: string, asked: readonly AskedWord[], lexicon: Lexicon): number => {
  const words = wordsOf(label);
  return asked.filter((one) => words.some((word) => fits(word, one, lexicon) !== null)).length;
};

const best = <Item>(items: readonly Item[], labelOf: (item: Item) => string, asked: readonly AskedWord[], lexicon: Lexicon): Item | null => {
  let chosen: { item: Item; score: number } | null = null;
  for (const item of items) {
    const score = answered(labelOf(item), asked, lexicon);
    if (score > (chosen?.score ?? 0)) chosen = { item, score };
  }
  return chosen?.item ?? null;
};

/** The reason by name or term; null when only the card's text can tell. */
export const reasonByTitle = (names: readonly string[], kept: KeptTerms, asked: readonly AskedWord[], lexicon: Lexicon): MatchReason | null => {
  const name = names.flatMap(written);
  const whole = found(name, asked, lexicon, 'whole');
  if (whole !== null) return { kind: 'name', term: whole };
  const term = best(kept.terms, (label) => label, asked, lexicon);
  const part = found(name, asked, lexicon, 'part');
  if (part !== null && (term === null || answered(term, asked, lexicon) <= 1)) return { kind: 'part', term: part };
  if (term !== null) return { kind: 'synonym', term };
  const near = best(kept.near.flatMap(({ own, labels }) => labels.map((label) => ({ own, label }))), ({ label }) => label, asked, lexicon);
  return near ? { kind: 'synonym', term: near.own } : null;
};

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const inner of value as unknown[]) yield* textsIn(inner);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

const SAME_BEGINNING = 2;

/** The word of the card's text that answers a typed one. */
export const reasonByText = (card: ServiceCard, asked: readonly AskedWord[], lexicon: Lexicon): MatchReason | null => {
  const { summary, description, eligibility, steps, papers, processingTime, deadline, validity, charge, changeNote, eServices, contacts, places, serviceClasses, lifeEvents, targetGroups } = card;
  const labels = [...serviceClasses, ...lifeEvents, ...targetGroups].map((term) => term.label);
  const names = [...eServices, ...contacts, ...places].map((item) => item.name);
  const words = [...textsIn([summary, description, eligibility, steps, papers, processingTime, deadline, validity, charge, changeNote, names, labels])].flatMap(written);
  const byLetters = words.find((word) => asked.some((one) => fitsByLetters(word.toLowerCase(), one) !== null));
  if (byLetters !== undefined) return { kind: 'text', term: byLetters };
  // Looking a word up costs more than reading it: only those that begin as a base form does, or hold one.
  const likely = words.filter((word) => asked.some((one) => one.exact.some((base) => word.toLowerCase().includes(base.slice(0, Math.max(SAME_BEGINNING, base.length - 2))))));
  const byForm = likely.find((word) => asked.some((one) => fitsByForm(word.toLowerCase(), one, lexicon) !== null));
  return byForm === undefined ? null : { kind: 'text', term: byForm };
};
