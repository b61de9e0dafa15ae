/** Cards of the official general descriptions, one card each. */
import { ServiceCard } from '#shared/contract/cards.ts';
import type { Localized } from '#shared/contract/words.ts';
import { defaultIdentityLevel, defaultMandateTypes } from './access-rules.ts';
import { defaultActs } from './acts.ts';
import { eServicesFor } from './e-services.ts';
import type { GeneralDescription } from './exports.ts';
import { firstSentence, joined, LANGUAGES, localized, wholeLanguages } from './languages.ts';
import { providerOf } from './provider-rules.ts';
import { knownProvider } from './providers.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One instant for the whole import, so that the same exports always give the same files. */
export const PUBLISHED_AT = '2026-01-02T06:00:00.000Z';
export const ATTRIBUTION = 'Suomi.fi-palvelutietovaranto (DVV), CC BY 4.0';

/** The code of a national list's identifier, `P4.1` of `…/code/P4.1`. */
export const codeOf = (term: { uri: string }) => term.uri.slice(term.uri.lastIndexOf('/') + 1);

function laws(description: GeneralDescription): ServiceCard['laws'] {
  const inLanguages = (items: { Lang: string; Label: string }[]) =>
    localized(Object.fromEntries(LANGUAGES.map((language) => [language, items.find((item) => item.Lang === language)?.Label ?? '']))) ?? {};
  return description.laws.map((law) => ({ name: inLanguages(law.Names), url: inLanguages(law.Links) }));
}

/** The texts under their keys, without the absent ones: an empty text is no text. */
function present(texts: Readonly<Record<string, Localized | undefined>>): Record<string, Localized> {
  return Object.fromEntries(Object.entries(texts).flatMap(([key, value]) => {
    const text = localized(value);
    return text ? [[key, text]] : [];
  }));
}

/** The card of one general description, checked against the contract. */
export function cardOfDescription(description: GeneralDescription, vocabulary: Vocabulary): ServiceCard {
  const name = localized(description.name) ?? {};
  const body = joined(description.backgroundDescription, description.description, description.userInstructions);
  const summary = { ...firstSentence(body), ...localized(description.shortDescription) };
  const serviceClasses = vocabulary.serviceClasses.byUri(description.serviceClass);
  const codes = serviceClasses.map(codeOf);
  const provider = knownProvider(providerOf(description, codes));
  const chargeType = description.chargeType ?? 'Unknown';
  return ServiceCard.parse({
    id: description.id,
    providerId: provider.id,
    version: 1,
    publishedAt: PUBLISHED_AT,
    name,
    summary,
    description: body,
    ...present({
      eligibility: description.serviceRestrictions,
      processingTime: description.processingTimeAdditionalInfo,
      deadline: description.deadLineAdditionalInfo,
      validity: description.validityTimeAdditionalInfo,
    }),
    papers: [],
    steps: [],
    exampleInstructions: false,
    charge: { type: chargeType, ...present({ info: description.chargeTypeAdditionalInfo }) },
    acts: defaultActs(provider.kind, chargeType, codes),
    identityLevel: defaultIdentityLevel(provider.kind, name.fi ?? '', codes, description.serviceType === 'PermissionAndObligation'),
    mandateTypes: defaultMandateTypes(provider.id, codes),
    eServices: eServicesFor(provider.id, name.fi ?? ''),
    contacts: [],
    places: [],
    serviceClasses,
    targetGroups: vocabulary.targetGroups.byUri(description.targetGroup),
    lifeEvents: vocabulary.lifeEvents.byUri(description.lifeEvent),
    ontologyTerms: vocabulary.ontology.byUri(description.ontologyTerm),
    laws: laws(description),
    languages: wholeLanguages(name, summary, body),
    attribution: ATTRIBUTION,
  } satisfies ServiceCard);
}
