/** A point for benchmarks: the real station on a file, by the wall clock, open around the clock, with many desks. */
import { createRouterClient, type RouterClient } from '@orpc/server';
import { join } from 'node:path';
import { wallClock } from '#service/kernel/clock.ts';
import { openStationDatabase } from '#service/kernel/db.ts';
import { systemRandom, ulids } from '#service/kernel/ids.ts';
import { silentLog } from '#service/kernel/log.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import { createStation, type Station } from '#service/station.ts';
import type { StationTables } from '#service/tables/station.ts';
import { cardTerminals } from '#transport/card-terminal/terminals.ts';
import { openStationKey } from '../../electron/hosts/station-key.ts';
import { TEST_PIN, testGroups, testSettings } from './station.ts';

const ids = ulids();

export const command = () => ({ commandId: ids.next() });

export interface BenchPoint {
  station: Station;
  terminal: RouterClient<Station['router']>;
  groupIds: string[];
  /** Each with its own device, advisor and open desk. */
  desks: { deskId: string; client: RouterClient<Station['router']> }[];
  close: () => Promise<void>;
}

const allWeek = { week: Array.from({ length: 7 }, () => [{ opens: '00:00', closes: '24:00' }]), exceptions: [] };

/** Opens `count` desks, all for every group. Nobody waits. */
export const benchPoint = async (folder: string, count: number): Promise<BenchPoint> => {
  const db = openStationDatabase<StationTables>(join(folder, 'station.sqlite'));
  migrate(db.raw, stationMigrations);
  const station = await createStation({
    db,
    clock: wallClock(),
    ids: ulids(),
    random: systemRandom(),
    log: silentLog(),
    zone: 'Europe/Helsinki',
    version: '0.1.0',
    address: () => 'http://127.0.0.1:4310',
    printer: { print: async () => 'printed' },
    cardTerminals: cardTerminals((bytes) => systemRandom().bytes(bytes)),
    coSigner: null,
    hub: { client: () => null, pointId: () => null },
    key: openStationKey(folder),
    feed: null,
  });
  const as = (kind: 'advisor' | 'terminal', deviceId: string) => createRouterClient(station.router, { context: { caller: { deviceId, kind, deskId: null } } });
  const first = as('advisor', 'device-1');
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await first.point.setUp({ ...command(), settings: { ...testSettings, hours: allWeek }, desks: numbers.map((number) => ({ number, name: '' })), groups: testGroups, advisor: { name: 'Advisor 1', pin: TEST_PIN } });
  const [administrator] = await first.point.signInNames();
  await first.point.signIn({ ...command(), advisorId: administrator!.id, pin: TEST_PIN });
  const deskIds = (await first.point.desks()).map((desk) => desk.id);
  const groupIds = (await first.queue.groups()).map((group) => group.id);
  const desks = [{ deskId: deskIds[0]!, client: first }];
  for (const number of numbers.slice(1)) {
    const client = as('advisor', `device-${number}`);
    const made = await first.point.saveAdvisor({ ...command(), name: `Advisor ${number}`, role: 'advisor', active: true, pin: TEST_PIN });
    await client.point.signIn({ ...command(), advisorId: made.id, pin: TEST_PIN });
    desks.push({ deskId: deskIds[number - 1]!, client });
  }
  for (const { deskId, client } of desks) await client.queue.openDesk({ ...command(), deskId, groupIds });
  return { station, terminal: as('terminal', 'terminal'), groupIds, desks, close: () => db.close() };
};
