/** The feed as it goes well: everything arrives, only news is fetched, nothing saved at the hub is forgotten. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readCards, readProviders } from '../../../electron/hosts/card-files.ts';
import { startHub, testProvider } from '../../support/hub.ts';
import { setClock } from '../../support/clock.ts';
import { testCard } from '../../support/cards.ts';
import { joined, joinHub, twoProviders, type Joined, type JoinedOptions } from './lines.ts';

let open: Joined[] = [];
const join1 = async (options: JoinedOptions = {}) => {
  const made = await joined(options);
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const made of open.splice(0)) await made.close();
  open = [];
});

describe('the feed', () => {
  test('brings every real card to an empty station', async () => {
    const cards = [...readCards('assets')];
    const line = await join1({ providers: readProviders('assets'), cards });
    const status = await line.refresh();
    expect(status).toMatchObject({ freshness: 'fresh', problem: null, cards: cards.length });
    expect(status.version).toBe(line.at.repository.version());
    expect(Object.keys(line.versions()).toSorted()).toEqual(cards.map((card) => card.id).toSorted());
    expect(await line.found('passi')).toBeGreaterThan(0);
  }, 60_000);

  test('applies a changed card, and its version grows', async () => {
    const line = await join1();
    const before = await line.refresh();
    await line.change('a-1', 'Sukunimen muutos');
    const after = await line.refresh();
    expect(line.versions()).toEqual({ 'a-1': 2, 'a-2': 1, 'b-1': 1, 'b-2': 1 });
    expect(after.version).toBeGreaterThan(before.version);
    expect(await line.found('sukunimen')).toBe(1);
    // The version that a visit may have been served by stays readable.
    const old = await line.point.advisors[0]!.client.cards.get({ id: 'a-1', version: 1 });
    expect(old).toMatchObject({ newest: false, card: { name: { fi: 'Kortti a-1' } } });
  });

  test('transfers nothing when there is nothing new, and only what is new otherwise', async () => {
    const line = await join1();
    await line.refresh();
    line.server.asked();
    await line.refresh();
    expect(line.server.asked()).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
    await line.change('b-2', 'Uusi nimi');
    await line.refresh();
    const asked = line.server.asked().map((path) => path.replace(/[0-9a-f]{64}\./, ''));
    expect(asked.filter((path) => path.startsWith('targets/'))).toEqual(['targets/cards/b/index.json', 'targets/cards/b/00000002.ndjson.zst']);
    expect(asked.filter((path) => path.includes('provider-a'))).toEqual([]);
  });

  test('waits for no other round: callers in between are served by one more', async () => {
    const line = await join1();
    await Promise.all([line.refresh(), line.refresh(), line.refresh(), line.refresh()]);
    expect(line.server.asked().filter((path) => path === 'metadata/timestamp.json')).toHaveLength(2);
  });

  test('publishes at the next start what was saved but not published when the hub died', async () => {
    const line = await join1();
    await line.refresh();
    const { db } = line.at.database;
    const card = { ...testCard('a-1', { providerId: 'a' }), version: 2, name: { fi: 'Tallennettu juuri ennen katkoa' } };
    await db.updateTable('card').set({ version: 2, json: JSON.stringify(card), in_feed: 0 }).where('id', '=', 'a-1').execute();
    await line.refresh();
    expect(line.versions()['a-1']).toBe(1);
    const again = await startHub({ folder: line.at.folder });
    await again.close();
    await line.refresh();
    expect(line.versions()['a-1']).toBe(2);
    expect(await line.found('katkoa')).toBe(1);
  });

  test('folds a hundred changes into one base, for stations that followed and for new ones alike', async () => {
    const line = await join1();
    await line.refresh();
    for (let round = 1; round <= 101; round++) await line.change('a-1', `Nimi ${round}`);
    expect(line.at.repository.listed('provider-a')).toEqual(['cards/a/index.json', 'cards/a/00000101.ndjson.zst', 'cards/a/00000102.ndjson.zst'].toSorted());
    expect((await line.refresh()).problem).toBeNull();
    expect(line.versions()).toEqual({ 'a-1': 102, 'a-2': 1, 'b-1': 1, 'b-2': 1 });
    const newcomer = await joinHub(line.at, line.server);
    await newcomer.station.feed!.refresh();
    const { db } = newcomer.station.deps;
    expect(db.all(db.q.selectFrom('card').select(['id', 'version']).orderBy('id'))).toEqual([
      { id: 'a-1', version: 102 },
      { id: 'a-2', version: 1 },
      { id: 'b-1', version: 1 },
      { id: 'b-2', version: 1 },
    ]);
    await newcomer.close();
  }, 60_000);

  test('brings a provider that joins later', async () => {
    const line = await join1();
    await line.refresh();
    const again = await startHub({ folder: line.at.folder, providers: [...twoProviders().providers, testProvider('c')], cards: [testCard('c-1', { providerId: 'c' })] });
    await again.close();
    expect(await line.refresh()).toMatchObject({ problem: null, cards: 5 });
  });
});

test('the feed is yellow after one day and red after seven, and the cards stay', async () => {
  const DAY = 86_400_000;
  const clock = setClock('2026-03-02T08:00:00.000Z');
  const line = await join1({ station: { clock } });
  expect((await line.status()).freshness).toBe('empty');
  const { verifiedAt } = await line.refresh();
  for (const [age, freshness] of [[DAY, 'fresh'], [DAY + 1, 'stale'], [7 * DAY, 'stale'], [7 * DAY + 1, 'old']] as const) {
    clock.set(new Date(Date.parse(verifiedAt!) + age).toISOString());
    expect(await line.status()).toMatchObject({ freshness, cards: 4 });
    expect(await line.found('kortti')).toBe(4);
  }
});

describe('notices', () => {
  const notice = { kind: 'disruption' as const, title: { fi: 'Häiriö' }, text: { fi: 'Järjestelmä ei toimi' }, cardIds: ['a-1'], forPublic: true };

  test('reach the station, come into force and go away by themselves', async () => {
    const clock = setClock('2026-03-02T08:00:00.000Z');
    const line = await join1({ clock, station: { clock } });
    const editor = await line.at.editorOf('a');
    await editor.feed.publishNotice({ commandId: line.at.commandId(), notice: { ...notice, from: '2026-03-02T09:00:00.000Z', until: '2026-03-02T10:00:00.000Z' } });
    await line.refresh();
    const desk = line.point.advisors[0]!.client;
    const shown = async () => (await desk.feed.notices()).map((row) => row.title.fi);
    expect(await shown()).toEqual([]);
    clock.set('2026-03-02T09:00:00.000Z');
    expect(await shown()).toEqual(['Häiriö']);
    clock.set('2026-03-02T09:59:59.999Z');
    expect(await shown()).toEqual(['Häiriö']);
    clock.set('2026-03-02T10:00:00.000Z');
    expect(await shown()).toEqual([]);
  });

  test('withdrawn are gone with the next round', async () => {
    const clock = setClock('2026-03-02T08:00:00.000Z');
    const line = await join1({ clock, station: { clock } });
    const editor = await line.at.editorOf('a');
    const { noticeId } = await editor.feed.publishNotice({ commandId: line.at.commandId(), notice: { ...notice, from: '2026-03-02T07:00:00.000Z', until: '2026-03-05T10:00:00.000Z' } });
    await line.refresh();
    const desk = line.point.advisors[0]!.client;
    expect(await desk.feed.notices()).toHaveLength(1);
    await editor.feed.withdrawNotice({ commandId: line.at.commandId(), noticeId });
    await line.refresh();
    expect(await desk.feed.notices()).toEqual([]);
  });
});

describe('daily work', () => {
  test('needs no key that was taken to its safe place', async () => {
    const line = await join1();
    await line.refresh();
    rmSync(join(line.at.folder, 'keys', 'offline'), { recursive: true });
    mkdirSync(join(line.at.folder, 'keys', 'offline'));
    await line.change('a-2', 'Ilman juuriavaimia');
    expect(await line.refresh()).toMatchObject({ problem: null });
    expect(line.versions()['a-2']).toBe(2);
  });
});
