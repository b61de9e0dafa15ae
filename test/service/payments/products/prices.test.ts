/** The price list: by date, by card, by words and by a scanned code; brought by the signed feed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packLines, productsPath } from '#service/features/feed/segments.ts';
import { openRepository } from '#service/features/feed/hub/repository.ts';
import { CITY, PASSPORT, PHOTO_COPY, POLICE, startTill, putPrices, type TestTill } from '../../../support/till.ts';
import { joined, type Joined } from '../../feed/lines.ts';
import { testProvider } from '../../../support/hub.ts';

describe('the list', () => {
  let till: TestTill;
  beforeEach(async () => {
    till = await startTill();
  });
  afterEach(() => till.close());
  const ids = async (asked: Parameters<TestTill['cashier']['payments']['products']>[0]) => (await till.cashier.payments.products(asked)).map(({ product }) => product.id);

  it('is found by card, by words in any language and by a scanned code', async () => {
    expect(await ids({})).toEqual(['bussikortti', 'kartta', 'kopio', 'passi']);
    expect(await ids({ cardId: 'permit' })).toEqual(['passi']);
    expect(await ids({ text: 'stads' })).toEqual(['kartta']);
    expect(await ids({ text: 'CITY map' })).toEqual(['kartta']);
    expect(await ids({ text: '6414893400016' })).toEqual(['kartta']);
    expect(await ids({ text: '6414893400023' })).toEqual([]);
  });

  it('holds the price of the day', async () => {
    await putPrices(till, [{ ...PASSPORT, version: 2, prices: [{ from: '2026-01-01', cents: 5_600 }, { from: '2026-04-01', cents: 6_100 }], until: '2027-01-01' }], [POLICE]);
    const priceOn = async (date: string) => (await till.cashier.payments.products({ date, cardId: 'permit' })).map(({ cents }) => cents);
    expect(await priceOn('2026-03-31')).toEqual([5_600]);
    expect(await priceOn('2026-04-01')).toEqual([6_100]);
    expect(await priceOn('2025-12-31')).toEqual([]);
    expect(await priceOn('2027-01-01')).toEqual([]);
  });

  it('orders a card’s products by how much the card is theirs', async () => {
    const also = { ...PHOTO_COPY, version: 2, cardIds: ['other', 'permit'] };
    await putPrices(till, [also, PASSPORT]);
    expect(await ids({ cardId: 'permit' })).toEqual(['passi', 'kopio']);
    await putPrices(till, [{ ...also, cardIds: [] }, PASSPORT]);
    expect(await ids({ cardId: 'permit' })).toEqual(['passi']);
  });
});

describe('by the feed', () => {
  let line: Joined;
  beforeEach(async () => {
    line = await joined({ providers: ['poliisi', 'mikkeli'].map(testProvider), cards: [] });
    await line.at.hub.publisher.publishWaiting();
  });
  afterEach(() => line.close());
  /** Publishes lines as the provider's own role would sign them. */
  const publish = (providerId: string, lines: object[]) => {
    const repository = openRepository({ folder: line.at.feedFolder, keys: line.at.keys, clock: { now: () => new Date().toISOString() } });
    repository.publish([{ role: `provider-${providerId}`, put: [{ path: productsPath(providerId), bytes: packLines(lines) }] }]);
  };
  const products = async () => (await line.point.advisors[0]!.client.payments.products({})).map(({ product, payee }) => [product.id, product.version, payee.iban]);

  it('a whole list replaces the former one', async () => {
    publish('poliisi', [{ payee: POLICE }, { product: PASSPORT }]);
    expect((await line.refresh()).problem).toBeNull();
    expect(await products()).toEqual([['passi', 1, POLICE.iban]]);
    publish('poliisi', [{ payee: POLICE }, { product: { ...PASSPORT, id: 'henkilokortti' } }]);
    expect((await line.refresh()).problem).toBeNull();
    expect(await products()).toEqual([['henkilokortti', 1, POLICE.iban]]);
  });

  it.each([
    ['another provider’s product', [{ payee: POLICE }, { product: PHOTO_COPY }], 'foreignPath'],
    ['another provider’s account', [{ payee: CITY }], 'foreignPath'],
    ['a product that another provider had first', [{ payee: POLICE }, { product: { ...PASSPORT, id: 'kopio' } }], 'foreignPath'],
    ['a price that is no whole number of cents', [{ payee: POLICE }, { product: { ...PASSPORT, prices: [{ from: '2026-01-01', cents: 0.5 }] } }], 'broken'],
    ['an account that cannot exist', [{ payee: { ...POLICE, iban: 'FI2112345600000786' } }], 'broken'],
    ['goods without saying whose money it is', [{ product: PASSPORT }], 'broken'],
  ])('%s is refused, and the old list stays', async (_what, lines, kind) => {
    publish('mikkeli', [{ payee: CITY }, { product: PHOTO_COPY }]);
    await line.refresh();
    publish('poliisi', lines);
    expect((await line.refresh()).problem).toMatchObject({ kind });
    expect(await products()).toEqual([['kopio', 1, CITY.iban]]);
  });
});
