/** A station as a process runs it: data folder, timers, the line to its hub. Both hosts put their transport on top. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createStation, type Station } from '#service/station.ts';
import { createTufTaker } from '#service/features/feed/index.ts';
import { bookingTick, followBookings } from '#service/features/bookings/index.ts';
import { queueTick } from '#service/features/queue/index.ts';
import type { Caller } from '#service/kernel/access.ts';
import { backUp } from '#service/kernel/db-backup.ts';
import { wallClock } from '#service/kernel/clock.ts';
import { openStationDatabase } from '#service/kernel/db.ts';
import { systemRandom, ulids } from '#service/kernel/ids.ts';
import type { Log } from '#service/kernel/log.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import type { StationTables } from '#service/tables/station.ts';
import { cardTerminals } from '#transport/card-terminal/terminals.ts';
import { openHubLink, type HubLink } from '#transport/hub-link.ts';
import { escPosPrinter } from '#transport/ticket-printer.ts';
import { openStationKey } from './station-key.ts';
import { VERSION } from './version.ts';

export interface JoinedHub {
  address: string;
  /** A one-time code for this station, asked for once. */
  code: () => Promise<string>;
  /** The root of the feed to pin, asked for once. */
  root: () => Buffer;
}

export interface StationNodeOptions {
  dataDir: string;
  /** Null where the station stands alone. */
  hub: JoinedHub | null;
  address: () => string;
  log: Log;
}

export interface StationNode {
  station: Station;
  /** A device of this very machine: enrolled without a code, since who can start the program owns its data. */
  ownDevice: (id: string, kind: 'advisor' | 'terminal' | 'display', name: string) => Promise<void>;
  callerOf: (deviceId: string, kind: Caller['kind']) => Caller;
  close: () => Promise<void>;
}

const ZONE = 'Europe/Helsinki';
const TICK_MS = 15_000;
const JOBS_MS = 1_000;
const FEED_MS = 60_000;
const CARDS_MS = 1_000;
const BACKUP_LOOK_MS = 30 * 60_000;
const COMMANDS_KEPT_DAYS = 7;

/** Opens the data and starts the timers. Errors: `StartProblem`. */
export const openStationNode = async (options: StationNodeOptions): Promise<StationNode> => {
  const { dataDir, hub, log } = options;
  const folder = join(dataDir, 'station');
  mkdirSync(folder, { recursive: true });
  const db = openStationDatabase<StationTables>(join(folder, 'station.sqlite'));
  migrate(db.raw, stationMigrations);
  const clock = wallClock();
  let link: HubLink | null = null;
  const requireLink = (): HubLink => {
    if (!link) throw new Error('the line to the hub is not open yet');
    return link;
  };
  const station = await createStation({
    db,
    clock,
    ids: ulids(),
    random: systemRandom(),
    log,
    zone: ZONE,
    version: VERSION,
    address: options.address,
    printer: escPosPrinter(),
    cardTerminals: cardTerminals((count) => systemRandom().bytes(count)),
    coSigner: hub ? { coSign: async (asked) => requireLink().coSign(asked) } : null,
    hub: { client: () => link?.client() ?? null, pointId: () => link?.pointId() ?? null },
    key: openStationKey(folder),
    feed: hub ? (deps, keepers) => createTufTaker(deps, { address: `${hub.address}/feed`, folder: join(folder, 'feed'), pinnedRoot: hub.root, keepers }) : null,
  });
  if (hub) mkdirSync(join(folder, 'feed'), { recursive: true });

  const refresh = async () => station.feed?.refresh();
  link = hub ? openHubLink({ address: hub.address, folder, code: hub.code, drain: (push) => station.outbox.drain(push), onNews: refresh, onLine: (up) => station.events.publish('hubLineChanged', { up }), log }) : null;
  const unfollow = hub ? followBookings(station.deps) : () => undefined;
  station.events.subscribe('outboxFilled', () => link?.nudge());
  const stopJobs = station.jobs.start(JOBS_MS);

  const dailyWork = async () => {
    const today = station.deps.clock.now().slice(0, 10);
    const done = db.first(db.q.selectFrom('feed_state').select('value').where('name', '=', 'backedUpOn'))?.value;
    if (done === today) return;
    await backUp(db, join(dataDir, 'backups'), 'station', clock.now());
    const before = new Date(Date.parse(clock.now()) - COMMANDS_KEPT_DAYS * 86_400_000).toISOString();
    await db.write((w) => {
      w.run(w.q.insertInto('feed_state').values({ name: 'backedUpOn', value: today }).onConflict((c) => c.column('name').doUpdateSet({ value: today })));
      w.run(w.q.deleteFrom('command').where('at', '<', before));
    });
  };
  const safely = (what: string, work: () => Promise<unknown>) => () => void work().catch((error: unknown) => log.error({ error: String(error) }, what));
  const timers = [
    setInterval(safely('the queue could not be tidied', () => queueTick(station.deps)), TICK_MS),
    setInterval(safely('the bookings could not be tidied', () => bookingTick(station.deps)), TICK_MS),
    setInterval(safely('the remote sessions could not be tidied', () => station.remote.tick()), TICK_MS),
    setInterval(safely('the feed could not be asked for', refresh), FEED_MS),
    setInterval(safely('card terminals could not be asked', () => station.cards.tick()), CARDS_MS),
    setInterval(safely('the daily backup failed', dailyWork), BACKUP_LOOK_MS),
  ];
  safely('the daily backup failed', dailyWork)();
  safely('the queue could not be tidied', () => queueTick(station.deps))();
  safely('card terminals could not be asked', () => station.cards.recover())();
  safely('the remote sessions could not be tidied', () => station.remote.tick())();

  return {
    station,
    ownDevice: (id, kind, name) =>
      db.write((w) => {
        const values = { id, kind, name, desk_id: null, public_key: '', enrolled_at: clock.now(), last_seen_at: clock.now(), revoked_at: null };
        w.run(w.q.insertInto('device').values(values).onConflict((c) => c.column('id').doNothing()));
      }),
    callerOf: (deviceId, kind) => {
      const caller = { deviceId, kind, deskId: null };
      return station.callerNow(caller) ?? caller;
    },
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      unfollow();
      await link?.close();
      await stopJobs();
      await station.remote.close();
      await db.close();
    },
  };
};
