/** What a desk types, over all the cards that come along. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardOf, findCards } from '#service/features/cards/index.ts';
import type { CardFilters, SearchResult } from '#shared/contract/cards.ts';
import type { ContentLanguage } from '#shared/contract/words.ts';
import { indexOf, realCards, type SearchIndex } from '../../bench/search-index.ts';

let index: SearchIndex;
beforeAll(async () => {
  index = await indexOf(realCards());
}, 60_000);
afterAll(() => index.close());

const search = (words: string, filters: CardFilters = {}, language: ContentLanguage = 'fi', limit = 20): SearchResult => findCards(index.db, { words, language, filters, limit });
const first = (words: string) => search(words).rows[0];

describe('the card meant comes first', () => {
  test.each([
    ['national-ajokortti', 'ajokortti', 'ajokortin', 'ajokorttilupa', 'ajokorttia', 'ajokort', 'körkort', 'körkortet', 'driving licence', 'driving lic'],
    ['national-passi', 'passi', 'passin', 'passia', 'pass', 'passport', 'henkilökortin'],
    ['m2016-83', 'verokortti', 'verokortin', 'verokorttia', 'skattekort', 'tax card'],
    ['national-asumistuki', 'asumistuki', 'asumistukea', 'asumistuen', 'bostadsbidrag', 'housing allowance'],
  ])('%s', (id, ...asked) => {
    expect(asked.map((words) => [words, first(words)?.id])).toEqual(asked.map((words) => [words, id]));
  });

  test('a place in day care, though the cards call it otherwise', () => {
    const names = search('päivähoitopaikkaa').rows.map((row) => row.name);
    expect(names.slice(0, 8).filter((name) => /päivähoito|päiväkoti|varhaiskasvatus/iu.test(name)).length).toBeGreaterThanOrEqual(4);
  });

  test('a Finnish card for the Swedish word of its ontology', () => {
    expect(first('exportring')).toMatchObject({ id: 'm2016-1179', language: 'fi', why: { kind: 'synonym', term: 'exportring' } });
  });
});

describe('slips of the fingers', () => {
  test.each([
    ['ajokorrti', 'ajokortti', 'national-ajokortti'],
    ['ajokrotti', 'ajokortti', 'national-ajokortti'],
    ['pasi', 'passi', 'national-passi'],
    ['asumistuko', 'asumistuki', 'national-asumistuki'],
    ['paivahoito', 'päivähoito', 'c17528ad-8b66-4df1-b157-ebb56a2da083'],
    ['passprot', 'passport', 'national-passi'],
    ['bostadsbidarg', 'bostadsbidrag', 'national-asumistuki'],
  ])('%s is read as %s', (typed, meant, id) => {
    const result = search(typed);
    expect(result.correctedTo).toBe(meant);
    expect(result.rows.slice(0, 5).map((row) => [row.id, row.why.kind])).toContainEqual([id, 'spelling']);
  });

  test('a word that is right is left as it is', () => {
    for (const words of ['ajokortti', 'passi', 'rakennuslupa', 'library', 'bibliotek']) expect(search(words).correctedTo).toBeUndefined();
  });
});

describe('every row says why', () => {
  test.each([
    ['ajokortti', 'name', 'Ajokortti'],
    ['ajokortin', 'name', 'Ajokortti'],
    ['kortti', 'part', 'Verokortti'],
  ])('%s by %s', (words, kind, term) => {
    expect(search(words).rows.map((row) => row.why)).toContainEqual({ kind, term });
  });

  test('the word it names stands in the card', () => {
    for (const words of ['ajokortti', 'kortti', 'tuki', 'körkort', 'housing', 'lasten', 'asumistuko', 'kirjasto', 'laina', 'rakentaminen', 'work permit'])
      for (const row of search(words, {}, 'fi', 50).rows) {
        const card = JSON.stringify(cardOf(index.db, row.id)).toLowerCase();
        expect(card, `${words}: ${row.name} by ${row.why.kind}`).toContain(JSON.stringify(row.why.term.toLowerCase()).slice(1, -1));
      }
  });
});

describe('filters', () => {
  test('narrow alone', () => {
    const all = realCards();
    expect(search('', { providerId: 'kela' }).total).toBe(all.filter((card) => card.providerId === 'kela').length);
    expect(search('', { act: 'DocumentReceived' }).total).toBe(all.filter((card) => card.acts.some((act) => act.act === 'DocumentReceived' && act.here)).length);
    const uri = all.flatMap((card) => card.lifeEvents)[0]?.uri ?? '';
    expect(search('', { lifeEvent: uri }).total).toBe(all.filter((card) => card.lifeEvents.some((term) => term.uri === uri)).length);
  });

  test('combine with one another and with words', () => {
    const cards = new Map(realCards().map((card) => [card.id, card]));
    const wide = search('tuki', {}, 'fi', 50).rows;
    const [someone] = wide.map((row) => cards.get(row.id)!).filter((card) => card.serviceClasses.length > 0);
    const filters: CardFilters = { providerId: someone!.providerId, serviceClass: someone!.serviceClasses[0]!.uri };
    const { rows } = search('tuki', filters, 'fi', 50);
    expect(rows.map((row) => row.id)).toContain(someone!.id);
    for (const row of rows) {
      expect(row.providerId).toBe(filters.providerId);
      expect(cards.get(row.id)!.serviceClasses.map((term) => term.uri)).toContain(filters.serviceClass);
    }
    expect(search('tuki', { ...filters, providerId: 'poliisi' }, 'fi', 50).rows.filter((row) => row.providerId !== 'poliisi')).toEqual([]);
  });

  test('a life event no card has leaves nothing, and does not respell', () => {
    expect(search('passi', { lifeEvent: 'urn:no-such-event' })).toEqual({ rows: [], total: 0 });
  });
});

test('without words those with instructions come first', () => {
  const { rows, total } = search('', {}, 'fi', 50);
  expect(total).toBe(realCards().length);
  const flags = rows.map((row) => row.hasInstructions);
  expect(flags).toEqual(flags.toSorted((a, b) => Number(b) - Number(a)));
  expect(flags.filter(Boolean)).toHaveLength(realCards().filter((card) => card.steps.length > 0).length);
});

test('the asked language, and where a card lacks it the one it is shown in', () => {
  expect(search('passi', {}, 'sv').rows[0]).toMatchObject({ id: 'national-passi', language: 'sv' });
  expect(search('starttiraha', {}, 'sv').rows[0]).toMatchObject({ id: 'm2016-1106', language: 'fi', name: 'Starttiraha' });
});

test.each([
  '"', '""""', "'; DROP TABLE card; --", 'AND', 'OR NOT', 'NEAR(', 'NEAR("a" "b", 5)', 'name:passi', '{name text}: passi', '^passi', 'passi*', '*', '-passi', 'a AND', '(', '()'.repeat(100), '🙂🙃', 'passi🙂', '\u0000', 'جواز سفر',
  'שלום passi', '\u202epassi', 'a\u0308\u0308\u0308', 'İstanbul ẞ', '\ue000abc', 'x'.repeat(200), 'a b c d e f g h i j k l m n o p q r s t u v w x y z', 'ä'.repeat(200), '\u{10ffff}', '%_', '\\',
])('%j is only words', (words) => {
  const result = search(words.slice(0, 200));
  expect(result.rows.length).toBeLessThanOrEqual(20);
  expect(result.total).toBeGreaterThanOrEqual(result.rows.length);
});
