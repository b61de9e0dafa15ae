/** Service cards: what an advisor needs to give one service, found by search and kept by its provider. */
import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { base, command } from './base.ts';
import { JointForm } from './remote/form.ts';
import { ContentLanguage, ForeignId, IdentityLevel, Instant, Localized, PermittedAct } from './words.ts';

/** A classification term with its labels; `uri` is the code list's own identifier. */
export const Term = z.object({ uri: z.string().max(200), label: Localized });
export type Term = z.infer<typeof Term>;

/** An ontology term carries the synonyms under which people look for it. */
export const OntologyTerm = Term.extend({
  synonyms: z.object({
    fi: z.array(z.string()).optional(),
    sv: z.array(z.string()).optional(),
    en: z.array(z.string()).optional(),
  }),
});

export const CardStep = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  text: Localized,
  detail: Localized.optional(),
  /** When the step applies, in words ("if the card was lost"); absent means always. */
  condition: Localized.optional(),
  /** The act that ticking this step records; it must be among the card's acts done here. */
  act: PermittedAct.optional(),
  /** The identity level without which the desk will not tick the step. */
  level: IdentityLevel.optional(),
});
export type CardStep = z.infer<typeof CardStep>;

export const CardPaper = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  text: Localized,
  detail: Localized.optional(),
  condition: Localized.optional(),
});
export type CardPaper = z.infer<typeof CardPaper>;

/** One of the ten acts and whether this card may be served so at a point; if not, where instead. */
export const CardAct = z.object({ act: PermittedAct, here: z.boolean(), elsewhere: Localized.optional() });
export type CardAct = z.infer<typeof CardAct>;

