/** Why a card was found, in the card's own words. */
import type { CardRow, ServiceCard } from '#shared/contract/cards.ts';
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

/** The reason by name or term; null when only the card's text can tell. */
export const reasonByTitle = (names: readonly string[], kept: KeptTerms, reading: Reading): MatchReason | null => {
  const likely = names.flatMap((name) => reading.likely(name));
  const whole = likely.find((word) => reading.fit(word) === 'whole');
  if (whole !== undefined) return { kind: 'name', term: whole };
  const term = best(kept.terms, (label) => label, reading);
  const part = likely.find((word) => reading.fit(word) === 'part');
  if (part !== undefined && (term?.score ?? 0) <= 1) return { kind: 'part', term: part };
  if (term) return { kind: 'synonym', term: term.item };
  const near = best(nearLabels(kept), ({ label }) => label, reading);
  return near ? { kind: 'synonym', term: near.item.own } : null;
};

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const inner of value as unknown[]) yield* textsIn(inner);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** The word of the card's text that answers a typed one. */
export const reasonByText = (card: ServiceCard, reading: Reading): MatchReason | null => {
  const { summary, description, eligibility, steps, papers, processingTime, deadline, validity, charge, changeNote, eServices, contacts, places, serviceClasses, lifeEvents, targetGroups } = card;
  const labels = [...serviceClasses, ...lifeEvents, ...targetGroups].map((term) => term.label);
  const names = [...eServices, ...contacts, ...places].map((item) => item.name);
  for (const text of textsIn([summary, description, eligibility, steps, papers, labels, names, processingTime, deadline, validity, charge, changeNote])) {
    const word = reading.likely(text).find((likely) => reading.fit(likely) !== null);
    if (word !== undefined) return { kind: 'text', term: word };
  }
  return null;
};
