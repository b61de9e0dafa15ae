/** The demo's cash desk: example prices at the hub, and at the point a register for each desk with some goods on the shelf. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Payee, Product } from '#shared/contract/payments/words.ts';
import { changeStock, saveRegister } from '#service/features/payments/index.ts';
import { savePayee, saveProduct } from '#service/features/payments/hub.ts';
import { deskList } from '#service/features/point/index.ts';
import type { Hub } from '#service/hub.ts';
import type { Station } from '#service/station.ts';

const Line = z.union([z.object({ payee: Payee }), z.object({ product: Product.omit({ version: true }) })]);

const PIECES = 25;
const DEMO = { caller: { deviceId: 'station' }, advisor: null, procedure: 'demo' } as const;

/** Saves the example price list as if its providers had published it, once: prices that someone has set stay. */
export const makeDemoPrices = async ({ deps, publisher }: Pick<Hub, 'deps' | 'publisher'>, assetsDir: string): Promise<void> => {
  const file = join(assetsDir, 'products', 'prices.ndjson');
  const { db, clock } = deps;
  if (!existsSync(file) || (await db.selectFrom('payee').select('provider_id').limit(1).executeTakeFirst())) return;
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => Line.parse(JSON.parse(line)));
  const known = new Set((await db.selectFrom('provider').select('id').execute()).map((row) => row.id));
  const editor = await db.selectFrom('editor').select('id').orderBy('id').limit(1).executeTakeFirst();
  await db.transaction().execute(async (tx) => {
    for (const line of lines) {
      if ('payee' in line) {
        if (known.has(line.payee.providerId)) await savePayee(tx, { ...line.payee, fees: { perReceiptCents: 0, share: 0 } }, clock.now());
        continue;
      }
      const { providerId, ...product } = line.product;
      if (known.has(providerId)) await saveProduct(tx, product, providerId, editor?.id ?? 'demo', clock.now());
    }
  });
  await publisher.publishWaiting();
};

/** A register for each desk, once, and pieces of the goods that the feed has brought and nobody has counted. */
export const makeDemoTills = async ({ deps }: Station): Promise<void> => {
  await deps.acts.act(DEMO, (act) => {
    const known = act.first(act.q.selectFrom('register').select('id').limit(1)) !== undefined;
    if (!known)
      for (const { id, number } of deskList(act)) saveRegister(act, { name: `Kassa ${number}`, deskIds: [id], active: true, blindCount: false, printer: { kind: 'none' }, terminal: { kind: 'manual' } }, undefined);
    const goods = act.all(act.q.selectFrom('product').leftJoin('stock', 'stock.product_id', 'product.id').select('product.id').where('product.stocked', '=', 1).where('product.withdrawn', '=', 0).where('stock.pieces', 'is', null));
    for (const { id } of goods) changeStock(act, id, { kind: 'received', pieces: PIECES });
  });
};
