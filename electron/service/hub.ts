/** The hub: feed, provider portal, reports, and the inbox of all stations, as one router. Free of Electron and of the web. */
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import type { Clock } from './kernel/clock.ts';
import type { HubDb } from './kernel/db-hub.ts';
import { createHubOnce } from './kernel/hub-commands.ts';
import { countConnections } from './kernel/connections.ts';
import type { Ids, Random } from './kernel/ids.ts';
import { createInbox } from './kernel/inbox.ts';
import type { Log } from './kernel/log.ts';
import { createHubOs, type HubDeps } from './hub-os.ts';
import { bookingFor, bookingsAtHubRouter, createBookingsAtHub, type BookingsAtHub, type Carriers, type MunicipalityCentres } from './features/bookings/hub.ts';
import { cardsAtHubRouter, saveEdition } from './features/cards/hub.ts';
import { createDoor, type Door } from './features/devices/index.ts';
import { devicesAtHubRouter, hubDoorStore } from './features/devices/hub.ts';
import { createPublisher, feedAtHubRouter, type FeedRepository } from './features/feed/hub.ts';
import type { Publisher } from './publisher.ts';
import { feedbackAtHubRouter, fileFlag } from './features/feedback/hub.ts';
import { paymentProjections, paymentsAtHubRouter, type HeadKey } from './features/payments/hub.ts';
import { editorOn, portalRouter } from './features/portal/index.ts';
import { createTick, openRoom, remoteAtHubRouter, remoteProjections, type Promised, type Room, type TurnOptions } from './features/remote/hub.ts';
import { reportProjections, reportsRouter, type ReportHeads } from './features/reports/index.ts';

export interface HubOptions {
  db: HubDb;
  clock: Clock;
  ids: Ids;
  random: Random;
  log: Log;
  version: string;
  address: () => string;
  repository: FeedRepository;
  heads: ReportHeads;
  /** Signs the heads of the stations' journals. */
  headKey: HeadKey;
  /** How messages to customers leave the hub; without it they are kept. */
  carriers?: Carriers;
  /** Where municipalities are; without it points near by are told without kilometres. */
  centres?: MunicipalityCentres;
  cut: (deviceId: string) => void;
  /** Where media goes that cannot go directly; without it only what needs no relay connects. */
  turn?: TurnOptions | null;
}

export interface Hub {
  router: ReturnType<typeof hubRouter>;
  deps: HubDeps;
  door: Door;
  publisher: Publisher;
  bookings: BookingsAtHub;
  connected: (deviceId: string) => () => void;
  /** What time brings to remote sessions: the host calls it each second. */
  tick: () => Promise<void>;
}

const hubRouter = (deps: HubDeps, heads: ReportHeads, headKey: HeadKey, bookings: BookingsAtHub, room: Room) => {
  const os = createHubOs(deps, { editor: (deviceId) => editorOn(deps.db, deviceId), expert: (deviceId) => room.isExpert(deviceId) });
  return os.router({
    bookings: bookingsAtHubRouter(os, deps, bookings),
    cards: cardsAtHubRouter(os, deps),
    devices: devicesAtHubRouter(os, deps),
    feed: feedAtHubRouter(os, deps),
    feedback: feedbackAtHubRouter(os, deps),
    outbox: {
      push: os.outbox.push.handler(({ input, context }) => deps.inbox.receive(context.caller.deviceId, input.events)),
      last: os.outbox.last.handler(async ({ context }) => ({ lastSequence: await deps.inbox.last(context.caller.deviceId) })),
    },
    payments: paymentsAtHubRouter(os, deps, headKey),
    portal: portalRouter(os, deps),
    remote: remoteAtHubRouter(os, deps, room),
    reports: reportsRouter(os, deps, heads),
  });
};

/** The promised time of a booking while it stands; one that is not this station's is refused. */
const promised: Promised = async (tx, stationId, bookingId) => {
  const { state, start } = await bookingFor(tx, stationId, bookingId);
  return state === 'confirmed' || state === 'checkedIn' ? start : null;
};

/** Puts a hub together over an opened, migrated database. Starts no timer and opens no socket. */
export const createHub = (options: HubOptions): Hub => {
  const { db, clock, ids, random, log, repository } = options;
  const connections = countConnections();
  const publisher = createPublisher({ db, repository, clock });
  const once = createHubOnce({ db, clock });
  const bookings = createBookingsAtHub({ db, clock, ids, random, log, once, address: options.address, out: options.carriers ?? null, centres: options.centres ?? new Map() });
  const room = openRoom({ db, clock, ids, log, once }, { turn: options.turn ?? null, promised });
  const deps: HubDeps = {
    db,
    clock,
    ids,
    random,
    log,
    once,
    inbox: createInbox({ db, clock, log, projections: { ...reportProjections, ...paymentProjections, ...bookings.projections, ...remoteProjections(room.bell), 'card.flagged': fileFlag } }),
    publisher,
    version: options.version,
    address: options.address,
    online: () => connections.ids(),
    cut: options.cut,
  };
  return {
    router: hubRouter(deps, options.heads, options.headKey, bookings, room),
    deps,
    door: createDoor({ store: hubDoorStore(db), clock, ids, random }),
    publisher,
    bookings,
    connected: connections.open,
    tick: createTick(room),
  };
};

/** Brings a provider's first cards into an empty hub; cards already there stay as they are. Answers how many were new. */
export const seedCards = async (db: HubDb, providers: readonly Provider[], cards: Iterable<ServiceCard>): Promise<number> =>
  db.transaction().execute(async (tx) => {
    for (const provider of providers) {
      const names = { name: JSON.stringify(provider.name), short_name: JSON.stringify(provider.shortName) };
      await tx.insertInto('provider').values({ id: provider.id, ...names }).onConflict((c) => c.column('id').doUpdateSet(names)).execute();
    }
    const known = new Set((await tx.selectFrom('card').select('id').execute()).map((row) => row.id));
    let added = 0;
    for (const card of cards) {
      if (known.has(card.id)) continue;
      await saveEdition(tx, card, null);
      added += 1;
    }
    return added;
  });

