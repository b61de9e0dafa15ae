/**
 * The feed: a hundred thousand cards from an empty station to verified and searchable, beside the same cards inserted
 * bare and beside PouchDB's replication; and one changed card, from durable at the hub to found at the desk.
 */
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceCard } from '#shared/contract/cards.ts';
import { readCards, readProviders } from '../../electron/hosts/card-files.ts';
import { createTufTaker } from '#service/features/feed/index.ts';
import { saveEdition } from '#service/features/cards/hub.ts';
import { openDurable } from '#service/kernel/db.ts';
import { benchFolder } from '../support/bench-folder.ts';
import { aim, interleaved, median, perSecond, spread, type Bench } from '../support/bench-report.ts';
import { serveFeedFolder, startHub, testProvider, type FeedServer, type TestHub } from '../support/hub.ts';
import { startPoint } from '../support/station.ts';

const PROVIDERS = 30;

/** The real cards over and over under other names and providers: of the same length, never the same words in a name. */
const grown = (count: number): ServiceCard[] => {
  const real = [...readCards('assets')];
  return Array.from({ length: count }, (_, number) => {
    const card = real[number % real.length]!;
    const mark = `n${number.toString(36)}`;
    const name = Object.fromEntries(Object.entries(card.name).map(([language, text]) => [language, `${text} ${mark}`]));
    return { ...card, id: `grown-${number}`, providerId: `p${number % PROVIDERS}`, version: 1, name };
  });
};

interface PouchDb {
  bulkDocs(docs: object[]): Promise<unknown>;
  put(doc: object): Promise<unknown>;
  get(id: string): Promise<{ _rev: string }>;
  changes(options: object): { on(event: 'change', heard: (change: { id: string; changes: { rev: string }[] }) => void): { cancel(): void } };
  close(): Promise<void>;
}
interface Replication extends PromiseLike<unknown> {
  cancel(): void;
  on(event: string, heard: () => void): Replication;
}
type PouchClass = (new (name: string, options?: object) => PouchDb) & { replicate(from: PouchDb, to: PouchDb, options?: object): Replication };

interface OneStation {
  refresh: () => Promise<void>;
  search: (words: string) => Promise<number>;
  /** What was refused, in words; null when nothing was. */
  problem: () => Promise<string | null>;
  cards: () => Promise<number>;
  close: () => Promise<void>;
}

const station = async (folder: string, hub: TestHub, server: FeedServer): Promise<OneStation> => {
  mkdirSync(join(folder, 'feed'), { recursive: true });
  const point = await startPoint({ desks: 1, folder, feed: (deps, keepers) => createTufTaker(deps, { address: server.address, folder: join(folder, 'feed'), pinnedRoot: hub.root, keepers }) });
  const desk = point.advisors[0]!.client;
  return {
    refresh: async () => point.station.feed!.refresh(),
    search: async (words) => (await desk.cards.search({ words, language: 'fi' })).total,
    problem: async () => {
      const { problem } = await desk.feed.status();
      return problem === null ? null : `${problem.kind}: ${problem.detail}`;
    },
    cards: async () => (await desk.feed.status()).cards,
    close: point.close,
  };
};

