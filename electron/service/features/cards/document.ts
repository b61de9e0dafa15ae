/** What the index holds of one card. */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import { facetsOf } from './facets.ts';
import type { IndexedText } from './index-sql.ts';
import { labelKeys, type KnownWords } from './known-words.ts';
import { wordsOf } from './tokens.ts';
import { wholeWord } from './whole-words.ts';

/** Words by which a card is found though it does not say them: labels that mean the same as a piece of its name. */
export interface Near {
  /** The piece of the card's own name. */
  own: string;
  labels: string[];
}

/** A card's terms as the index keeps them for saying why it was found. */
export interface KeptTerms {
  terms: string[];
  near: Near[];
}

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const LONGEST_LABEL = 4;

const texts = (text: Localized | undefined): string[] => LANGUAGES.flatMap((language) => text?.[language] ?? []);

/** The piece as the name has it, capitals and all. */
const asWritten = (piece: readonly string[], name: string): string => {
  const words = piece.join(' ');
  const at = name.toLowerCase().indexOf(words);
  return at === -1 ? words : name.slice(at, at + words.length);
};

/** Labels for the pieces of the name of a card that is not whole in every language; one that is speaks for itself. */
const nearOf = (card: ServiceCard, known: KnownWords): Near[] => {
  if (card.languages.length === LANGUAGES.length) return [];
  return LANGUAGES.flatMap((language) => {
    const name = card.name[language] ?? '';
    const words = wordsOf(name);
    return words.flatMap((_, from) =>
      Array.from({ length: Math.min(LONGEST_LABEL, words.length - from) }, (__, more) => words.slice(from, from + more + 1)).flatMap((piece) => {
        const labels = [...new Set(labelKeys(piece, language === 'fi' ? known.lexicon : null).flatMap((key) => known.labelsLike(key)))];
        return labels.length > 0 ? [{ own: asWritten(piece, name), labels }] : [];
      }),
    );
  });
};

/** Texts that many cards share word for word: names of classes, places and forms. */
const labelsOf = (card: ServiceCard): Localized[] => [
  ...card.eServices.map((service) => service.name),
  ...card.contacts.map((contact) => contact.name),
  ...card.places.map((place) => place.name),
  ...[...card.serviceClasses, ...card.lifeEvents, ...card.targetGroups].map((term) => term.label),
];

const textsOf = (card: ServiceCard): (Localized | undefined)[] => [
  card.summary, card.description, card.eligibility, card.processingTime, card.deadline, card.validity, card.charge.info, card.changeNote?.text,
  ...[...card.steps, ...card.papers].flatMap((item) => [item.text, item.detail, item.condition]),
];

/** Each word once: how often a long text says it tells little, and costs the index most. */
const bodyWords = (card: ServiceCard, known: KnownWords): Set<string> => {
  const words = new Set<string>();
  const body = textsOf(card);
  for (const language of LANGUAGES) {
    const text = body.map((part) => part?.[language] ?? '').join('\n');
    // Of a text's words a third come again: each is asked for once.
    if (language === 'fi') for (const word of new Set(wordsOf(text))) for (const one of known.widened(word)) words.add(one);
    else for (const word of wordsOf(text)) words.add(word);
  }
  for (const label of labelsOf(card)) for (const language of LANGUAGES) for (const word of label[language] ? known.label(label[language], language === 'fi').widened : []) words.add(word);
  return words;
};

/** The columns of a card and what is kept to explain them. */
export const documentOf = (card: ServiceCard, provider: Provider, known: KnownWords): { text: IndexedText; kept: KeptTerms } => {
  const near = nearOf(card, known);
  const names = LANGUAGES.map((language) => ({ language, words: wordsOf(card.name[language] ?? '') }));
  const finnishName = wordsOf(card.name.fi ?? '').map((word) => ({ word, ...known.lexicon.analyse(word) }));
  const terms = card.ontologyTerms.flatMap((term) =>
    LANGUAGES.flatMap((language) => [term.label[language] ?? [], term.synonyms[language] ?? []].flat().map((text) => ({ text, ...known.label(text, language === 'fi') }))),
  );
  const name = names.flatMap((label) => label.words).join(' ');
  const lemma = finnishName.flatMap(({ word, lemmas }) => lemmas.filter((base) => base !== word)).join(' ');
  const part = finnishName.flatMap(({ parts }) => parts).join(' ');
  const term = [...new Set(terms.flatMap((label) => label.widened))].join(' ');
  const others = [...near.flatMap(({ labels }) => labels.flatMap(wordsOf)), ...[...texts(provider.shortName), ...texts(provider.name)].flatMap((text) => known.label(text, false).words)];
  const body = [...bodyWords(card, known)];
  return {
    kept: { terms: [...new Set(terms.map(({ text }) => text))], near },
    text: {
      name,
      lemma,
      part,
      term,
      near: [...new Set(others)].join(' '),
      mark: [
        ...new Set([
          ...facetsOf(card, provider).map(({ kind, value }) => known.facet(kind, value)),
          ...names.flatMap(({ language, words }) => labelKeys(words, language === 'fi' ? known.lexicon : null).filter(Boolean).map((key) => wholeWord('name', key))),
          ...terms.flatMap(({ keys }) => keys.filter(Boolean).map((key) => wholeWord('term', key))),
        ]),
      ].join(' '),
      text: body.join(' '),
      length: body.length + [name, lemma, part, term].join(' ').split(' ').length + others.length,
    },
  };
};
