/** A real station on a database file of its own, with a clock and ids that tests hold in the hand. */
import { createRouterClient, type RouterClient } from '@orpc/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller } from '#service/kernel/access.ts';
import { openStationDatabase, type StationDatabaseOptions } from '#service/kernel/db.ts';
import { silentLog, type Log } from '#service/kernel/log.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import { createStation, type Station, type StationOptions } from '#service/station.ts';
import type { StationTables } from '#service/tables/station.ts';
import { cardTerminals } from '#transport/card-terminal/terminals.ts';
import type { PointSettings } from '#shared/contract/point.ts';
import { openStationKey } from '../../electron/hosts/station-key.ts';
import { setClock, type SetClock } from './clock.ts';
import { countedIds, seededRandom } from './ids.ts';

export type StationClient = RouterClient<Station['router']>;

const OFFICE_HOURS = [{ opens: '09:00', closes: '16:00' }];

export const testSettings: PointSettings = {
  name: 'Mikkelin asiointipiste',
  municipality: { code: '491', name: 'Mikkeli' },
  hours: { week: [OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, [], []], exceptions: [] },
  contentLanguages: ['fi', 'sv', 'en'],
  customerLanguages: ['fi', 'sv', 'en', 'se', 'uk', 'ru', 'ar', 'so'],
  targetMinutes: 10,
  lockAfterMinutes: 10,
  display: { viewingMetres: 5, panelInches: 55 },
  printer: { kind: 'none' },
};

export const testGroups = [
  { letter: 'P', name: { fi: 'Luvat', sv: 'Tillstånd', en: 'Permits' }, examples: { fi: 'passi, ajokortti', sv: 'pass, körkort', en: 'passport, driving licence' }, icon: 'document', words: ['passi', 'ajokortti'], providerIds: ['poliisi', 'traficom'] },
  { letter: 'V', name: { fi: 'Verot', sv: 'Skatter', en: 'Taxes' }, examples: { fi: 'verokortti', sv: 'skattekort', en: 'tax card' }, icon: 'tax', words: ['verokortti'], providerIds: ['verohallinto'] },
  { letter: 'K', name: { fi: 'Kela', sv: 'FPA', en: 'Kela' }, examples: { fi: 'tuet', sv: 'stöd', en: 'benefits' }, icon: 'heart', words: ['tuki'], providerIds: ['kela'] },
];

export const TEST_PIN = '7294';

export interface TestStation {
  station: Station;
  clock: SetClock;
  folder: string;
  /** A command id never used before. */
  commandId: () => string;
  as: (caller: Partial<Caller> & Pick<Caller, 'kind'>) => StationClient;
  close: () => Promise<void>;
}

export interface TestStationOptions extends Partial<Pick<StationOptions, 'printer' | 'feed' | 'ids' | 'cardTerminals' | 'coSigner' | 'hub' | 'key'>> {
  clock?: SetClock;
  folder?: string;
  database?: StationDatabaseOptions;
  log?: Log;
}

/** A migrated station without a point. */
export const startStation = async (options: TestStationOptions = {}): Promise<TestStation> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'onedoor-station-'));
  const db = openStationDatabase<StationTables>(join(folder, 'station.sqlite'), options.database);
  migrate(db.raw, stationMigrations);
  const clock = options.clock ?? setClock();
  const random = seededRandom(7);
  const station = await createStation({
    db,
    clock,
    ids: options.ids ?? countedIds('0'),
    random,
    log: options.log ?? silentLog(),
    zone: 'Europe/Helsinki',
    version: '0.1.0',
    address: () => 'http://127.0.0.1:4310',
    printer: options.printer ?? { print: async () => 'printed' },
    cardTerminals: options.cardTerminals ?? cardTerminals((count) => random.bytes(count)),
    coSigner: options.coSigner ?? null,
    hub: options.hub ?? { client: () => null, pointId: () => null },
    key: options.key ?? openStationKey(folder),
    feed: options.feed ?? null,
  });
  const commands = countedIds('C');
  return {
    station,
    clock,
    folder,
    commandId: () => commands.next(),
    as: (caller) => createRouterClient(station.router, { context: { caller: { deviceId: `device-${caller.kind}`, deskId: null, ...caller } } }),
    close: async () => {
      await station.remote.close();
      await db.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
};

export interface TestPoint extends TestStation {
  deskIds: string[];
  groupIds: string[];
  /** An advisor device with its advisor signed in: the administrator on `desk-1`, advisors on the others. */
  advisors: { deviceId: string; advisorId: string; client: StationClient }[];
  terminal: StationClient;
  display: StationClient;
}

/** A point that is set up, with as many desks and signed-in advisors as asked. Nothing is opened or called. */
export const startPoint = async (options: TestStationOptions & { desks?: number } = {}): Promise<TestPoint> => {
  const base = await startStation(options);
  const count = options.desks ?? 2;
  const first = base.as({ kind: 'advisor', deviceId: 'desk-1' });
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await first.point.setUp({ commandId: base.commandId(), settings: testSettings, desks: numbers.map((number) => ({ number, name: '' })), groups: testGroups, advisor: { name: 'Advisor 1', pin: TEST_PIN } });
  const [administrator] = await first.point.signInNames();
  await first.point.signIn({ commandId: base.commandId(), advisorId: administrator!.id, pin: TEST_PIN });
  const advisors = [{ deviceId: 'desk-1', advisorId: administrator!.id, client: first }];
  for (const number of numbers.slice(1)) {
    const deviceId = `desk-${number}`;
    const client = base.as({ kind: 'advisor', deviceId });
    const made = await first.point.saveAdvisor({ commandId: base.commandId(), name: `Advisor ${number}`, role: 'advisor', active: true, pin: TEST_PIN });
    await client.point.signIn({ commandId: base.commandId(), advisorId: made.id, pin: TEST_PIN });
    advisors.push({ deviceId, advisorId: made.id, client });
  }
  return {
    ...base,
    deskIds: (await first.point.desks()).map((desk) => desk.id),
    groupIds: (await first.queue.groups()).map((group) => group.id),
    advisors,
    terminal: base.as({ kind: 'terminal' }),
    display: base.as({ kind: 'display' }),
  };
};
