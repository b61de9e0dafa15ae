/** What is found follows the cards at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { applyCards, applyWords, createWordMemory, indexMore, isIndexWhole, removeCards } from '#service/features/cards/index.ts';
import { putCards, testCard } from '../../support/cards.ts';
import { startPoint, startStation, type TestPoint } from '../../support/station.ts';

let point: TestPoint;
beforeEach(async () => {
  point = await startPoint({ desks: 1 });
});
afterEach(() => point.close());

const found = async (words: string) => (await point.advisors[0]!.client.cards.search({ words, language: 'fi' })).rows.map((row) => row.id);
const write = (job: Parameters<typeof point.station.deps.db.write>[0]) => point.station.deps.db.write(job);

test('a changed card is found by its new word and no longer by the old one', async () => {
  await putCards(point, [testCard('a', { name: { fi: 'Kalastuslupa' } }), testCard('b', { name: { fi: 'Metsästyskortti' } })]);
  expect(await found('kalastuslupa')).toEqual(['a']);
  await putCards(point, [testCard('a', { version: 2, name: { fi: 'Uistelumaksu' } })]);
  expect(await found('uistelumaksu')).toEqual(['a']);
  expect(await found('kalastuslupa')).toEqual([]);
  expect(await found('metsästyskortti')).toEqual(['b']);
});

test('an older version coming late changes nothing', async () => {
  await putCards(point, [testCard('a', { version: 3, name: { fi: 'Uistelumaksu' } })]);
  await putCards(point, [testCard('a', { version: 2, name: { fi: 'Kalastuslupa' } })]);
  expect(await found('uistelumaksu')).toEqual(['a']);
  expect(await found('kalastuslupa')).toEqual([]);
});

test('a removed card is gone from rows and facets; another provider cannot remove it', async () => {
  await putCards(point, [testCard('a', { name: { fi: 'Kalastuslupa' } }), testCard('b', { name: { fi: 'Kalastuskortti' } })]);
  await write((db) => removeCards(db, ['a'], 'kela'));
  expect(await found('kalastuslupa')).toEqual(['a']);
  const { client } = point.advisors[0]!;
  expect((await client.cards.facets({ language: 'fi' })).providers).toEqual([{ value: 'poliisi', label: 'Poliisi', count: 2 }]);
  await write((db) => removeCards(db, ['a'], 'poliisi'));
  expect(await found('kalastuslupa')).not.toContain('a');
  expect((await client.cards.facets({ language: 'fi' })).providers).toEqual([{ value: 'poliisi', label: 'Poliisi', count: 1 }]);
});

test('facets count the acts done here, classes and life events, in the asked language', async () => {
  const serviceClasses = [{ uri: 'urn:class:1', label: { fi: 'Kalastus', sv: 'Fiske' } }];
  await putCards(point, [testCard('a', { serviceClasses }), testCard('b', { serviceClasses, acts: [{ act: 'PaymentReceived', here: false }] })]);
  const facets = await point.advisors[0]!.client.cards.facets({ language: 'sv' });
  expect(facets.serviceClasses).toEqual([{ value: 'urn:class:1', label: 'Fiske', count: 2 }]);
  expect(facets.acts).toContainEqual({ value: 'IdentityCheck', label: 'IdentityCheck', count: 1 });
  expect(facets.acts.map((facet) => facet.value)).not.toContain('PaymentReceived');
});

test('new words of the feed index the cards anew', async () => {
  await putCards(point, [testCard('a', { name: { fi: 'Hylkeenpyynti' }, languages: ['fi'] }), testCard('b', { name: { fi: 'Muu asia' } })]);
  expect(await found('sälfångst')).toEqual([]);
  await write((db) => applyWords(db, [{ lemma: 'hylkeenpyynti', parts: ['hylje', 'pyynti'], forms: ['hylkeenpyyntiä'] }, { fi: ['hylkeenpyynti'], sv: ['sälfångst'] }]));
  const [row] = (await point.advisors[0]!.client.cards.search({ words: 'sälfångst', language: 'sv' })).rows;
  expect(row).toMatchObject({ id: 'a', language: 'fi', why: { kind: 'synonym', term: 'Hylkeenpyynti' } });
  expect(await found('hylje')).toEqual(['a']);
  expect(await found('hylkeenpyyntiä')).toEqual(['a']);
});

test('new words reach many cards a few at a time, and go on where they stood after a kill', async () => {
  const cards = Array.from({ length: 600 }, (_, number) => testCard(`c${number}`, { name: { fi: `Hylkeenpyynti numero${number}` } }));
  await write((db) => applyCards(db, cards));
  await write((db) => applyWords(db, [{ lemma: 'hylkeenpyynti', parts: ['hylje', 'pyynti'] }]));
  const byPart = (db: typeof point.station.deps.db) => db.prepare(`SELECT count(*) FROM search_title WHERE search_title MATCH '"hylje"'`).pluck().get() as number;
  const reached = byPart(point.station.deps.db);
  expect(reached).toBeGreaterThan(0);
  expect(reached).toBeLessThan(cards.length);
  // Those whose turn has not come are found as before.
  expect(await found('numero599')).toEqual(['c599']);
  const again = await startStation({ folder: point.folder });
  const { db } = again.station.deps;
  const memory = createWordMemory();
  let rounds = 0;
  for (; !isIndexWhole(db); rounds += 1) await db.write((next) => indexMore(next, memory));
  expect(rounds).toBe(2);
  expect(byPart(db)).toBe(cards.length);
  expect(db.prepare('SELECT count(*) FROM search_card').pluck().get()).toBe(cards.length);
  await again.close();
});

test('words that cannot be read replace nothing', async () => {
  await write((db) => applyWords(db, [{ lemma: 'hylje', forms: ['hylkeen'] }]));
  await putCards(point, [testCard('a', { name: { fi: 'Hylje' } })]);
  await expect(write((db) => applyWords(db, [{ lemma: 'toinen' }, { lemma: 7 }]))).rejects.toThrow('lemma');
  expect(await found('hylkeen')).toEqual(['a']);
});

test('many cards at once are found as one by one', async () => {
  const cards = Array.from({ length: 600 }, (_, number) => testCard(`c${number}`, { name: { fi: `Palvelu numero${number}` } }));
  await write((db) => applyCards(db, cards));
  expect(await found('numero599')).toEqual(['c599']);
  expect((await point.advisors[0]!.client.cards.search({ words: '', language: 'fi' })).total).toBe(600);
});

test('cards that were there before the index are found after a start', async () => {
  const { folder } = point;
  const card = testCard('old', { name: { fi: 'Kalastuslupa' } });
  await write((db) => void db.run(db.q.insertInto('card').values({ id: card.id, provider_id: card.providerId, version: 1, json: JSON.stringify(card) })));
  point.station.deps.db.raw.exec("DELETE FROM search_state WHERE name = 'form'");
  expect(await found('kalastuslupa')).toEqual([]);
  const again = await startStation({ folder });
  expect(again.station.deps.db.raw.prepare('SELECT id FROM search_card').pluck().all()).toEqual(['old']);
  await again.close();
});
