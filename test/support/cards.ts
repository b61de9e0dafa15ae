/** Small service cards for tests, put in place as a feed would. */
import type { CardStep, ServiceCard } from '#shared/contract/cards.ts';
import { applyCards, putProviders } from '#service/features/cards/index.ts';
import type { TestStation } from './station.ts';

const ACTS_HERE = ['DocumentReceived', 'IdentityCheck', 'OnsiteGuidance', 'GuidanceToOnlineSelfService'] as const;

/** A card with four steps, open to anyone, done here by reception, identity check and guidance. */
export const testCard = (id: string, change: Partial<ServiceCard> = {}): ServiceCard => ({
  id,
  providerId: 'poliisi',
  version: 1,
  publishedAt: '2026-01-02T08:00:00.000Z',
  name: { fi: `Palvelu ${id}`, sv: `Tjänst ${id}`, en: `Service ${id}` },
  summary: { fi: 'Lyhyesti', sv: 'I korthet', en: 'In short' },
  description: { fi: 'Kuvaus', sv: 'Beskrivning', en: 'Description' },
  papers: [],
  steps: testSteps,
  exampleInstructions: false,
  charge: { type: 'Free' },
  acts: [...ACTS_HERE.map((act) => ({ act, here: true })), { act: 'PaymentReceived', here: false, elsewhere: { fi: 'Poliisin lupapalvelut', en: 'Police licence services' } }],
  identityLevel: 'none',
  mandateTypes: [],
  eServices: [{ name: { fi: 'Verkkoasiointi' }, url: 'https://example.org/' }],
  contacts: [
    { kind: 'phone', name: { fi: 'Asiakaspalvelu' }, value: '0295 000 000', forAdvisors: false },
    { kind: 'phone', name: { fi: 'Virkailijalinja' }, value: '0295 999 999', forAdvisors: true },
  ],
  places: [{ name: { fi: 'Mikkelin poliisiasema' } }],
  serviceClasses: [],
  targetGroups: [],
  lifeEvents: [],
  ontologyTerms: [],
  laws: [],
  languages: ['fi', 'sv', 'en'],
  attribution: 'Test',
  ...change,
});

const testSteps: CardStep[] = [
  { id: 'read', text: { fi: 'Kerro, mitä tapahtuu' } },
  { id: 'receive', text: { fi: 'Ota hakemus vastaan' }, act: 'DocumentReceived' },
  { id: 'sign', text: { fi: 'Pyydä allekirjoitus' }, level: 'substantial' },
  { id: 'pay', text: { fi: 'Ota maksu' }, act: 'PaymentReceived' },
];

/** Puts cards and their provider in place. */
export const putCards = (point: TestStation, cards: readonly ServiceCard[]): Promise<void> =>
  point.station.deps.db.write((write) => {
    putProviders(write, [{ id: 'poliisi', name: { fi: 'Poliisi', sv: 'Polisen', en: 'Police' }, shortName: { fi: 'Poliisi', sv: 'Polisen', en: 'Police' } }]);
    applyCards(write, cards);
  });
