/** Texts in three languages and how the exports' text becomes the cards' text. */
import type { ContentLanguage, Localized } from '#shared/contract/words.ts';

export const LANGUAGES: readonly ContentLanguage[] = ['fi', 'sv', 'en'];

/** A text that is known in all three languages. */
export type Trilingual = Required<Localized>;

/** Writes one trilingual text on one line of a table. */
export const inThree = (fi: string, sv: string, en: string): Trilingual => ({ fi, sv, en });

const BULLET = /^[-•*–·]\s*(?=\S)/;

/**
 * Flattens an export's text: paragraphs are parted by one empty line, every bullet is a line of its
 * own that starts with "- ", and runs of spaces become one. Other line breaks stay, since the
 * exports use them for lists without bullets.
 */
export function flatten(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll('\u00A0', ' ')
    .split('\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').trim().replace(BULLET, '- '))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Keeps the languages that hold text, flattened; undefined when none does. */
export function localized(text: Localized | null | undefined): Localized | undefined {
  const kept: Localized = {};
  for (const language of LANGUAGES) {
    const flat = flatten(text?.[language] ?? '');
    if (flat !== '') kept[language] = flat;
  }
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** Joins texts into one, paragraph after paragraph, in each language on its own. */
export function joined(...texts: (Localized | null | undefined)[]): Localized {
  const result: Localized = {};
  for (const language of LANGUAGES) {
    const parts = texts.map((text) => flatten(text?.[language] ?? '')).filter((part) => part !== '');
    if (parts.length > 0) result[language] = [...new Set(parts)].join('\n\n');
  }
  return result;
}

/** The first sentence of each language, for the few descriptions that came without a summary. */
export function firstSentence(text: Localized): Localized {
  const result: Localized = {};
  for (const language of LANGUAGES) {
    const match = /^.+?[.!?](?=\s|$)/s.exec(text[language] ?? '');
    if (match) result[language] = match[0];
  }
  return result;
}

/** Languages in which a card is whole: name, summary and description. */
export function wholeLanguages(name: Localized, summary: Localized, description: Localized): ContentLanguage[] {
  return LANGUAGES.filter((language) => name[language] && summary[language] && description[language]);
}
