/**
 * What this project wrote itself: national cards that neither export holds in three languages, and the
 * advisors' example instructions for the most asked services. Both are JSON under `assets/cards`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { CardAct, CardPaper, CardStep, ServiceCard } from '#shared/contract/cards.ts';
import { IdentityLevel, Localized } from '#shared/contract/words.ts';
import { defaultIdentityLevel, defaultMandateTypes } from './access-rules.ts';
import { defaultActs } from './acts.ts';
import { PUBLISHED_AT } from './general-description-cards.ts';
import { wholeLanguages } from './languages.ts';
import { knownProvider } from './providers.ts';
import type { Vocabulary } from './vocabulary.ts';

const card = ServiceCard.shape;
const Words = z.array(z.string());

/** Everyday words under which people ask for a service. */
const SearchWords = z.object({ fi: Words, sv: Words, en: Words });

/** A national card: codes and Finnish labels instead of whole terms; the rest as in a service card. */
export const NationalCard = z.strictObject({
  id: card.id,
  providerId: card.providerId,
  name: Localized,
  summary: Localized,
  description: Localized,
  eligibility: card.eligibility,
  charge: card.charge,
  processingTime: card.processingTime,
  deadline: card.deadline,
  validity: card.validity,
  eServices: card.eServices,
  /** Codes of the national lists: `P7.11`, `KR1`, `KE4.2`. */
  serviceClasses: Words,
  targetGroups: Words,
  lifeEvents: Words,
  /** Finnish labels of ontology concepts. */
  ontologyTerms: Words,
  searchWords: SearchWords,
  laws: card.laws,
  attribution: card.attribution,
});
export type NationalCard = z.infer<typeof NationalCard>;

/** Instructions laid over a card. Acts named here replace the default of the same act. */
export const Instructions = z.strictObject({
  cardId: card.id,
  papers: z.array(CardPaper),
  steps: z.array(CardStep).min(5).max(10),
  identityLevel: IdentityLevel,
  mandateTypes: card.mandateTypes,
  acts: z.array(CardAct),
  /** The fee in integer cents where one sum holds for all. */
  cents: z.number().int().nonnegative().optional(),
  searchWords: SearchWords.optional(),
  contacts: card.contacts,
  changeNote: card.changeNote,
  /** Filled together by customer, advisor and expert. */
  form: card.form,
  needsIdentityCode: card.needsIdentityCode,
});
export type Instructions = z.infer<typeof Instructions>;

/** Every JSON file of a folder, by name, checked; the file's name stands in the error of a bad one. */
export function readFolder<T extends z.ZodType>(folder: string, of: T): z.infer<T>[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const parsed = of.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}

const uri = (list: string, code: string) => `http://uri.suomi.fi/codelist/ptv/${list}/code/${code}`;

/** A code that the national list does not hold is a mistake in the file. */
function terms(codes: string[], list: string, of: Vocabulary['serviceClasses']) {
  const resolved = of.byUri(codes.map((code) => ({ uri: uri(list, code) })));
  if (resolved.length !== codes.length) throw new Error(`Not all of ${codes.join(', ')} are in ${list}`);
  return resolved;
}

/** The term that makes a card findable by everyday words. */
const asked = (id: string, label: Localized, synonyms: z.infer<typeof SearchWords>) => ({ uri: `urn:onedoor:asked:${id}`, label, synonyms });

/** The card of a national file, with labels and defaults filled in. */
export function cardOfNational(national: NationalCard, vocabulary: Vocabulary): ServiceCard {
  const { serviceClasses, targetGroups, lifeEvents, ontologyTerms, searchWords, ...texts } = national;
  const provider = knownProvider(national.providerId);
  return ServiceCard.parse({
    ...texts,
    version: 1,
    publishedAt: PUBLISHED_AT,
    papers: [],
    steps: [],
    exampleInstructions: false,
    acts: defaultActs(provider.kind, national.charge.type, serviceClasses),
    identityLevel: defaultIdentityLevel(provider.kind, national.name.fi ?? '', serviceClasses, true),
    mandateTypes: defaultMandateTypes(provider.id, serviceClasses),
    contacts: [],
    places: [],
    serviceClasses: terms(serviceClasses, 'ptvserclass2', vocabulary.serviceClasses),
    targetGroups: terms(targetGroups, 'ptvkohderyhmat', vocabulary.targetGroups),
    lifeEvents: terms(lifeEvents, 'ptvelti', vocabulary.lifeEvents),
    ontologyTerms: [asked(national.id, national.name, searchWords), ...vocabulary.ontology.byLabel(ontologyTerms)],
    languages: wholeLanguages(national.name, national.summary, national.description),
  } satisfies ServiceCard);
}

/** Lays instructions over their card; throws when a step would record an act that is not done here. */
export function instructed(base: ServiceCard, instructions: Instructions): ServiceCard {
  const { cardId, acts: overrides, cents, searchWords, ...rest } = instructions;
  if (cardId !== base.id) throw new Error(`Instructions of ${cardId} laid over ${base.id}`);
  const acts = base.acts.map((given) => overrides.find((override) => override.act === given.act) ?? given);
  const here = new Set(acts.filter((act) => act.here).map((act) => act.act));
  for (const step of rest.steps) {
    if (step.act && !here.has(step.act)) throw new Error(`${base.name.fi}: step ${step.id} records ${step.act}, which is not done here`);
  }
  return ServiceCard.parse({
    ...base,
    ...rest,
    contacts: [...rest.contacts, ...base.contacts],
    acts,
    charge: cents === undefined ? base.charge : { ...base.charge, cents },
    ontologyTerms: searchWords ? [asked(base.id, base.name, searchWords), ...base.ontologyTerms] : base.ontologyTerms,
    exampleInstructions: true,
  } satisfies ServiceCard);
}