export const Contact = z.object({
  kind: z.enum(['phone', 'chat', 'remote', 'email', 'web']),
  name: Localized,
  value: z.string().max(300),
  hours: Localized.optional(),
  /** For the desk alone; the customer's screen does not show it. */
  forAdvisors: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;

/** Where a service is given: a real place with address and hours. */
export const Place = z.object({
  name: Localized,
  address: z.string().max(300).optional(),
  hours: Localized.optional(),
  phone: z.string().max(60).optional(),
  web: z.string().max(500).optional(),
});

export const ServiceCard = z.object({
  id: ForeignId,
  providerId: ForeignId,
  version: z.number().int().positive(),
  publishedAt: Instant,
  name: Localized,
  summary: Localized,
  description: Localized,
  /** Who may get the service. */
  eligibility: Localized.optional(),
  papers: z.array(CardPaper).max(40),
  steps: z.array(CardStep).max(60),
  /** Instructions written as an example, which their provider replaces with its own. */
  exampleInstructions: z.boolean(),
  charge: z.object({
    type: z.enum(['Charged', 'Free', 'Other', 'Unknown']),
    info: Localized.optional(),
    /** The fee in integer cents where one sum holds for all. */
    cents: z.number().int().nonnegative().optional(),
  }),
  processingTime: Localized.optional(),
  deadline: Localized.optional(),
  validity: Localized.optional(),
  acts: z.array(CardAct).max(10),
  identityLevel: IdentityLevel,
  /** Codes of mandate types (Suomi.fi e-Authorizations) under which another may act. */
  mandateTypes: z.array(z.string().max(60)).max(20),
  /** The way to do it oneself on the web: offered first. */
  eServices: z.array(z.object({ name: Localized, url: z.url({ protocol: /^https?$/ }).max(500) })).max(20),
  contacts: z.array(Contact).max(20),
  places: z.array(Place).max(60),
  /** The form that customer, advisor and expert fill together in a remote session. */
  form: JointForm.optional(),
  /** The service cannot be given without the personal identity code: an expert may ask for it, with a reason. */
  needsIdentityCode: z.boolean().optional(),
  serviceClasses: z.array(Term).max(30),
  targetGroups: z.array(Term).max(30),
  lifeEvents: z.array(Term).max(30),
  ontologyTerms: z.array(OntologyTerm).max(60),
  laws: z.array(z.object({ name: Localized, url: Localized })).max(60),
  changeNote: z.object({ text: Localized, at: Instant }).optional(),
  /** Languages in which the card is whole (name, summary and description). */
  languages: z.array(ContentLanguage),
  /** Licence line shown on the card, for example of the Finnish Service Catalogue. */
  attribution: z.string().max(300),
});
export type ServiceCard = z.infer<typeof ServiceCard>;

export const Provider = z.object({ id: ForeignId, name: Localized, shortName: Localized });
export type Provider = z.infer<typeof Provider>;

/** Why a row matched, best reason first; the screen says it in words. */
export const MatchReason = z.object({
  kind: z.enum(['name', 'synonym', 'text', 'spelling', 'part']),
  /** The card's own word or term that matched. */
  term: z.string(),
});

export const CardRow = z.object({
  id: ForeignId,
  version: z.number().int(),
  name: z.string(),
  /** The language `name` and `summary` are in; differs from the asked one when the card lacks it. */
  language: ContentLanguage,
  providerId: ForeignId,
  providerName: z.string(),
  summary: z.string(),
  why: MatchReason,
  hasInstructions: z.boolean(),
});
export type CardRow = z.infer<typeof CardRow>;

export const CardFilters = z.object({
  providerId: ForeignId.optional(),
  lifeEvent: z.string().max(200).optional(),
  serviceClass: z.string().max(200).optional(),
  act: PermittedAct.optional(),
});
export type CardFilters = z.infer<typeof CardFilters>;

const Facet = z.object({ value: z.string(), label: z.string(), count: z.number().int() });

export const SearchInput = z.object({
  words: z.string().max(200),
  language: ContentLanguage,
  filters: CardFilters.default({}),
  limit: z.number().int().min(1).max(50).default(20),
});
export type SearchInput = z.infer<typeof SearchInput>;

/** `total` counts no further than what is ranked, some hundreds; without words it is exact. `correctedTo` is the words that were searched for instead. */
export const SearchResult = z.object({ rows: z.array(CardRow), total: z.number().int(), correctedTo: z.string().optional() });
export type SearchResult = z.infer<typeof SearchResult>;

/** What the station offers of cards. */
export const cards = {
  /** Cards for the typed words, best first; with no words, the cards that match the filters, most served first. */
  search: base.route({ method: 'GET', path: '/cards', tags: ['cards'] }).input(SearchInput).output(SearchResult),
  facets: base
    .route({ method: 'GET', path: '/cards/facets', tags: ['cards'] })
    .input(z.object({ language: ContentLanguage }))
    .output(
      z.object({
        providers: z.array(Facet),
        lifeEvents: z.array(Facet),
        serviceClasses: z.array(Facet),
        acts: z.array(Facet),
      }),
    ),
  /** One card; without `version` the newest, with it the version a service event was given by. */
  get: base
    .route({ method: 'GET', path: '/cards/{id}', tags: ['cards'] })
    .input(z.object({ id: ForeignId, version: z.coerce.number().int().positive().optional() }))
    .output(z.object({ card: ServiceCard, provider: Provider, newest: z.boolean() })),
  /** Ids of cards that a feed application just changed. */
  watchChanges: base
    .route({ method: 'GET', path: '/cards/changes', tags: ['cards'] })
    .output(eventIterator(z.object({ cardIds: z.array(ForeignId), at: Instant }))),
};

/** What the hub offers a provider's editor of its own cards. */
export const cardsAtHub = {
  list: base
    .route({ method: 'GET', path: '/portal/cards', tags: ['cards'] })
    .input(z.object({ words: z.string().max(200).default(''), language: ContentLanguage, providerId: ForeignId.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(
      z.object({
        rows: z.array(
          z.object({ id: ForeignId, name: z.string(), providerName: z.string(), version: z.number().int(), publishedAt: Instant, languages: z.array(ContentLanguage), exampleInstructions: z.boolean() }),
        ),
        total: z.number().int(),
      }),
    ),
  get: base
    .route({ method: 'GET', path: '/portal/cards/{id}', tags: ['cards'] })
    .input(z.object({ id: ForeignId }))
    .output(z.object({ card: ServiceCard, provider: Provider })),
  /** Publishes a new version through the feed. Refused when another version came in between. */
  publish: base
    .route({ method: 'POST', path: '/portal/cards', tags: ['cards'] })
    .errors({ VERSION_CONFLICT: { status: 409, message: 'The card was changed meanwhile', data: z.object({ version: z.number().int() }) } })
    .input(command({ card: ServiceCard, basedOnVersion: z.number().int().nonnegative(), changeNote: Localized }))
    .output(z.object({ version: z.number().int(), feedVersion: z.number().int() })),
};
