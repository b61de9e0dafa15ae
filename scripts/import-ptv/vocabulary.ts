/** Classification and ontology terms by their identifier or, as the 2016 set needs, by Finnish label. */
import type * as z from 'zod';
import type { OntologyTerm, Term } from '#shared/contract/cards.ts';
import type { Code, Concept, Exports } from './exports.ts';
import { LANGUAGES, localized } from './languages.ts';

type WordOfList = z.infer<typeof OntologyTerm>;
type Labelled = { uri: string; label_fi?: string | undefined };

/** Labels of 2016 under which the national lists, and the general descriptions, no longer know a term. */
const RENAMED: Readonly<Record<string, string>> = {
  'Ajoneuvot ja rekisteröinti': 'Ajoneuvot ja rekisteröinti tieliikenteessä',
  Ammattiliikenne: 'Ammattiliikenne tieliikenteessä',
  Eläimet: 'Luonnonvarat, eläimet ja kasvit',
  Hallinto: 'Yleiset tieto- ja hallintopalvelut',
  'Kansainväliset yritykset': 'Kansainvälistyvät yritykset',
  Luonnonvarat: 'Luonnonvarat, eläimet ja kasvit',
  'Oikeudenkäynti ja rikosasiat': 'Tuomioistuimet',
  'Oppilas- ja opiskelijahuolto': 'Koulu- ja opiskelijahuollon sosiaalipalvelut',
  Peruopetus: 'Perusopetus',
  'Toimialakohtaiset luvat ja ilmoitukset': 'Toimialakohtaiset luvat ja velvoitteet',
  Virastopalvelut: 'Yleiset tieto- ja hallintopalvelut',
  Yritykset: 'Yritykset ja yhteisöt',
};

const key = (label: string) => label.trim().toLowerCase();

function codeList(codes: Code[], used: Labelled[]) {
  const byUri = new Map<string, Term>();
  const byLabel = new Map<string, Term>();
  for (const code of codes) {
    const label = localized({ fi: code.Label.Fi ?? '', sv: code.Label.Sv ?? '', en: code.Label.En ?? '' }) ?? {};
    // The cards keep the identifier of the national code list, not the one that list replaced.
    const uri = code.Id ?? code.OldUri;
    if (!uri) continue;
    const term = { uri, label };
    byUri.set(uri, term);
    if (code.OldUri) byUri.set(code.OldUri, term);
    if (label.fi) byLabel.set(key(label.fi), term);
  }
  // General descriptions carry labels of older editions of a list, which the 2016 set uses too.
  for (const { uri, label_fi } of used) {
    const term = byUri.get(uri);
    if (term && label_fi && !byLabel.has(key(label_fi))) byLabel.set(key(label_fi), term);
  }
  for (const [before, now] of Object.entries(RENAMED)) {
    const term = byLabel.get(key(now));
    if (term && !byLabel.has(key(before))) byLabel.set(key(before), term);
  }
  return {
    byUri: (terms: readonly Labelled[]) => unique(terms.map(({ uri }) => byUri.get(uri))),
    byLabel: (labels: readonly string[]) => unique(labels.map((label) => byLabel.get(key(label)))),
  };
}

function unique<T extends { uri: string }>(terms: (T | undefined)[]): T[] {
  return [...new Map(terms.filter((term) => term !== undefined).map((term) => [term.uri, term])).values()];
}

function ontologyTerm(concept: Concept): WordOfList {
  const synonyms: WordOfList['synonyms'] = {};
  for (const language of LANGUAGES) {
    const words = [...new Set([...(concept.alt[language] ?? []), ...(concept.hidden[language] ?? [])])];
    if (words.length > 0) synonyms[language] = words;
  }
  return { uri: concept.uri, label: concept.label, synonyms };
}

/** A word people look for that no ontology holds; its identifier is made of the word itself. */
export function freeWord(label: string): WordOfList {
  return { uri: `urn:onedoor:word:${encodeURIComponent(key(label))}`, label: { fi: label.trim() }, synonyms: {} };
}

function ontology(concepts: Concept[]) {
  const byUri = new Map(concepts.map((concept) => [concept.uri, ontologyTerm(concept)]));
  const byLabel = new Map<string, WordOfList>();
  for (const term of byUri.values()) if (term.label.fi && !byLabel.has(key(term.label.fi))) byLabel.set(key(term.label.fi), term);
  const find = ({ uri, label_fi }: Labelled): WordOfList =>
    byUri.get(uri) ?? byLabel.get(key(label_fi ?? '')) ?? { uri, label: label_fi ? { fi: label_fi } : {}, synonyms: {} };
  return {
    byUri: (terms: readonly Labelled[]) => unique(terms.map(find)),
    byLabel: (labels: readonly string[]) => unique(labels.map((label) => byLabel.get(key(label)) ?? freeWord(label))),
  };
}

/** Builds the four vocabularies of the cards out of the exports. */
export function buildVocabulary(exports: Exports) {
  const used = (of: 'serviceClass' | 'targetGroup' | 'lifeEvent') => exports.generalDescriptions.flatMap((description) => description[of]);
  return {
    serviceClasses: codeList(exports.serviceClasses, used('serviceClass')),
    targetGroups: codeList(exports.targetGroups, used('targetGroup')),
    lifeEvents: codeList(exports.lifeEvents, used('lifeEvent')),
    ontology: ontology(exports.concepts),
  };
}
export type Vocabulary = ReturnType<typeof buildVocabulary>;
