/** A hub as a process runs it: data folder, real cards, feed files, web server. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubContract } from '#shared/contract/index.ts';
import { createHub, type Hub } from '#service/hub.ts';
import { makeHubCode } from '#service/features/devices/hub.ts';
import { openKeys, openRepository } from '#service/features/feed/hub.ts';
import { openHeadKey } from '#service/features/payments/hub.ts';
import { wallClock } from '#service/kernel/clock.ts';
import { openHubDatabase, type HubDatabase } from '#service/kernel/db-hub.ts';
import { systemRandom, ulids } from '#service/kernel/ids.ts';
import type { Log } from '#service/kernel/log.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { serveCalendars } from '#transport/calendar-feed.ts';
import { serveFeed } from '#transport/feed-files.ts';
import { serveOffers } from '#transport/offer-page.ts';
import { openApiDocument } from '#transport/open-api.ts';
import { serveWeb, type WebServer } from '#transport/web-server.ts';
import { bringFirstCards } from './first-cards.ts';
import { carriersOf } from './messages.ts';
import { municipalityCentres } from './municipality-centres.ts';
import { reportHeads } from './report-heads.ts';
import { turnOf } from './turn.ts';
import { VERSION } from './version.ts';

export interface HubNodeOptions {
  dataDir: string;
  assetsDir: string;
  pageDir: string;
  host: string;
  port: number;
  tls?: { key: string; cert: string; fingerprint: string } | null;
  log: Log;
}

export interface HubNode {
  hub: Hub;
  database: HubDatabase;
  address: string;
  web: WebServer;
  /** A one-time code for a station or a portal. */
  code: (kind: 'station' | 'portal' | 'expert', name: string) => Promise<string>;
  /** The root that a joining station pins. */
  root: () => Buffer;
  close: () => Promise<void>;
}

const FRESHEN_MS = 60 * 60_000;
const BOOKINGS_MS = 10_000;
const TICK_MS = 1_000;
/** A bank statement of six million characters, which is some thousands of bookings, with its signs escaped. */
const STATEMENT_BYTES = 16 * 1_048_576;

/** Opens data, publishes what waits, and serves. Errors: `StartProblem`. */
export const openHubNode = async (options: HubNodeOptions): Promise<HubNode> => {
  const { dataDir, assetsDir, log } = options;
  const folder = join(dataDir, 'hub');
  mkdirSync(folder, { recursive: true });
  const clock = wallClock();
  const random = systemRandom();
  const database = openHubDatabase(join(folder, 'hub.sqlite'), hubMigrations);
  const feedDir = join(folder, 'feed');
  const repository = openRepository({ folder: feedDir, keys: openKeys(join(folder, 'keys')), clock });
  let web: WebServer | null = null;
  const scheme = options.tls ? 'https' : 'http';
  const address = () => `${scheme}://${options.host}:${web?.port ?? options.port}`;
  const hub = createHub({ db: database.db, clock, ids: ulids(), random, log, version: VERSION, address, repository, heads: reportHeads, headKey: openHeadKey(join(folder, 'keys', 'journal-heads.pem')), carriers: carriersOf(process.env, folder, log), centres: municipalityCentres(assetsDir), cut: (deviceId) => web?.cut(deviceId), turn: turnOf(process.env, log) });
  await bringFirstCards({ db: database.db, hub, folder, assetsDir });
  await hub.publisher.publishWaiting();
  await hub.publisher.publishNotices();
  await hub.publisher.keepFresh();
  web = await serveWeb({
    router: hub.router,
    door: hub.door,
    connected: hub.connected,
    openApi: () => openApiDocument(hubContract, { title: 'OneDoor hub', version: VERSION, description: 'Feed, provider portal, reports and the inbox of stations.' }),
    page: { root: options.pageDir, roles: ['portal', 'expert'] },
    extra: [serveFeed(feedDir), serveCalendars(hub.bookings.feed, log), serveOffers(hub.bookings.offers, log)],
    messageLimit: STATEMENT_BYTES,
    host: options.host,
    port: options.port,
    tls: options.tls ?? null,
    log,
  });
  const freshen = setInterval(() => {
    hub.publisher
      .keepFresh()
      .then(() => hub.publisher.publishNotices())
      .catch((error: unknown) => log.error({ error: String(error) }, 'the feed could not be kept fresh'));
  }, FRESHEN_MS);
  const tick = setInterval(() => {
    hub.tick().catch((error: unknown) => log.error({ error: String(error) }, 'the rings of remote sessions could not be looked after'));
  }, TICK_MS);
  const bookings = setInterval(() => {
    hub.bookings.tick().catch((error: unknown) => log.error({ error: String(error) }, 'messages of bookings could not be looked through'));
  }, BOOKINGS_MS);
  const server = web;
  return {
    hub,
    database,
    address: address(),
    web: server,
    code: async (kind, name) => (await makeHubCode(database.db, random, { kind, name }, clock.now(), 12 * 60)).code,
    root: () => readFileSync(join(feedDir, 'metadata', '1.root.json')),
    close: async () => {
      clearInterval(freshen);
      clearInterval(bookings);
      clearInterval(tick);
      await server.close();
      // A turn under way ends before the database does.
      await hub.tick().catch(() => undefined);
      await database.close();
    },
  };
};
