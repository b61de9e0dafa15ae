/** A real hub on a database and feed of its own, its feed over real HTTP on this machine, with a clock tests hold in the hand. */
import { createRouterClient, type RouterClient } from '@orpc/server';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { OutboxEvent, ServiceEventReported } from '#shared/contract/outbox.ts';
import { openKeys, type KeyStore } from '#service/features/feed/hub/keys.ts';
import { openRepository, type FeedRepository } from '#service/features/feed/hub/repository.ts';
import { openHeadKey } from '#service/features/payments/hub.ts';
import { hashPin } from '#service/features/point/index.ts';
import { createHub, seedCards, type Hub, type HubOptions } from '#service/hub.ts';
import type { Caller } from '#service/kernel/access.ts';
import type { Clock } from '#service/kernel/clock.ts';
import { openHubDatabase, type HubDatabase } from '#service/kernel/db-hub.ts';
import { silentLog, type Log } from '#service/kernel/log.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { serveFeed } from '#transport/feed-files.ts';
import { setClock, type SetClock } from './clock.ts';
import { countedIds, seededRandom } from './ids.ts';

export type HubClient = RouterClient<Hub['router']>;

export const testProvider = (id: string): Provider => ({ id, name: { fi: `Tuottaja ${id}`, sv: `Producent ${id}`, en: `Provider ${id}` }, shortName: { fi: id, sv: id, en: id } });

/** Answers before the real feed does; true when it has answered. */
export type Meddler = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

export interface FeedServer {
  address: string;
  /** Paths asked for since the last call. */
  asked: () => string[];
  /** Puts something between the hub and its stations, or takes it away. */
  meddle: (meddler: Meddler | null) => void;
  close: () => Promise<void>;
}

/** Serves a feed folder as the hub does. */
export const serveFeedFolder = async (folder: string): Promise<FeedServer> => {
  const serve = serveFeed(folder);
  let asked: string[] = [];
  let meddler: Meddler | null = null;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path.replace('/feed/', ''));
    if (meddler?.(request, response, path)) return;
    if (!serve(request, response, path)) response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    asked: () => {
      const before = asked;
      asked = [];
      return before;
    },
    meddle: (next) => {
      meddler = next;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((done) => void server.close(() => done()));
    },
  };
};

export interface TestHub {
  hub: Hub;
  database: HubDatabase;
  clock: SetClock;
  folder: string;
  feedFolder: string;
  repository: FeedRepository;
  keys: KeyStore;
  as: (caller: Partial<Caller> & Pick<Caller, 'kind'>) => HubClient;
  /** A portal device with an editor of the provider signed in; an administrator when there is none. */
  editorOf: (providerId: string | null) => Promise<HubClient>;
  commandId: () => string;
  /** The root a joining station pins. */
  root: () => Buffer;
  close: () => Promise<void>;
}

export interface TestHubOptions {
  clock?: SetClock;
  /** The clock by which the feed's metadata runs out; the machine's own unless a test ages it, since tuf-js knows no other. */
  feedClock?: Clock;
  folder?: string;
  /** First letters of the hub's ids and of command ids: others for a hub that is opened again on the same folder. */
  letters?: [ids: string, commands: string];
  turn?: HubOptions['turn'];
  carriers?: HubOptions['carriers'];
  centres?: HubOptions['centres'];
  log?: Log;
  providers?: readonly Provider[];
  cards?: Iterable<ServiceCard>;
}

export const TEST_PASSWORD = 'a-long-test-password';
/** The cost of the passwords that tests put in themselves: a sign-in before each test that is about something else. */
export const QUICK_HASH = 4;

/** A migrated hub with the providers and cards given, published. */
export const startHub = async (options: TestHubOptions = {}): Promise<TestHub> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'onedoor-hub-'));
  mkdirSync(folder, { recursive: true });
  const database = openHubDatabase(join(folder, 'hub.sqlite'), hubMigrations);
  const clock = options.clock ?? setClock();
  const feedFolder = join(folder, 'feed');
  const keys = openKeys(join(folder, 'keys'));
  const repository = openRepository({ folder: feedFolder, keys, clock: options.feedClock ?? { now: () => new Date().toISOString() } });
  const ids = countedIds(options.letters?.[0] ?? 'H');
  const hub = createHub({
    db: database.db,
    clock,
    ids,
    random: seededRandom(11),
    log: options.log ?? silentLog(),
    version: '0.1.0',
    address: () => 'http://127.0.0.1:4311',
    repository,
    heads: () => ({}),
    headKey: openHeadKey(join(folder, 'keys', 'journal-heads.pem')),
    cut: () => undefined,
    turn: options.turn ?? null,
    ...(options.carriers && { carriers: options.carriers }),
    ...(options.centres && { centres: options.centres }),
  });
  await seedCards(database.db, options.providers ?? [], options.cards ?? []);
  await hub.publisher.publishWaiting();
  await hub.publisher.publishNotices();
  const commands = countedIds(options.letters?.[1] ?? 'D');
  const as: TestHub['as'] = (caller) => createRouterClient(hub.router, { context: { caller: { deviceId: `device-${caller.kind}`, deskId: null, ...caller } } });
  let hash: string | undefined;
  const editors = new Map<string | null, HubClient>();
  return {
    hub,
    database,
    clock,
    folder,
    feedFolder,
    repository,
    keys,
    as,
    editorOf: async (providerId) => {
      const known = editors.get(providerId);
      if (known) return known;
      hash ??= await hashPin(TEST_PASSWORD, QUICK_HASH);
      const name = `Editor of ${providerId ?? 'all'}`;
      const role = providerId === null ? ('administrator' as const) : ('editor' as const);
      await database.db.insertInto('editor').values({ id: ids.next(), name, role, provider_id: providerId, password_hash: hash, active: 1, locked_until: null }).onConflict((c) => c.column('name').doNothing()).execute();
      const client = as({ kind: 'portal', deviceId: `portal-${providerId ?? 'all'}` });
      await client.portal.signIn({ commandId: commands.next(), name, password: TEST_PASSWORD });
      editors.set(providerId, client);
      return client;
    },
    commandId: () => commands.next(),
    root: () => readFileSync(join(feedFolder, 'metadata', '1.root.json')),
    close: async () => {
      await hub.bookings.rest();
      await database.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** A service event as a station reports it. */
export const reportedService = (number: number, change: Partial<ServiceEventReported> = {}): ServiceEventReported => ({
  eventId: serviceId(number),
  visitId: visitId(number),
  revision: 1,
  businessDate: '2026-03-02',
  providerId: 'a',
  cardId: 'a-1',
  cardVersion: 1,
  cardName: { fi: 'Palvelu' },
  acts: ['OnsiteGuidance'],
  identityLevel: 'none',
  outcome: 'done',
  note: null,
  directMs: 120_000,
  indirectMs: 0,
  timeCategory: 'short',
  corrected: false,
  closedAt: '2026-03-02T10:00:00.000Z',
  ...change,
});

const numbered = (letter: string, number: number) => `0${letter}${String(number).padStart(24, '0')}`;
export const serviceId = (number: number): string => numbered('S', number);
export const visitId = (number: number): string => numbered('V', number);

/** An outbox row; its id is the same for the same station and sequence unless given. */
export const outboxEvent = (sequence: number, kind: string, payload: Record<string, unknown>, id = numbered('E', sequence)): OutboxEvent => ({
  id,
  sequence,
  kind,
  at: '2026-03-02T10:00:00.000Z',
  businessDate: '2026-03-02',
  payload,
});
