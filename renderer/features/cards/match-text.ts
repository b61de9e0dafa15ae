/** Why a row was found, in words; nothing is said where the name itself tells it. */
import type { TFunction } from 'i18next';
import type { CardRow } from '#shared/contract/cards.ts';

/** The reason with the card's own word that matched; null when the card's name matched. */
export function matchText(row: Pick<CardRow, 'why'>, t: TFunction<'cards'>): string | null {
  return row.why.kind === 'name' ? null : t(`match.${row.why.kind}`, { term: row.why.term });
}

export interface MarkedPart {
  readonly text: string;
  readonly marked: boolean;
}

/** A name in parts, with the beginnings that the typed words account for marked. */
export function markedParts(name: string, words: string): MarkedPart[] {
  const wanted = words
    .toLocaleLowerCase('fi')
    .split(/[\s,.;:/-]+/)
    .filter((word) => word.length > 1)
    .toSorted((a, b) => b.length - a.length);
  const lower = name.toLocaleLowerCase('fi');
  // A letter whose lower case is longer would shift the places.
  if (wanted.length === 0 || lower.length !== name.length) return [{ text: name, marked: false }];
  const parts: MarkedPart[] = [];
  let plain = '';
  let at = 0;
  while (at < name.length) {
    const here = at;
    const word = wanted.find((candidate) => lower.startsWith(candidate, here));
    if (word === undefined) {
      plain += name.charAt(at);
      at += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, marked: false });
    plain = '';
    parts.push({ text: name.slice(at, at + word.length), marked: true });
    at += word.length;
  }
  return plain === '' ? parts : [...parts, { text: plain, marked: false }];
}
