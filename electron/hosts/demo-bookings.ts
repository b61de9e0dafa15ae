/** What can be booked at the demo: experts by video, an advisor for passports, and a meeting room for letting. */
import type { BookableService, Resource } from '#shared/contract/bookings/words.ts';
import { saveResource, saveService } from '#service/features/bookings/hub.ts';
import type { Hub } from '#service/hub.ts';

const days = (opens: string, closes: string): Resource['hours'] => ({ week: Array.from({ length: 7 }, () => [{ opens, closes }]), exceptions: [] });

const need = (kind: Resource['kind'], change: Partial<BookableService['needs'][number]> = {}): BookableService['needs'][number] => ({ kind, inLanguage: false, ofProvider: false, atPoint: false, optional: false, ...change });

const byVideo: BookableService['needs'] = [need('expert', { ofProvider: true, inLanguage: true }), need('remoteRoom', { atPoint: true }), need('interpreter', { inLanguage: true, optional: true })];

const common = { cardId: null, gridMinutes: 15, leadMinutes: 30, horizonDays: 90, selfService: true, active: true } as const;

const SERVICES: BookableService[] = [
  {
    ...common,
    id: 'kela-etana',
    providerId: 'kela',
    name: { fi: 'Kelan asiantuntija etäyhteydellä', sv: 'FPA:s sakkunnig på distans', en: 'Kela expert by video' },
    minutes: 30,
    needs: byVideo,
    instructions: { fi: 'Ota mukaan henkilötodistus ja asiaasi koskevat paperit.', sv: 'Ta med ett identitetsbevis och de papper som gäller ditt ärende.', en: 'Please bring proof of identity and the papers that concern your matter.' },
  },
  {
    ...common,
    id: 'verohallinto-etana',
    providerId: 'verohallinto',
    name: { fi: 'Verohallinnon asiantuntija etäyhteydellä', sv: 'Skatteförvaltningens sakkunnig på distans', en: 'Tax Administration expert by video' },
    minutes: 30,
    needs: byVideo,
    instructions: { fi: 'Ota mukaan henkilötodistus ja veropäätöksesi.', sv: 'Ta med ett identitetsbevis och ditt beskattningsbeslut.', en: 'Please bring proof of identity and your tax decision.' },
  },
  {
    ...common,
    id: 'passi-neuvojalla',
    providerId: 'poliisi',
    cardId: 'national-passi',
    name: { fi: 'Passi- tai henkilökorttihakemus', sv: 'Ansökan om pass eller identitetskort', en: 'Passport or identity card application' },
    minutes: 20,
    gridMinutes: 20,
    needs: [need('advisor', { atPoint: true, inLanguage: true })],
    instructions: { fi: 'Ota mukaan vanha passi tai henkilökortti ja passikuva.', sv: 'Ta med ditt gamla pass eller identitetskort och ett passfoto.', en: 'Please bring your old passport or identity card and a passport photo.' },
  },
  {
    ...common,
    id: 'kokoushuone',
    providerId: null,
    name: { fi: 'Kokoushuone', sv: 'Mötesrum', en: 'Meeting room' },
    minutes: 60,
    gridMinutes: 30,
    needs: [need('meetingRoom', { atPoint: true })],
    horizonDays: 180,
    instructions: { fi: 'Avaimen saat palvelupisteestä.', sv: 'Nyckeln får du vid servicedisken.', en: 'You get the key at the service desk.' },
    selfService: false,
  },
];

const blank = { pointId: null, providerId: null, personId: null, languages: [], cardIds: [], bufferBefore: 0, bufferAfter: 0, seats: null, lettingProductId: null, active: true };

const atPoint = (pointId: string): Omit<Resource, 'id'>[] => [
  { ...blank, pointId, kind: 'remoteRoom', name: 'Etähuone 1', hours: days('00:00', '24:00'), bufferAfter: 5, seats: 3 },
  { ...blank, pointId, kind: 'remoteRoom', name: 'Etähuone 2', hours: days('00:00', '24:00'), bufferAfter: 5, seats: 2 },
  { ...blank, pointId, kind: 'meetingRoom', name: 'Kokoushuone Saimaa', hours: days('07:00', '22:00'), bufferAfter: 15, seats: 12, lettingProductId: 'mikkeli-kokoushuone' },
  { ...blank, pointId, kind: 'advisor', name: 'Palveluneuvoja 1', hours: days('00:00', '24:00'), languages: ['fi', 'sv', 'en'] },
  { ...blank, pointId, kind: 'advisor', name: 'Palveluneuvoja 2', hours: days('08:00', '20:00'), languages: ['fi', 'en', 'ru'] },
];

/** Once, when a first station has joined and nothing can be booked yet; the demo's experts can be booked as they are. */
export const makeDemoBookings = async ({ deps }: Pick<Hub, 'deps'>): Promise<void> => {
  await deps.db.transaction().execute(async (tx) => {
    const station = await tx.selectFrom('device').select('id').where('kind', '=', 'station').where('revoked_at', 'is', null).orderBy('id').executeTakeFirst();
    if (!station || (await tx.selectFrom('booking_service').select('id').limit(1).executeTakeFirst())) return;
    const act = { tx, ids: deps.ids };
    const known = new Set((await tx.selectFrom('provider').select('id').execute()).map((row) => row.id));
    const cards = new Set((await tx.selectFrom('card').select('id').where('id', 'in', SERVICES.flatMap(({ cardId }) => cardId ?? [])).execute()).map((row) => row.id));
    for (const service of SERVICES) if (service.providerId === null || known.has(service.providerId)) await saveService(act, { ...service, cardId: service.cardId !== null && cards.has(service.cardId) ? service.cardId : null });
    const experts = await tx.selectFrom('expert').select(['id', 'kind', 'name', 'provider_id as providerId', 'languages']).where('active', '=', 1).orderBy('id').execute();
    const persons = experts.map((expert): Omit<Resource, 'id'> => ({ ...blank, kind: expert.kind === 'interpreter' ? 'interpreter' : 'expert', name: expert.name, providerId: expert.providerId, personId: expert.id, languages: JSON.parse(expert.languages) as string[], hours: days('07:00', '21:00'), bufferAfter: 5 }));
    for (const resource of [...atPoint(station.id), ...persons]) await saveResource(act, resource, () => true, 'demo');
  });
};
