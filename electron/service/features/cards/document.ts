/** What the index holds of one card. */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import { facetsOf, facetWord } from './facets.ts';
import { wholeWord } from './whole-words.ts';
import type { IndexedText } from './index-sql.ts';
import type { Lexicon } from './lexicon.ts';
import { wordsOf } from './tokens.ts';

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

/** Labels of the concepts that go by the key; a key is base forms of Finnish, words as they are of other languages. */
export type LabelsLike = (key: string) => string[];

const LANGUAGES = ['fi', 'sv', 'en'] as const;
const LONGEST_LABEL = 4;

const texts = (text: Localized | undefined): string[] => LANGUAGES.flatMap((language) => text?.[language] ?? []);

/** Words with the base forms and compound parts that the Finnish ones bring along. */
const widened = (words: readonly string[], lexicon: Lexicon): string[] =>
  words.flatMap((word) => {
    const { lemmas, parts } = lexicon.analyse(word);
    return [word, ...lemmas.filter((lemma) => lemma !== word), ...parts];
  });

const bothWays = (text: Localized | undefined, lexicon: Lexicon): string[] => [...widened(wordsOf(text?.fi ?? ''), lexicon), ...wordsOf(text?.sv ?? ''), ...wordsOf(text?.en ?? '')];

/** The key under which a label is looked up. */
export const labelKeys = (words: readonly string[], lexicon: Lexicon | null): string[] => {
  const plain = words.join(' ');
  return lexicon ? [...new Set([plain, words.map((word) => lexicon.listed(word).lemmas[0] ?? word).join(' ')])] : [plain];
};

/** The piece as the name has it, capitals and all. */
const asWritten = (piece: readonly string[], name: string): string => {
  const words = piece.join(' ');
  const at = name.toLowerCase().indexOf(words);
  return at === -1 ? words : name.slice(at, at + words.length);
};

/** Labels for the pieces of the name of a card that is not whole in every language; one that is speaks for itself. */
const nearOf = (card: ServiceCard, lexicon: Lexicon, labelsLike: LabelsLike): Near[] => {
  if (card.languages.length === LANGUAGES.length) return [];
  return LANGUAGES.flatMap((language) => {
    const words = wordsOf(card.name[language] ?? '');
    return words.flatMap((_, from) =>
      Array.from({ length: Math.min(LONGEST_LABEL, words.length - from) }, (__, more) => words.slice(from, from + more + 1)).flatMap((piece) => {
        const labels = [...new Set(labelKeys(piece, language === 'fi' ? lexicon : null).flatMap((key) => labelsLike(key)))];
        return labels.length > 0 ? [{ own: asWritten(piece, card.name[language] ?? ''), labels }] : [];
      }),
    );
  });
};

/** Words that stand for the whole of a name or a term. */
const wholeWords = (card: ServiceCard, lexicon: Lexicon): string[] =>
  LANGUAGES.flatMap((language) => {
    const keys = (text: string) => labelKeys(wordsOf(text), language === 'fi' ? lexicon : null).filter(Boolean);
    const terms = card.ontologyTerms.flatMap((term) => [term.label[language] ?? [], term.synonyms[language] ?? []].flat());
    return [...keys(card.name[language] ?? '').map((key) => wholeWord('name', key)), ...terms.flatMap(keys).map((key) => wholeWord('term', key))];
  });

/** The columns of a card and what is kept to explain them. */
export const documentOf = (card: ServiceCard, provider: Provider, lexicon: Lexicon, labelsLike: LabelsLike): { text: IndexedText; kept: KeptTerms } => {
  const finnishName = wordsOf(card.name.fi ?? '').map((word) => ({ word, ...lexicon.analyse(word) }));
  const near = nearOf(card, lexicon, labelsLike);
  const labels = card.ontologyTerms.flatMap((term) => LANGUAGES.map((language) => ({ language, words: [term.label[language] ?? [], term.synonyms[language] ?? []].flat() })));
  const body: (Localized | undefined)[] = [
    card.summary, card.description, card.eligibility, card.processingTime, card.deadline, card.validity, card.charge.info, card.changeNote?.text,
    ...[...card.steps, ...card.papers].flatMap((item) => [item.text, item.detail, item.condition]),
    ...card.eServices.map((service) => service.name),
    ...card.contacts.map((contact) => contact.name),
    ...card.places.map((place) => place.name),
    ...[...card.serviceClasses, ...card.lifeEvents, ...card.targetGroups].map((term) => term.label),
  ];
  return {
    kept: { terms: [...new Set(labels.flatMap((label) => label.words))], near },
    text: {
      name: texts(card.name).flatMap(wordsOf).join(' '),
      lemma: finnishName.flatMap(({ word, lemmas }) => lemmas.filter((lemma) => lemma !== word)).join(' '),
      part: finnishName.flatMap(({ parts }) => parts).join(' '),
      term: [...new Set(labels.flatMap(({ language, words }) => words.flatMap((label) => (language === 'fi' ? widened(wordsOf(label), lexicon) : wordsOf(label)))))].join(' '),
      near: [...new Set([...near.flatMap(({ labels: others }) => others), ...texts(provider.shortName), ...texts(provider.name)].flatMap(wordsOf))].join(' '),
      facet: [...new Set([...facetsOf(card, provider).map(facetWord), ...wholeWords(card, lexicon)])].join(' '),
      // Each word once: how often a long text says it tells little, and costs the index most.
      text: [...new Set(body.flatMap((text) => bothWays(text, lexicon)))].join(' '),
    },
  };
};
