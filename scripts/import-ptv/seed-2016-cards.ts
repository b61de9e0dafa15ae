/** Cards of the linked set of 2016: services with their places, hours, phones, e-services and forms. */
import { ServiceCard } from '#shared/contract/cards.ts';
import { defaultIdentityLevel, defaultMandateTypes } from './access-rules.ts';
import { defaultActs } from './acts.ts';
import type { Exports, LocationChannel, Service2016 } from './exports.ts';
import { ATTRIBUTION, codeOf, PUBLISHED_AT } from './general-description-cards.ts';
import { hoursText } from './hours-2016.ts';
import { flatten, joined, localized, wholeLanguages } from './languages.ts';
import { providerOf2016 } from './organizations-2016.ts';
import { withoutPersons } from './personal-details.ts';
import { knownProvider } from './providers.ts';
import type { Vocabulary } from './vocabulary.ts';

const ATTRIBUTION_2016 = `${ATTRIBUTION}, tiedot vuodelta 2016`;

/** A 2016 service is bound to no permission type, so its name says whether it grants one. */
const PERMISSION = /lupa|luvat|ilmoitus|ilmoittaminen|tavaramerkki|patentti|mallioikeus|hyödyllisyysmalli/i;

const CHARGES: Readonly<Record<string, ServiceCard['charge']['type']>> = { free: 'Free', chargeable: 'Charged' };

/** One row holds an e-mail address where the number should be. */
const PHONE = /^\+?\d/;

/** The address as it is, where it is a web address; links are of 2016 and are kept as they were. */
function webAddress(url: string | undefined): string | undefined {
  const trimmed = url?.trim() ?? '';
  return /^https?:\/\//.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}

function found<T>(ids: readonly number[] | undefined, channels: ReadonlyMap<number, T>): T[] {
  return (ids ?? []).map((id) => channels.get(id)).filter((channel) => channel !== undefined);
}

function address(location: LocationChannel): string | undefined {
  const [visit] = location.visitAddress;
  if (!visit?.streetAddress) return undefined;
  const municipality = visit.municipality?.replace(/^\d+\s*|\s*\d+$/g, '');
  // Some rows carry the form's preset district instead of the place's own.
  const district = visit.postalDistrict === 'Helsinki' && municipality ? municipality : (visit.postalDistrict ?? municipality);
  const street = [visit.streetAddress, visit.buildingNumber].filter(Boolean).join(' ');
  return [street, [visit.postalCode, district].filter(Boolean).join(' ')].filter((part) => part !== '').join(', ');
}

function place(location: LocationChannel): ServiceCard['places'][number] {
  const street = address(location);
  const hours = hoursText(location.openingTimes);
  const phone = location.phone.map((line) => line.phone?.trim() ?? '').find((line) => PHONE.test(line));
  const web = location.webPage.map((page) => webAddress(page.url)).find((url) => url !== undefined);
  return {
    name: { fi: flatten(location.name) },
    ...(street ? { address: street } : {}),
    ...(hours ? { hours } : {}),
    ...(phone ? { phone } : {}),
    ...(web ? { web } : {}),
  };
}

function contacts(service: Service2016, exports: Exports): ServiceCard['contacts'] {
  const channels = service.serviceToServiceChannel;
  const phones = found(channels?.phoneChannel, exports.phones).map((channel) => {
    const hours = hoursText(channel.openingTimes);
    return { kind: 'phone' as const, name: { fi: channel.name }, value: channel.phone, ...(hours ? { hours } : {}), forAdvisors: false };
  });
  const pages = found(channels?.electronicInformationService, exports.information).flatMap((channel) => {
    const value = webAddress(channel.URL);
    return value ? [{ kind: 'web' as const, name: { fi: channel.name }, value, forAdvisors: false }] : [];
  });
  return [...phones, ...pages].slice(0, 20);
}

function forms(service: Service2016, exports: Exports): ServiceCard['papers'] {
  return found(service.serviceToServiceChannel?.transactionForm, exports.forms).map((form) => {
    const url = form.links.map((link) => webAddress(link.URL)).find((link) => link !== undefined);
    return {
      id: `form-${form.id}`,
      text: { fi: `Lomake: ${flatten(form.name)}` },
      detail: { fi: [flatten(form.shortDescription), url].filter(Boolean).join('\n') },
    };
  });
}

/** One row of the set only announces services that were still to come; it is no service. */
export const isService2016 = (service: Service2016) => service.name !== 'Palvelut tulossa';

/** The card of one 2016 service, checked against the contract. Its texts are Finnish. */
export function cardOf2016(service: Service2016, exports: Exports, vocabulary: Vocabulary): ServiceCard {
  const organizations = service.serviceToOrganization.responsibleOrganization.flatMap((id) => exports.organizations.get(id)?.name ?? []);
  const provider = knownProvider(providerOf2016(organizations));
  const serviceClasses = vocabulary.serviceClasses.byLabel(service.serviceClass);
  const codes = serviceClasses.map(codeOf);
  const name = { fi: flatten(service.name) };
  const summary = localized({ fi: service.shortDescription }) ?? {};
  const description = joined({ fi: withoutPersons(service.description) }, { fi: withoutPersons(service.serviceUserInstructions ?? '') });
  const eligibility = localized({ fi: withoutPersons(service.requirements ?? '') });
  const info = localized({ fi: service.serviceChargeDescription.join('\n') });
  const type = CHARGES[service.serviceCharge ?? ''] ?? 'Unknown';
  const eServices = found(service.serviceToServiceChannel?.electronicTransactionService, exports.transactions).flatMap((channel) => {
    const url = webAddress(channel.URL);
    return url ? [{ name: { fi: flatten(channel.name) }, url }] : [];
  });
  return ServiceCard.parse({
    id: `m2016-${service.id}`,
    providerId: provider.id,
    version: 1,
    publishedAt: PUBLISHED_AT,
    name,
    summary,
    description,
    ...(eligibility ? { eligibility } : {}),
    papers: forms(service, exports),
    steps: [],
    exampleInstructions: false,
    charge: { type, ...(info ? { info } : {}) },
    acts: defaultActs(provider.kind, type, codes),
    identityLevel: defaultIdentityLevel(provider.kind, name.fi, codes, PERMISSION.test(name.fi)),
    mandateTypes: defaultMandateTypes(provider.id, codes),
    eServices,
    contacts: contacts(service, exports),
    places: found(service.serviceToServiceChannel?.officeChannel, exports.locations).map(place),
    serviceClasses,
    targetGroups: vocabulary.targetGroups.byLabel(service.targetGroup),
    lifeEvents: vocabulary.lifeEvents.byLabel(service.lifeEvent),
    ontologyTerms: vocabulary.ontology.byLabel([...service.ontologyTerm, ...service.keyword, ...service.alternateName].filter((word) => word.trim() !== '')).slice(0, 60),
    laws: [],
    languages: wholeLanguages(name, summary, description),
    attribution: ATTRIBUTION_2016,
  } satisfies ServiceCard);
}