export const bench: Bench = {
  name: 'feed',
  run: async ({ quick = false }) => {
    const count = quick ? 1_000 : 100_000;
    const loads = quick ? 1 : 3;
    const changes = quick ? 10 : 300;
    const folder = benchFolder();
    const cards = grown(count);
    const hub = await startHub({ folder: join(folder.path, 'hub'), providers: [...readProviders('assets'), ...Array.from({ length: PROVIDERS }, (_, number) => testProvider(`p${number}`))], cards });
    const server = await serveFeedFolder(hub.feedFolder);
    const errors: string[] = [];
    const Pouch = createRequire(import.meta.url)('pouchdb-node') as PouchClass;
    const source = new Pouch(join(folder.path, 'pouch-source'));
    for (let from = 0; from < count; from += 1_000) await source.bulkDocs(cards.slice(from, from + 1_000).map((card) => ({ _id: card.id, ...card })));

    const rates = { feed: [] as number[], bare: [] as number[], pouch: [] as number[] };
    let turn = 0;
    const loadFeed = async () => {
      const one = await station(join(folder.path, `station-${turn}`), hub, server);
      const began = performance.now();
      await one.refresh();
      const found = await one.search(cards[count - 1]!.name.fi ?? '');
      rates.feed.push(perSecond(count, performance.now() - began));
      const problem = await one.problem();
      if (problem !== null || (await one.cards()) !== count || found === 0) errors.push(`load ${turn}: ${problem ?? `${await one.cards()} cards, found ${found}`}`);
      await one.close();
    };
    const loadBare = async () => {
      const raw = openDurable(join(folder.path, `bare-${turn}.sqlite`));
      raw.exec('CREATE TABLE card (id TEXT PRIMARY KEY, provider_id TEXT NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL)');
      const insert = raw.prepare('INSERT INTO card VALUES (?, ?, ?, ?)');
      const began = performance.now();
      raw.transaction(() => {
        for (const card of cards) insert.run(card.id, card.providerId, card.version, JSON.stringify(card));
      })();
      rates.bare.push(perSecond(count, performance.now() - began));
      raw.close();
    };
    const loadPouch = async () => {
      const target = new Pouch(join(folder.path, `pouch-${turn}`));
      const began = performance.now();
      await Pouch.replicate(source, target, { batch_size: 500 });
      rates.pouch.push(perSecond(count, performance.now() - began));
      await target.close();
      turn += 1;
    };
    await interleaved(loads, [loadFeed, loadBare, loadPouch]);

    // One change at a time: durable at the hub → found by its new word at the desk.
    const live = await station(join(folder.path, 'station-live'), hub, server);
    await live.refresh();
    const follower = new Pouch(join(folder.path, 'pouch-live'));
    await Pouch.replicate(source, follower, { batch_size: 500 });
    const replication = Pouch.replicate(source, follower, { live: true, retry: true });
    replication.on('error', () => errors.push('the live replication failed'));
    const ours: number[] = [];
    const theirs: number[] = [];
    const changeFeed = async (number: number) => {
      const card = { ...cards[(number * 37) % count]!, version: number + 2, name: { fi: `Muutos uusisana${number}` } };
      await hub.database.db.transaction().execute((tx) => saveEdition(tx, card, null));
      const began = performance.now();
      await hub.hub.publisher.publishWaiting();
      await live.refresh();
      const found = await live.search(`uusisana${number}`);
      ours.push(performance.now() - began);
      if (found !== 1) errors.push(`change ${number}: found ${found}`);
    };
    const changePouch = async (number: number) => {
      const { id } = cards[(number * 37) % count]!;
      const { _rev } = await source.get(id);
      const arrived = new Promise<void>((done) => {
        const listening = follower.changes({ live: true, since: 'now' }).on('change', (change) => {
          if (change.id !== id) return;
          listening.cancel();
          done();
        });
      });
      await source.put({ ...cards[(number * 37) % count]!, _id: id, _rev, name: { fi: `Muutos ${number}` } });
      const began = performance.now();
      await arrived;
      theirs.push(performance.now() - began);
    };
    for (let number = 0; number < changes; number++) {
      await changeFeed(number);
      await changePouch(number);
    }
    replication.cancel();
    const [feed, bare, pouch] = [median(rates.feed), median(rates.bare), median(rates.pouch)];
    const [change, peer] = [spread(ours), spread(theirs)];
    await live.close();
    await follower.close();
    await source.close();
    await server.close();
    await hub.close();
    folder.remove();
    return {
      runs: loads,
      errors: errors.length,
      figures: { cards: count, cardsPerSecond: { feed: rates.feed, bareInserts: rates.bare, pouchReplication: rates.pouch }, changeMs: { feed: change, pouchLive: peer }, ...(errors.length > 0 ? { wrong: errors.slice(0, 10) } : {}) },
      aims: [
        aim('cards a second from an empty station to verified and searchable, over bare SQLite inserts', feed / bare, { atLeast: 0.33 }),
        aim('cards a second, over PouchDB replication without a search index', feed / pouch, { atLeast: 3 }),
        aim('p99 of one change from durable at the hub to found at the desk, over PouchDB live replication', change.p99 / peer.p99, { atMost: 0.5 }),
      ],
      notes: [
        'The feed goes over HTTP on this machine with every signature and digest checked, and both search indexes; PouchDB replicates between two LevelDB folders in one process, without HTTP, signatures or search.',
        'A change counts from the commit at the hub: signing and publishing are in the time. PouchDB counts from the answer to `put`.',
      ],
    };
  },
};
