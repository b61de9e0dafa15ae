/** A station's own database with its search index, in a folder of its own; the same code that the application runs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { applyCards, applyWords, putProviders } from '#service/features/cards/index.ts';
import type { StationDb } from '#service/kernel/acts.ts';
import { openStationDatabase } from '#service/kernel/db.ts';
import { migrate } from '#service/kernel/db-migrate.ts';
import { stationMigrations } from '#service/migrations/station/index.ts';
import type { StationTables } from '#service/tables/station.ts';
import type { Provider, ServiceCard } from '#shared/contract/cards.ts';
import { readCards, readProviders, searchWords } from '../../electron/hosts/card-files.ts';

export const assetsDir = resolve(import.meta.dirname, '../../assets');

export const realCards = (): ServiceCard[] => [...readCards(assetsDir)];
export const realProviders = (): Provider[] => readProviders(assetsDir);

export interface SearchIndex {
  db: StationDb;
  file: string;
  /** Milliseconds that applying the cards took. */
  applyMs: number;
  close(): Promise<void>;
}

/** Cards a segment of the feed brings at once. */
const SEGMENT = 10_000;

/** Applies the words of the feed, then the cards, as the station does. */
export const indexOf = async (cards: readonly ServiceCard[], options: { words?: boolean; providers?: readonly Provider[] } = {}): Promise<SearchIndex> => {
  const folder = mkdtempSync(join(tmpdir(), 'onedoor-search-'));
  const file = join(folder, 'station.sqlite');
  const db = openStationDatabase<StationTables>(file);
  migrate(db.raw, stationMigrations);
  await db.write((write) => {
    if (options.words !== false) applyWords(write, searchWords(assetsDir));
    putProviders(write, options.providers ?? realProviders());
  });
  const started = performance.now();
  for (let from = 0; from < cards.length; from += SEGMENT) await db.write((write) => void applyCards(write, cards.slice(from, from + SEGMENT)));
  return {
    db,
    file,
    applyMs: performance.now() - started,
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
