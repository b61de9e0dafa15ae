/** A real station on a database file of its own, with a clock and ids that tests hold in the hand. */
import { createRouterClient, type RouterClient } from '@orpc/server';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Sets the point up with its desks, and signs an advisor in at each. */
const setUp = async (base: TestStation, desks: number): Promise<string[]> => {
  const first = base.as({ kind: 'advisor', deviceId: 'desk-1' });
  const numbers = Array.from({ length: desks }, (_, index) => index + 1);
  await first.point.setUp({ commandId: base.commandId(), settings: testSettings, desks: numbers.map((number) => ({ number, name: '' })), groups: testGroups, advisor: { name: 'Advisor 1', pin: TEST_PIN } });
  const [administrator] = await first.point.signInNames();
  await first.point.signIn({ commandId: base.commandId(), advisorId: administrator!.id, pin: TEST_PIN });
  const advisorIds = [administrator!.id];
  for (const number of numbers.slice(1)) {
    const made = await first.point.saveAdvisor({ commandId: base.commandId(), name: `Advisor ${number}`, role: 'advisor', active: true, pin: TEST_PIN });
    await base.as({ kind: 'advisor', deviceId: `desk-${number}` }).point.signIn({ commandId: base.commandId(), advisorId: made.id, pin: TEST_PIN });
    advisorIds.push(made.id);
  }
  return advisorIds;
};

interface MadePoint {
  file: Buffer;
  advisorIds: string[];
  ids: number;
  commandIds: number;
}

/** The points made in this process, by what they were made with: four PINs a point cost more than most tests of one. */
const made = new Map<string, Promise<MadePoint>>();

const makePoint = async (startsAt: string, desks: number): Promise<MadePoint> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-point-'));
  const counted = countedIds('0');
  let ids = 0;
  let commandIds = 0;
  const next = () => {
    ids += 1;
    return counted.next();
  };
  const base = await startStation({ folder, clock: setClock(startsAt), ids: { next } });
  const commandId = () => {
    commandIds += 1;
    return base.commandId();
  };
  const advisorIds = await setUp({ ...base, commandId }, desks);
  await base.close();
  const file = readFileSync(join(folder, 'station.sqlite'));
  rmSync(folder, { recursive: true });
  return { file, advisorIds, ids, commandIds };
};

/** A new station on a copy of a point made before with the same clock and desks. */
const startOnCopy = async (options: TestStationOptions, desks: number): Promise<TestStation & { advisorIds: string[] }> => {
  const startsAt = (options.clock ?? setClock()).now();
  const key = `${startsAt} ${desks}`;
  const making = made.get(key) ?? makePoint(startsAt, desks);
  made.set(key, making);
  const { file, advisorIds, ids, commandIds } = await making;
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-station-'));
  writeFileSync(join(folder, 'station.sqlite'), file);
  const base = await startStation({ ...options, folder, ids: countedIds('0', ids) });
  const commands = countedIds('C', commandIds);
  const close = async () => {
    await base.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...base, commandId: () => commands.next(), close, advisorIds };
};

/** A point that is set up, with as many desks and signed-in advisors as asked. Nothing is opened or called. */
export const startPoint = async (options: TestStationOptions & { desks?: number } = {}): Promise<TestPoint> => {
  const { desks = 2, ...rest } = options;
  const afresh = async () => {
    const base = await startStation(rest);
    return { ...base, advisorIds: await setUp(base, desks) };
  };
  const { advisorIds, ...base } = rest.folder === undefined && rest.ids === undefined ? await startOnCopy(rest, desks) : await afresh();
  const advisors = advisorIds.map((advisorId, index) => {
    const deviceId = `desk-${index + 1}`;
    return { deviceId, advisorId, client: base.as({ kind: 'advisor', deviceId }) };
  });
  const { client } = advisors[0]!;
  return {
    ...base,
    deskIds: (await client.point.desks()).map((desk) => desk.id),
    groupIds: (await client.queue.groups()).map((group) => group.id),
    advisors,
    terminal: base.as({ kind: 'terminal' }),
    display: base.as({ kind: 'display' }),
  };
};
