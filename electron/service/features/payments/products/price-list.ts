/** The price list as the desk asks for it. */
import type { Payee, Product } from '#shared/contract/payments/words.ts';
import type { PricedProduct } from '#shared/contract/payments/procedures.ts';
import { priceOn } from '#shared/domain/price-on.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';

const payeeRow = compiledOnce((q, param) => q.selectFrom('payee').select('json').where('provider_id', '=', param('id')));
const payeeByIban = compiledOnce((q, param) => q.selectFrom('payee').select('json').where('iban', '=', param('iban')));
const productRow = compiledOnce((q, param) => q.selectFrom('product').select(['json', 'withdrawn']).where('id', '=', param('id')));

// Rows were checked against their shapes when they were applied.
const payeeIn = (json: string): Payee => JSON.parse(json);
const productIn = (json: string): Product => JSON.parse(json);

/** Whose money it is, or null for a provider that takes none at the desks. */
export const payeeOf = (db: Read, providerId: string): Payee | null => {
  const row = db.first(payeeRow({ id: providerId }));
  return row ? payeeIn(row.json) : null;
};

/** Everyone whose money the point takes. */
export const payees = (db: Read): Payee[] => db.all(db.q.selectFrom('payee').select('json').orderBy('provider_id')).map((row) => payeeIn(row.json));

/** The payee with the account; `iban` without blanks. */
export const payeeWithIban = (db: Read, iban: string): Payee | null => {
  const row = db.first(payeeByIban({ iban }));
  return row ? payeeIn(row.json) : null;
};

/** A product that may still be sold, or null. */
export const productOf = (db: Read, id: string): Product | null => {
  const row = db.first(productRow({ id }));
  return row && row.withdrawn === 0 ? productIn(row.json) : null;
};

const stockByProduct = (db: Read): Map<string, number> => new Map(db.all(db.q.selectFrom('stock').selectAll()).map((row) => [row.product_id, row.pieces]));

const priced = (db: Read, products: readonly Product[], date: string): PricedProduct[] => {
  const payeeById = new Map(db.all(db.q.selectFrom('payee').selectAll()).map((row) => [row.provider_id, payeeIn(row.json)]));
  const stock = stockByProduct(db);
  return products.flatMap((product) => {
    const payee = payeeById.get(product.providerId);
    const cents = priceOn(product, date);
    return payee === undefined || cents === null ? [] : [{ product, payee, cents, stock: product.stocked ? (stock.get(product.id) ?? 0) : null }];
  });
};

const onSale = (db: Read) => db.q.selectFrom('product').where('product.withdrawn', '=', 0);

/** Products of a card: those that name it first before those that only also offer it. */
const ofCard = (db: Read, cardId: string): Product[] =>
  db
    .all(onSale(db).innerJoin('card_product', 'card_product.product_id', 'product.id').select('product.json').where('card_product.card_id', '=', cardId).orderBy('card_product.position').orderBy('product.id'))
    .map((row) => productIn(row.json));

const withGtin = (db: Read, gtin: string): Product[] => db.all(onSale(db).select('json').where('gtin', '=', gtin).orderBy('id')).map((row) => productIn(row.json));

/** Letters from which a part is sought inside words as well. */
const WITHIN = 3;

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every typed word begins a word of the name in some language, or is three letters or more of one: `kartta` finds Kaupunkikartta. */
const named = (product: Product, typed: string): boolean => {
  const words = folded(Object.values(product.name).join(' ')).split(/[^\p{L}\p{N}]+/u);
  return folded(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part) || (part.length >= WITHIN && word.includes(part))));
};

const all = (db: Read): Product[] => db.all(onSale(db).select('json').orderBy('provider_id').orderBy('id')).map((row) => productIn(row.json));

/** Products with a price on `date`: of a card (its common fee first), of a scanned GTIN, by words, or all. */
export const priceList = (db: Read, asked: { cardId?: string | undefined; text?: string | undefined }, date: string): PricedProduct[] => {
  const text = asked.text?.trim() ?? '';
  const among = asked.cardId === undefined ? (/^\d{8,14}$/.test(text) ? withGtin(db, text) : all(db)) : ofCard(db, asked.cardId);
  const found = text === '' || /^\d{8,14}$/.test(text) ? among : among.filter((product) => named(product, text));
  return priced(db, found, date);
};

/** What the point counts, withdrawn goods that are still on the shelf included. */
export const stockList = (db: Read, date: string): PricedProduct[] => {
  const rows = db.all(db.q.selectFrom('product').leftJoin('stock', 'stock.product_id', 'product.id').select(['product.json', 'product.withdrawn', 'stock.pieces']).where('product.stocked', '=', 1).orderBy('product.provider_id').orderBy('product.id'));
  return priced(db, rows.filter((row) => row.withdrawn === 0 || (row.pieces ?? 0) !== 0).map((row) => productIn(row.json)), date);
};
