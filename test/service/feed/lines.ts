/** A hub and a station joined by the feed, with whatever a test puts between them. */
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import type { FeedStatus } from '#shared/contract/feed.ts';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { createTufTaker } from '#service/features/feed/index.ts';
import { serveFeedFolder, startHub, testProvider, type FeedServer, type TestHub, type TestHubOptions } from '../../support/hub.ts';
import { startPoint, type TestPoint, type TestStationOptions } from '../../support/station.ts';
import { testCard } from '../../support/cards.ts';

export interface Joined {
  at: TestHub;
  server: FeedServer;
  point: TestPoint;
  /** Asks the hub for news and tells how the feed stands. */
  refresh: () => Promise<FeedStatus>;
  status: () => Promise<FeedStatus>;
  /** The versions of the cards the station has, by id. */
  versions: () => Record<string, number>;
  /** How many cards a search for the words finds. */
  found: (words: string) => Promise<number>;
  /** Kinds of refusal in the audit trail, oldest first. */
  audited: () => string[];
  /** Publishes a next version of a card with its Finnish name changed. */
  change: (cardId: string, name: string) => Promise<void>;
  close: () => Promise<void>;
}

export interface JoinedOptions extends TestHubOptions {
  station?: TestStationOptions;
  fetchTimeoutMs?: number;
}

/** Two providers with two cards each, unless others are given. */
export const twoProviders = (): Required<Pick<TestHubOptions, 'providers' | 'cards'>> => ({
  providers: ['a', 'b'].map(testProvider),
  cards: ['a-1', 'a-2', 'b-1', 'b-2'].map((id) => testCard(id, { providerId: id[0]!, name: { fi: `Kortti ${id}` } })),
});

export const joinHub = async (at: TestHub, server: FeedServer, options: Pick<JoinedOptions, 'station' | 'fetchTimeoutMs'> = {}): Promise<TestPoint> =>
  startPoint({
    desks: 1,
    ...options.station,
    feed: (deps, keepers) => {
      const folder = join(options.station?.folder ?? at.folder, `station-feed-${deps.ids.next()}`);
      mkdirSync(folder, { recursive: true });
      return createTufTaker(deps, { address: server.address, folder, pinnedRoot: at.root, fetchTimeoutMs: options.fetchTimeoutMs ?? 5_000, keepers });
    },
  });

export const joined = async (options: JoinedOptions = {}): Promise<Joined> => {
  const at = await startHub({ ...twoProviders(), ...options });
  const server = await serveFeedFolder(at.feedFolder);
  const point = await joinHub(at, server, options);
  const { db } = point.station.deps;
  const desk = point.advisors[0]!.client;
  const status = () => desk.feed.status();
  return {
    at,
    server,
    point,
    status,
    refresh: async () => {
      await point.station.feed!.refresh();
      return status();
    },
    versions: () => Object.fromEntries(db.all(db.q.selectFrom('card').select(['id', 'version']).orderBy('id')).map((row) => [row.id, row.version])),
    found: async (words) => (await desk.cards.search({ words, language: 'fi' })).total,
    audited: () =>
      db
        .all(db.q.selectFrom('audit').select('detail').where('action', '=', 'feed.refused').orderBy('sequence'))
        .map((row) => String((JSON.parse(row.detail) as { kind: string }).kind)),
    change: async (cardId, name) => {
      const row = await at.database.db.selectFrom('card').select('json').where('id', '=', cardId).executeTakeFirstOrThrow();
      const card = JSON.parse(row.json) as ServiceCard;
      const editor = await at.editorOf(card.providerId);
      await editor.cards.publish({ commandId: at.commandId(), card: { ...card, name: { ...card.name, fi: name } }, basedOnVersion: card.version, changeNote: { fi: 'Nimi muuttui' } });
    },
    close: async () => {
      await point.close();
      await server.close();
      await at.close();
    },
  };
};
