/** Brings the cards and search words that come with OneDoor into the hub, and later only when those files have changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedCards, type Hub } from '#service/hub.ts';
import type { HubDb } from '#service/kernel/db-hub.ts';
import { readCards, readProviders, searchWords } from './card-files.ts';

const digestOf = (assetsDir: string): string => {
  const sum = createHash('sha256');
  for (const part of ['cards', 'search']) {
    const folder = join(assetsDir, part);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(nd)?json$/.test(name)) : [];
    for (const name of names.toSorted()) sum.update(name).update(readFileSync(join(folder, name)));
  }
  return sum.digest('hex');
};

/** Whether the hub has what was brought: data taken back to before it, or a feed lost, is brought its cards again. */
const stillThere = async (db: HubDb, hub: Hub): Promise<boolean> => hub.publisher.version() > 0 && (await db.selectFrom('card').select('id').limit(1).executeTakeFirst()) !== undefined;

/** `folder` is the hub's own; a file in it remembers the digest of what was brought. Reading every card at each start would take a second. */
export const bringFirstCards = async ({ db, hub, folder, assetsDir }: { db: HubDb; hub: Hub; folder: string; assetsDir: string }): Promise<void> => {
  const remembered = join(folder, 'first-cards.sha256');
  const digest = digestOf(assetsDir);
  if (existsSync(remembered) && readFileSync(remembered, 'utf8') === digest && (await stillThere(db, hub))) return;
  await seedCards(db, readProviders(assetsDir), readCards(assetsDir));
  await hub.publisher.publishWords(searchWords(assetsDir));
  await hub.publisher.publishWaiting();
  writeFileSync(`${remembered}.new`, digest);
  renameSync(`${remembered}.new`, remembered);
};
