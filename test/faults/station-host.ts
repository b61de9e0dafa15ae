/**
 * A station in a process of its own, to be killed: the real service over a WebSocket, without the door.
 * Arguments: the folder, then `before-commit` or `lax` for the two known-bad settings. Ends with its input.
 */
import { RPCHandler } from '@orpc/server/ws';
import { join } from 'node:path';
import { WebSocketServer } from 'ws';
import type { Caller } from '#service/kernel/access.ts';
import { wallClock } from '#service/kernel/clock.ts';
import { openStationDatabase } from '#service/kernel/db.ts';
import { systemRandom, ulids } from '#service/kernel/ids.ts';
import { createLog } from '#service/kernel/log.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import { createStation } from '#service/station.ts';
import type { StationTables } from '#service/tables/station.ts';
import { cardTerminals } from '#transport/card-terminal/terminals.ts';
import { openStationKey } from '../../electron/hosts/station-key.ts';
import { laxStore } from './lax-store.ts';

const [folder = '', setting = ''] = process.argv.slice(2);
const db = openStationDatabase<StationTables>(join(folder, 'station.sqlite'), { answer: setting === 'before-commit' ? 'before-commit' : 'after-commit' });
migrate(db.raw, stationMigrations);
const { router } = await createStation({
  db: setting === 'lax' ? laxStore(db) : db,
  clock: wallClock(),
  ids: ulids(),
  random: systemRandom(),
  log: createLog('error'),
  zone: 'Europe/Helsinki',
  version: '0.1.0',
  address: () => 'http://127.0.0.1',
  printer: { print: async () => 'printed' },
  cardTerminals: cardTerminals((count) => systemRandom().bytes(count)),
  coSigner: null,
  hub: { client: () => null, pointId: () => null },
  key: openStationKey(folder),
  feed: null,
});
const handler = new RPCHandler(router);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', (socket, request) => {
  const asked = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
  const kind: Caller['kind'] = asked.get('kind') === 'advisor' ? 'advisor' : 'terminal';
  void handler.upgrade(socket, { context: { caller: { deviceId: asked.get('device') ?? '', kind, deskId: null } } });
});
// Whoever started it holds its input open.
process.stdin.resume().on('end', () => process.exit());
server.on('listening', () => {
  const address = server.address();
  process.stdout.write(`${JSON.stringify({ port: typeof address === 'object' && address ? address.port : 0 })}\n`);
});
