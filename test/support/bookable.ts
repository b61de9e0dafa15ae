/** A hub with two points and something to book at them. */
import type * as z from 'zod';
import type { NewBooking } from '#shared/contract/bookings/at-hub.ts';
import type { BookableService, Resource } from '#shared/contract/bookings/words.ts';
import { startHub, testProvider, type HubClient, type TestHub, type TestHubOptions } from './hub.ts';

export const MIKKELI = '01STATM1KKE000000000000000';
export const JUVA = '01STATJ0VA0000000000000000';
export const OULU = '01STAT00100000000000000000';

const POINTS = [
  { id: MIKKELI, name: 'Mikkelin asiointipiste', municipality: { code: '491', name: 'Mikkeli' } },
  { id: JUVA, name: 'Juvan asiointipiste', municipality: { code: '178', name: 'Juva' } },
  { id: OULU, name: 'Oulun asiointipiste', municipality: { code: '564', name: 'Oulu' } },
] as const;

const nineToFour = [{ opens: '09:00', closes: '16:00' }];
export const officeHours: Resource['hours'] = { week: [nineToFour, nineToFour, nineToFour, nineToFour, nineToFour, [], []], exceptions: [] };
export const roundTheClock: Resource['hours'] = { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] };

export const resource = (change: Partial<Omit<Resource, 'id'>> = {}): Omit<Resource, 'id'> => ({
  kind: 'remoteRoom',
  name: 'Etähuone',
  pointId: MIKKELI,
  providerId: null,
  personId: null,
  languages: [],
  cardIds: [],
  hours: officeHours,
  bufferBefore: 0,
  bufferAfter: 0,
  seats: null,
  lettingProductId: null,
  active: true,
  ...change,
});

export const need = (kind: Resource['kind'], change: Partial<BookableService['needs'][number]> = {}): BookableService['needs'][number] => ({ kind, inLanguage: false, ofProvider: false, atPoint: false, optional: false, ...change });

export const service = (change: Partial<BookableService> = {}): BookableService => ({
  id: 'kela-etana',
  name: { fi: 'Kelan asiantuntija etänä', sv: 'FPA:s sakkunnig på distans', en: 'Kela expert by video' },
  cardId: null,
  providerId: 'kela',
  minutes: 30,
  gridMinutes: 30,
  needs: [need('expert', { ofProvider: true, inLanguage: true }), need('remoteRoom', { atPoint: true }), need('interpreter', { optional: true, inLanguage: true })],
  leadMinutes: 60,
  horizonDays: 60,
  instructions: { fi: 'Ota henkilötodistus mukaan.', sv: 'Ta med ett identitetsbevis.', en: 'Please bring proof of identity.' },
  selfService: true,
  active: true,
  ...change,
});

export interface Bookable extends TestHub {
  station: (deviceId: string) => HubClient;
  administrator: HubClient;
  /** Adds a resource by the administrator; answers with its id. */
  add: (change: Partial<Omit<Resource, 'id'>>) => Promise<string>;
  book: (change?: Partial<z.infer<typeof NewBooking>>, by?: string) => ReturnType<HubClient['bookings']['bookFor']>;
}

/** Monday 2 March 2026 at ten; one expert and one room in Mikkeli unless `bare`. */
export const startBookable = async (options: TestHubOptions & { bare?: boolean } = {}): Promise<Bookable> => {
  const hub = await startHub({ providers: [testProvider('kela'), testProvider('vero')], ...options });
  const { db } = hub.database;
  for (const { id, name, municipality } of POINTS) {
    await db.insertInto('device').values({ id, kind: 'station', name, public_key: '', enrolled_at: hub.clock.now(), last_seen_at: null, revoked_at: null }).execute();
    await db.insertInto('point').values({ station_id: id, point_id: id, name, municipality: JSON.stringify(municipality), named_at: '0' }).execute();
  }
  const administrator = await hub.editorOf(null);
  const station = (deviceId: string) => hub.as({ kind: 'station', deviceId });
  const add = async (change: Partial<Omit<Resource, 'id'>>) => (await administrator.bookings.saveResource({ commandId: hub.commandId(), resource: resource(change) })).id;
  if (!options.bare) {
    await administrator.bookings.saveService({ commandId: hub.commandId(), service: service() });
    await add({ kind: 'expert', name: 'Asiantuntija 1', pointId: null, providerId: 'kela', languages: ['fi', 'sv'] });
    await add({});
  }
  return {
    ...hub,
    station,
    administrator,
    add,
    book: (change = {}, by = MIKKELI) =>
      station(by).bookings.bookFor({
        commandId: hub.commandId(),
        booking: { serviceId: 'kela-etana', pointId: by, start: '2026-03-03T08:00:00.000Z', language: 'fi', interpreter: null, contact: {}, note: '', resourceIds: [], letting: null, ...change },
      }),
  };
};
