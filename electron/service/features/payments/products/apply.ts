/** A provider's verified price list from the feed into the point's tables. */
import * as z from 'zod';
import { Payee, Product } from '#shared/contract/payments/words.ts';
import { readFinnishIban } from '#shared/domain/iban.ts';
import type { Act, Write } from '../../../kernel/acts.ts';
import type { StationEvents } from '../../../station-events.ts';
import { FeedRefused } from '../../feed/index.ts';

const Line = z.union([z.object({ payee: Payee }), z.object({ product: Product })]);

interface PriceList {
  payee: Payee | null;
  products: Map<string, Product>;
}

/** Lines checked against their shapes. A line of another provider is that provider's money or goods being written from a foreign path. */
const readList = (providerId: string, lines: Iterable<unknown>): PriceList => {
  const list: PriceList = { payee: null, products: new Map() };
  for (const raw of lines) {
    const read = Line.safeParse(raw);
    if (!read.success) throw new FeedRefused('broken', `a line of ${providerId}'s price list is not a payee or a product`);
    const line = read.data;
    const owner = 'payee' in line ? line.payee.providerId : line.product.providerId;
    if (owner !== providerId) throw new FeedRefused('foreignPath', `${providerId} wrote a price list line of another provider`);
    if ('product' in line) list.products.set(line.product.id, line.product);
    else if (readFinnishIban(line.payee.iban).ok) list.payee = line.payee;
    else throw new FeedRefused('broken', `the account of ${providerId} is not a Finnish IBAN`);
  }
  if (list.payee === null && list.products.size > 0) throw new FeedRefused('broken', `${providerId} sells without saying whose account the money goes to`);
  return list;
};

/** A product's id belongs to who had it first, as a card's does. */
const refuseTakenOver = (db: Write, providerId: string, ids: Iterable<string>): void => {
  const owner = db.prepare('SELECT provider_id FROM product WHERE id = ?').pluck();
  for (const id of ids) {
    const before: unknown = owner.get(id);
    if (before !== undefined && before !== providerId) throw new FeedRefused('foreignPath', `${providerId} wrote the product ${id} of another provider`);
  }
};

const putProduct = (db: Write, product: Product): void => {
  const columns = { version: product.version, gtin: product.gtin ?? null, stocked: product.stocked ? 1 : 0, withdrawn: 0, json: JSON.stringify(product) } as const;
  db.run(
    db.q
      .insertInto('product')
      .values({ id: product.id, provider_id: product.providerId, ...columns })
      .onConflict((c) => c.column('id').doUpdateSet(columns)),
  );
  db.run(db.q.deleteFrom('card_product').where('product_id', '=', product.id));
  const cardIds = [...new Set(product.cardIds)];
  for (const [position, cardId] of cardIds.entries()) db.run(db.q.insertInto('card_product').values({ card_id: cardId, product_id: product.id, position }));
};

/**
 * Puts a provider's list in place of the former one. What it does not hold any more is withdrawn, not removed: its
 * stock and the receipts that name it stay. Throws `FeedRefused`, and then nothing has changed.
 */
export const applyProducts = (act: Act<StationEvents>, providerId: string, lines: Iterable<unknown>): void => {
  const { payee, products } = readList(providerId, lines);
  refuseTakenOver(act, providerId, products.keys());
  if (payee) {
    const columns = { iban: payee.iban.replace(/\s/g, ''), json: JSON.stringify(payee) };
    act.run(act.q.insertInto('payee').values({ provider_id: providerId, ...columns }).onConflict((c) => c.column('provider_id').doUpdateSet(columns)));
  }
  act.run(act.q.updateTable('product').set({ withdrawn: 1 }).where('provider_id', '=', providerId));
  for (const product of products.values()) putProduct(act, product);
  act.record({ kind: 'prices.applied', subjectId: providerId, data: { products: products.size } });
};
