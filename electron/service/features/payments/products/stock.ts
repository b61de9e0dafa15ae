/** Goods on the shelf: forms, maps, passes. Pieces go with a completed sale and come with a delivery or a count. */
import type { SaleLine } from '#shared/contract/payments/sales.ts';
import type { Read, Write } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';

const piecesOf = compiledOnce((q, param) => q.selectFrom('stock').select('pieces').where('product_id', '=', param('id')));
const draftLines = compiledOnce((q, param) => q.selectFrom('sale').select('lines').where('state', 'in', ['open', 'paying']).where('kind', '=', param('kind')).where('training', '=', 0));
const counted = compiledOnce((q, param) => q.selectFrom('product').select('stocked').where('id', '=', param('id')));

const put = compiledOnce((q, param) =>
  q
    .insertInto('stock')
    .values({ product_id: param('id'), pieces: param('pieces') })
    .onConflict((c) => c.column('product_id').doUpdateSet({ pieces: param('again') })),
);

/** Pieces on the shelf; 0 of what was never counted. */
export const stockOf = (db: Read, productId: string): number => db.first(piecesOf({ id: productId }))?.pieces ?? 0;

export const setStock = (db: Write, productId: string, pieces: number): void => void db.run(put({ id: productId, pieces, again: pieces }));

/** Pieces that no open sale of the point holds; a sale that is not finished keeps what is on it. */
export const freeStock = (db: Read, productId: string): number => {
  let held = 0;
  for (const { lines } of db.all(draftLines({ kind: 'sale' })))
    for (const line of JSON.parse(lines) as SaleLine[]) if (line.productId === productId) held += line.quantity;
  return stockOf(db, productId) - held;
};

/** Takes sold pieces off the shelf (`by` −1) or puts them back (`by` 1). What is in the customer's hand is gone whatever the count said. */
export const moveStock = (db: Write, lines: readonly Pick<SaleLine, 'productId' | 'kind' | 'quantity'>[], by: 1 | -1): void => {
  for (const { productId, kind, quantity } of lines) {
    if (productId === null || kind !== 'goods' || db.first(counted({ id: productId }))?.stocked !== 1) continue;
    setStock(db, productId, stockOf(db, productId) + by * quantity);
  }
};
