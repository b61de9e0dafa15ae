/** The station: all slices of one point over one database, as one router. Free of Electron and of the web. */
import { localDateOf } from '#shared/domain/local-date.ts';
import { createActs, type StationDb } from './kernel/acts.ts';
import type { Caller } from './kernel/access.ts';
import type { Clock } from './kernel/clock.ts';
import { createEvents, type Events } from './kernel/events.ts';
import { countConnections } from './kernel/connections.ts';
import type { Ids, Random } from './kernel/ids.ts';
import { createJobs, type JobHandler, type Jobs } from './kernel/jobs.ts';
import type { Log } from './kernel/log.ts';
import { createOutbox, type Outbox } from './kernel/outbox.ts';
import { openSecrets } from './kernel/secrets.ts';
import { bookingJobs, bookingsRouter } from './features/bookings/index.ts';
import { auditRouter } from './features/audit/index.ts';
import { cardsRouter, ensureIndexed } from './features/cards/index.ts';
import { callerNow, createDoor, devicesRouter, stationDoorStore, type Door } from './features/devices/index.ts';
import { feedRouter, type FeedKeepers, type FeedTaker } from './features/feed/index.ts';
import { feedbackRouter } from './features/feedback/index.ts';
import { identityRouter } from './features/identity/index.ts';
import { applyProducts, cardPorts, coSignJobs, createCardDesk, paymentsRouter, receiptJobs, type CardDesk, type CardTerminals, type CoSigner } from './features/payments/index.ts';
import { pointRouter, signedInOn } from './features/point/index.ts';
import { queueJobs, queueRouter, type TicketPrinter } from './features/queue/index.ts';
import { createRemoteDesk, remoteJobs, remoteRouter, type RemoteDesk } from './features/remote/index.ts';
import { visitsRouter } from './features/visits/index.ts';
import type { HubLine, StationKey } from './hub-line.ts';
import type { StationEvents } from './station-events.ts';
import { createStationOs, type StationDeps } from './station-os.ts';

export interface StationOptions {
  db: StationDb;
  clock: Clock;
  ids: Ids;
  random: Random;
  log: Log;
  zone: string;
  version: string;
  address: () => string;
  printer: TicketPrinter;
  /** A driver for each kind of card terminal. */
  cardTerminals: CardTerminals;
  /** Signs the heads of journals: the hub; null on a station that stands alone. */
  coSigner: CoSigner | null;
  hub: HubLine;
  key: StationKey;
  /** Takes the feed from the hub; null on a station that stands alone. */
  feed: ((deps: StationDeps, keepers: FeedKeepers) => FeedTaker) | null;
}

export interface Station {
  router: ReturnType<typeof stationRouter>;
  deps: StationDeps;
  events: Events<StationEvents>;
  jobs: Jobs;
  outbox: Outbox;
  door: Door;
  feed: FeedTaker | null;
  /** The line to the card terminals: `recover` once after the start, `tick` now and then. */
  cards: CardDesk;
  /** The line of remote sessions to the hub: `tick` at the start and now and then, `close` before the database. */
  remote: RemoteDesk;
  /** The caller as the device table has it now; null when it was revoked. */
  callerNow: (caller: Caller) => Caller | null;
  connected: (deviceId: string) => () => void;
}

const stationRouter = (deps: StationDeps, feed: FeedTaker | null, cards: CardDesk, remote: RemoteDesk) => {
  const os = createStationOs(deps, (caller) => (caller.kind === 'advisor' ? signedInOn(deps.db, caller.deviceId) : null));
  return os.router({
    audit: auditRouter(os, deps),
    bookings: bookingsRouter(os, deps),
    cards: cardsRouter(os, deps),
    devices: devicesRouter(os, deps),
    feed: feedRouter(os, deps, feed),
    feedback: feedbackRouter(os, deps),
    identity: identityRouter(os, deps),
    payments: paymentsRouter(os, deps, cards),
    point: pointRouter(os, deps),
    queue: queueRouter(os, deps),
    remote: remoteRouter(os, deps, remote),
    visits: visitsRouter(os, deps),
  });
};

/** Puts a station together over an opened, migrated database. Starts no timer and opens no socket. */
export const createStation = async (options: StationOptions): Promise<Station> => {
  const { db, clock, ids, random, log, zone } = options;
  const events = createEvents<StationEvents>((error) => log.error({ error: String(error) }, 'a listener failed'));
  const acts = createActs<StationEvents>({ db, clock, ids, events, businessDate: (instant) => localDateOf(instant, zone) });
  const secret = await openSecrets(db, random);
  await db.write(ensureIndexed);
  const connections = countConnections();
  const deps: StationDeps = { db, clock, ids, random, events, acts, log, zone, version: options.version, address: options.address, secret, online: () => connections.ids(), hub: options.hub, key: options.key };
  const feed = options.feed?.(deps, { products: applyProducts }) ?? null;
  const handlers: Record<string, JobHandler> = { ...queueJobs(deps, options.printer), ...receiptJobs(deps, options.printer), ...coSignJobs(deps, options.coSigner), ...bookingJobs(deps, options.printer), ...remoteJobs(deps, options.printer) };
  const cards = createCardDesk({ ...deps, terminals: options.cardTerminals, ports: cardPorts });
  const remote = createRemoteDesk(deps);
  const jobs = createJobs({ db, clock, log, handlers, onChange: () => events.publish('queueChanged', {}) });
  events.subscribe('jobsPlanned', () => jobs.nudge());
  return {
    router: stationRouter(deps, feed, cards, remote),
    deps,
    events,
    jobs,
    outbox: createOutbox({ db, clock }),
    door: createDoor({ store: stationDoorStore(db), clock, ids, random }),
    feed,
    cards,
    remote,
    callerNow: (caller) => callerNow(db, caller),
    connected: connections.open,
  };
};
