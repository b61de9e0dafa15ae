/** From a customer's own words to a service group. */
import type { ContentLanguage, CustomerLanguage } from '#shared/contract/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { findCards } from '../cards/index.ts';
import type { Group } from './groups.ts';

const FOLD_FROM = 3;

/** Words in lower case without punctuation, the short ones left out. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('fi')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= FOLD_FROM);

/**
 * What stays of a word in most of its forms: Finnish and Swedish change the end (`passi`, `passin`, `passia`;
 * `ajokortti`, `ajokortin`), so the last letters are left out, more of them of longer words, and never below three.
 */
export const stemOf = (word: string): string => word.slice(0, Math.max(FOLD_FROM, word.length - (word.length >= 8 ? 3 : word.length >= 5 ? 1 : 0)));

const fits = (typed: string, known: string): boolean => {
  const [a, b] = [stemOf(typed), stemOf(known)];
  return a.startsWith(b) || (b.startsWith(a) && a.length >= 4);
};

/** How many of the customer's words lead to the group. */
const scoreOf = (typed: readonly string[], group: Group): number => {
  const known = [...group.words, ...Object.values(group.name), ...Object.values(group.examples)].flatMap((text) => wordsOf(text ?? ''));
  return typed.filter((word) => known.some((candidate) => fits(word, candidate))).length;
};

/** Groups in use that the words lead to, the best first. */
export const groupsForWords = (groups: readonly Group[], text: string): Group[] => {
  const typed = wordsOf(text);
  return groups
    .filter((group) => group.active)
    .map((group) => ({ group, score: scoreOf(typed, group) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ group }) => group);
};

export interface Suggestion {
  groupId: string;
  cardId: string | null;
  cardName: string | null;
}

const MOST = 5;

const CARDS_ASKED = 10;

/** The languages cards are searched in for a customer's own language. */
const SEARCHED: Readonly<Record<CustomerLanguage, ContentLanguage>> = { fi: 'fi', sv: 'sv', en: 'en', se: 'fi', uk: 'en', ru: 'en', ar: 'en', so: 'en' };

/**
 * Up to five ways into the queue for what the customer typed, the likeliest first: groups that know the
 * words, each with the best card of its providers, then groups whose providers have a card that fits.
 */
export const suggestions = (db: Read, groups: readonly Group[], input: { words: string; language: CustomerLanguage }): Suggestion[] => {
  const cards = findCards(db, { words: input.words, language: SEARCHED[input.language], filters: {}, limit: CARDS_ASKED }).rows;
  const cardOf = (group: Group) => cards.find((card) => group.providerIds.includes(card.providerId));
  const byWords = groupsForWords(groups, input.words);
  const byCards = cards.flatMap((card) => groups.filter((group) => group.active && group.providerIds.includes(card.providerId)));
  return [...new Set([...byWords, ...byCards])].slice(0, MOST).map((group) => {
    const card = cardOf(group);
    return { groupId: group.id, cardId: card?.id ?? null, cardName: card?.name ?? null };
  });
};
