/** Reads the catalogue's export files and checks the parts of them that the cards are made of. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Localized } from '#shared/contract/words.ts';

const TermOfExport = z.object({ uri: z.string(), label_fi: z.string().optional() });
const Labelled = z.object({ Lang: z.string(), Label: z.string() });

export const GeneralDescription = z.object({
  id: z.string(),
  serviceType: z.enum(['Service', 'PermissionAndObligation']),
  chargeType: z.enum(['Free', 'Charged']).nullable(),
  name: Localized,
  shortDescription: Localized.default({}),
  backgroundDescription: Localized.default({}),
  description: Localized.default({}),
  serviceRestrictions: Localized.optional(),
  userInstructions: Localized.optional(),
  chargeTypeAdditionalInfo: Localized.optional(),
  deadLineAdditionalInfo: Localized.optional(),
  validityTimeAdditionalInfo: Localized.optional(),
  processingTimeAdditionalInfo: Localized.optional(),
  serviceClass: z.array(TermOfExport).default([]),
  targetGroup: z.array(TermOfExport).default([]),
  lifeEvent: z.array(TermOfExport).default([]),
  ontologyTerm: z.array(TermOfExport).default([]),
  laws: z.array(z.object({ Links: z.array(Labelled), Names: z.array(Labelled) })).default([]),
});
export type GeneralDescription = z.infer<typeof GeneralDescription>;

const Words = z.record(z.string(), z.array(z.string()));
export const Concept = z.object({ uri: z.string(), label: Localized, alt: Words, hidden: Words });
export type Concept = z.infer<typeof Concept>;

const CodeLabel = z.object({ Fi: z.string().nullish(), Sv: z.string().nullish(), En: z.string().nullish() });
export const Code = z.object({ Id: z.string().nullable(), OldUri: z.string().nullish(), Label: CodeLabel });
export type Code = z.infer<typeof Code>;

const list = <T extends z.ZodType>(of: T) => z.array(of).nullish().transform((items) => items ?? []);

export const Service2016 = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string(),
  shortDescription: z.string(),
  requirements: z.string().nullish(),
  serviceUserInstructions: z.string().nullish(),
  keyword: list(z.string()),
  alternateName: list(z.string()),
  lifeEvent: list(z.string()),
  targetGroup: list(z.string()),
  ontologyTerm: list(z.string()),
  serviceClass: list(z.string()),
  serviceCharge: z.string().nullish(),
  serviceChargeDescription: list(z.string()),
  serviceToOrganization: z.object({ responsibleOrganization: list(z.number()) }),
  serviceToServiceChannel: z
    .object({
      phoneChannel: list(z.number()),
      officeChannel: list(z.number()),
      transactionForm: list(z.number()),
      electronicInformationService: list(z.number()),
      electronicTransactionService: list(z.number()),
    })
    .nullish(),
});
export type Service2016 = z.infer<typeof Service2016>;

export const OpeningTime = z.object({
  opens: z.string(),
  closes: z.string(),
  dayOfWeek: z.array(z.string()),
  openingHoursException: z.string().optional(),
  validFrom: z.string().optional(),
  validThrough: z.string().optional(),
});
export type OpeningTime = z.infer<typeof OpeningTime>;

const WebChannel = z.object({ id: z.number(), name: z.string(), URL: z.string() });
export type WebChannel = z.infer<typeof WebChannel>;

const PhoneChannel = z.object({ id: z.number(), name: z.string(), phone: z.string(), openingTimes: list(OpeningTime) });
export type PhoneChannel = z.infer<typeof PhoneChannel>;

const FormChannel = z.object({
  id: z.number(),
  name: z.string(),
  shortDescription: z.string(),
  links: list(z.object({ URL: z.string().optional() })),
});
export type FormChannel = z.infer<typeof FormChannel>;

const Address = z.object({
  streetAddress: z.string().optional(),
  buildingNumber: z.string().optional(),
  postalCode: z.string().optional(),
  postalDistrict: z.string().optional(),
  municipality: z.string().optional(),
});
const LocationChannel = z.object({
  id: z.number(),
  name: z.string(),
  openingTimes: list(OpeningTime),
  visitAddress: list(Address),
  phone: list(z.object({ phone: z.string().optional() })),
  webPage: list(z.object({ url: z.string().optional() })),
});
export type LocationChannel = z.infer<typeof LocationChannel>;

const Organization = z.object({ id: z.number(), name: z.string() });

function readLines<T extends z.ZodType>(file: string, of: T): z.infer<T>[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => of.parse(JSON.parse(line)));
}

function readArray<T extends z.ZodType>(file: string, of: T): z.infer<T>[] {
  return z.array(of).parse(JSON.parse(readFileSync(file, 'utf8')));
}

const byId = <T extends { id: number }>(items: T[]) => new Map(items.map((item) => [item.id, item]));

/** Reads every export that the cards need from `folder`; throws on a file that is not as described here. */
export function readExports(folder: string) {
  const seed = (name: string) => join(folder, 'seed2016', `${name}.json`);
  const codes = (name: string) => readArray(join(folder, 'classifications', `${name}.json`), Code);
  return {
    generalDescriptions: readLines(join(folder, 'general_descriptions_fi_sv_en.jsonl'), GeneralDescription),
    concepts: readLines(join(folder, 'ontology_terms_fi_sv_en.jsonl'), Concept),
    serviceClasses: codes('ServiceClasses'),
    targetGroups: codes('TargetGroups'),
    lifeEvents: codes('LifeEvents'),
    services2016: readArray(seed('services'), Service2016),
    organizations: byId(readArray(seed('organizations'), Organization)),
    information: byId(readArray(seed('electronicinformationservices'), WebChannel)),
    transactions: byId(readArray(seed('electronictransactionservices'), WebChannel)),
    forms: byId(readArray(seed('transactionservices'), FormChannel)),
    phones: byId(readArray(seed('phone_service'), PhoneChannel)),
    locations: byId(readArray(seed('servicelocations'), LocationChannel)),
  };
}
export type Exports = ReturnType<typeof readExports>;
