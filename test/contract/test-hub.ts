/** A real hub over a database and a feed of its own, with a standing clock and counted ids. */
import { createRouterClient, type RouterClient } from '@orpc/server';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { createHub, seedCards, type Hub } from '#service/hub.ts';
import { openKeys } from '#service/features/feed/hub/keys.ts';
import { openRepository } from '#service/features/feed/hub/repository.ts';
import { openHeadKey } from '#service/features/payments/hub.ts';
import type { Caller } from '#service/kernel/access.ts';
import { openHubDatabase, type HubDatabase } from '#service/kernel/db-hub.ts';
import { silentLog, type Log } from '#service/kernel/log.ts';
import { hubMigrations } from '#service/migrations/hub/index.ts';
import { testCard } from '../support/cards.ts';
import { setClock, type SetClock } from '../support/clock.ts';
import { countedIds, seededRandom } from '../support/ids.ts';

export type HubClient = RouterClient<Hub['router']>;

export const TEST_PASSWORD = 'a-long-test-password';

export interface TestHub {
  hub: Hub;
  database: HubDatabase;
  clock: SetClock;
  folder: string;
  commandId: () => string;
  as: (kind: Caller['kind'], deviceId?: string) => HubClient;
  /** Who cuts a device's connection, once a server stands. */
  onCut: (cut: (deviceId: string) => void) => void;
  close: () => Promise<void>;
}

/** @param folder of an earlier hub to go on with; a new one when absent, removed at the end */
export const startHub = async (options: { folder?: string; log?: Log; idPrefix?: string; cards?: ServiceCard[] } = {}): Promise<TestHub> => {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'onedoor-hub-'));
  const clock = setClock();
  const prefix = options.idPrefix ?? '0';
  const database = openHubDatabase(join(folder, 'hub.sqlite'), hubMigrations);
  const repository = openRepository({ folder: join(folder, 'feed'), keys: openKeys(join(folder, 'keys')), clock });
  let cut: (deviceId: string) => void = () => undefined;
  const hub = createHub({
    db: database.db,
    clock,
    ids: countedIds(prefix),
    random: seededRandom(7),
    log: options.log ?? silentLog(),
    version: '0.1.0',
    address: () => 'http://127.0.0.1:4311',
    repository,
    heads: () => ({}),
    headKey: openHeadKey(join(folder, 'keys', 'journal-heads.pem')),
    cut: (deviceId) => cut(deviceId),
  });
  await seedCards(database.db, ['poliisi', 'kela'].map((id) => ({ id, name: { fi: id }, shortName: { fi: id } })), options.cards ?? [testCard('permit'), testCard('benefit', { providerId: 'kela' })]);
  const commands = countedIds(`C${prefix}`);
  return {
    hub,
    database,
    clock,
    folder,
    commandId: () => commands.next(),
    as: (kind, deviceId = `device-${kind}`) => createRouterClient(hub.router, { context: { caller: { deviceId, kind, deskId: null } } }),
    onCut: (given) => {
      cut = given;
    },
    close: async () => {
      await database.close();
      if (!options.folder) rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The first administrator, signed in on `device-portal`, and an editor of one provider, signed in on `device-editor`. */
export const staffHub = async (hub: TestHub): Promise<{ administrator: HubClient; editor: HubClient }> => {
  const administrator = hub.as('portal');
  const editor = hub.as('portal', 'device-editor');
  await administrator.portal.setUp({ commandId: hub.commandId(), name: 'Hallinta', password: TEST_PASSWORD });
  await administrator.portal.signIn({ commandId: hub.commandId(), name: 'Hallinta', password: TEST_PASSWORD });
  await administrator.portal.saveEditor({ commandId: hub.commandId(), name: 'Poliisi', role: 'editor', providerId: 'poliisi', active: true, password: TEST_PASSWORD });
  await editor.portal.signIn({ commandId: hub.commandId(), name: 'Poliisi', password: TEST_PASSWORD });
  return { administrator, editor };
};
