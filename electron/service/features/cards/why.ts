/** Why a card was found, in the card's own words. */
import type { CardRow } from '#shared/contract/cards.ts';
import type { KeptTerms } from './document.ts';
import type { Reading } from './reading.ts';

export type MatchReason = CardRow['why'];

/** The item whose text answers the most of the asked words. */
const best = <Item>(items: Iterable<Item>, textOf: (item: Item) => string, reading: Reading): { item: Item; score: number } | null => {
  let chosen: { item: Item; score: number } | null = null;
  for (const item of items) {
    const likely = reading.likely(textOf(item));
    const score = likely.length > 0 ? reading.answered(likely) : 0;
    if (score > (chosen?.score ?? 0)) chosen = { item, score };
  }
  return chosen;
};

function* nearLabels({ near }: KeptTerms): Generator<{ own: string; label: string }> {
  for (const { own, labels } of near) for (const label of labels) yield { own, label };
}

/** The reason by name or term; null when only the card's text can tell. `terms` is kept terms as JSON. */
export const reasonByTitle = (names: readonly string[], terms: string, reading: Reading): MatchReason | null => {
  const likely = names.flatMap((name) => reading.likely(name));
  const whole = likely.find((word) => reading.fit(word) === 'whole');
  if (whole !== undefined) return { kind: 'name', term: whole };
  const kept = reading.mayHold(terms.toLowerCase()) ? (JSON.parse(terms) as KeptTerms) : { terms: [], near: [] };
  const term = best(kept.terms, (label) => label, reading);
  const part = likely.find((word) => reading.fit(word) === 'part');
  if (part !== undefined && (term?.score ?? 0) <= 1) return { kind: 'part', term: part };
  if (term) return { kind: 'synonym', term: term.item };
  const near = best(nearLabels(kept), ({ label }) => label, reading);
  return near ? { kind: 'synonym', term: near.item.own } : null;
};

/** More likely words than these are not looked up. */
const MOST_LIKELY = 60;

/**
 * The word of the card's text that answers a typed one. The card is read as its JSON stands: parsing it whole for
 * one word costs ten times as much. Names of fields and parts of addresses are not the card's words.
 */
export const reasonByText = (json: string, reading: Reading): MatchReason | null => {
  const text = json.replace(/\\[bfnrt]|"[A-Za-z]+":|https?:[^"\s]*/gu, ' ');
  const word = reading.firstFit([...new Set(reading.likely(text))].slice(0, MOST_LIKELY));
  return word === null ? null : { kind: 'text', term: word };
};
