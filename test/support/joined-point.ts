/** A point and its hub in one process, with a line between them that a test cuts and mends. */
import { openStationKey } from '../../electron/hosts/station-key.ts';
import type { HubClient as LineClient } from '#service/hub-line.ts';
import { setClock, type SetClock } from './clock.ts';
import { startHub, type HubClient, type TestHub, type TestHubOptions } from './hub.ts';
import { startPoint, type TestPoint, type TestStationOptions } from './station.ts';

export interface JoinedPoint {
  point: TestPoint;
  hub: TestHub;
  clock: SetClock;
  /** The hub as this station has it. */
  line: HubClient;
  cut: () => void;
  mend: () => void;
  /** Sends what waits in the outbox; answers how many events went. */
  drain: () => Promise<number>;
  close: () => Promise<void>;
}

/** The station's id at the hub. */
export const STATION_ID = '0000000000000000000000ST01';

export interface JoinedOptions extends TestStationOptions {
  desks?: number;
  hub?: never;
  atHub?: TestHubOptions;
}

/** A set-up point on a hub that knows it, both on one clock. */
export const startJoined = async (options: JoinedOptions = {}): Promise<JoinedPoint> => {
  const { atHub, ...atStation } = options;
  const clock = options.clock ?? setClock();
  const hub = await startHub({ clock, ...atHub });
  const line = hub.as({ kind: 'station', deviceId: STATION_ID });
  let up = true;
  const enrolled = { id: STATION_ID, kind: 'station', name: 'Point', public_key: '', enrolled_at: clock.now(), last_seen_at: null, revoked_at: null };
  await hub.database.db.insertInto('device').values(enrolled).onConflict((c) => c.column('id').doNothing()).execute();
  const point = await startPoint({
    ...atStation,
    clock,
    hub: { client: () => (up ? (line satisfies LineClient) : null), pointId: () => STATION_ID },
    ...(options.folder ? { key: openStationKey(options.folder) } : {}),
  });
  const turn = (now: boolean) => {
    up = now;
    point.station.events.publish('hubLineChanged', { up });
  };
  return {
    point,
    hub,
    clock,
    line,
    cut: () => turn(false),
    mend: () => turn(true),
    drain: () => point.station.outbox.drain((events) => line.outbox.push({ events })),
    close: async () => {
      await point.close();
      await hub.close();
    },
  };
};
