/** Payees and products at the hub: what a provider sells, who gets the money, and each version that was published. */
import type { FeeRule, SettledPayee } from '#shared/contract/payments/settlement.ts';
import type { Payee, Product } from '#shared/contract/payments/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField } from '../../../kernel/errors.ts';
import { checkAccount } from './collector.ts';

type Reading = Pick<HubTransaction, 'selectFrom'>;

export const payeeList = async (db: Reading, own: string | null): Promise<SettledPayee[]> => {
  const rows = await db.selectFrom('payee').select(['json', 'fees']).$if(own !== null, (q) => q.where('provider_id', '=', own ?? '')).orderBy('provider_id').execute();
  return rows.map((row) => ({ ...(JSON.parse(row.json) as Payee), fees: JSON.parse(row.fees) as FeeRule }));
};

/** The account that money goes to from now on; what was settled keeps the one it was settled for. */
export const savePayee = async (tx: HubTransaction, { fees, ...payee }: SettledPayee, now: string): Promise<SettledPayee> => {
  if (!(await tx.selectFrom('provider').select('id').where('id', '=', payee.providerId).executeTakeFirst())) throw badField('payee.providerId', 'notFound');
  checkAccount(payee, 'payee');
  // A payee's account is on bank bar codes, which hold Finnish ones alone.
  if (!payee.iban.startsWith('FI')) throw badField('payee.iban', 'notFinnish');
  if (!payee.name.fi && !payee.name.sv && !payee.name.en) throw badField('payee.name', 'missing');
  const before = await tx.selectFrom('payee').select('version').where('provider_id', '=', payee.providerId).executeTakeFirst();
  const values = { json: JSON.stringify(payee), fees: JSON.stringify(fees), version: (before?.version ?? 0) + 1, saved_at: now, in_feed: 0 };
  await tx.insertInto('payee').values({ provider_id: payee.providerId, ...values }).onConflict((c) => c.column('provider_id').doUpdateSet(values)).execute();
  return { ...payee, fees };
};

export const productList = async (db: Reading, own: string | null): Promise<Product[]> =>
  (await db.selectFrom('product').select('json').$if(own !== null, (q) => q.where('provider_id', '=', own ?? '')).orderBy('provider_id').orderBy('id').execute()).map((row) => JSON.parse(row.json) as Product);

/**
 * Saves the next version of a provider's product; the feed gets it once the publisher has been by. Throws `BAD_INPUT`
 * for another provider's id, a product without name, two prices from one day, or a tax on a fee under public law.
 */
export const saveProduct = async (tx: HubTransaction, asked: Omit<Product, 'version' | 'providerId'>, providerId: string, editorId: string, now: string): Promise<Product> => {
  const before = await tx.selectFrom('product').select(['version', 'provider_id']).where('id', '=', asked.id).executeTakeFirst();
  if (before && before.provider_id !== providerId) throw badField('product.id', 'notOffered');
  if (!asked.name.fi && !asked.name.sv && !asked.name.en) throw badField('product.name', 'missing');
  if (new Set(asked.prices.map((price) => price.from)).size !== asked.prices.length) throw badField('product.prices', 'sameDay');
  if (!(await tx.selectFrom('payee').select('provider_id').where('provider_id', '=', providerId).executeTakeFirst())) throw badField('product.id', 'noPayee');
  const product: Product = { ...asked, providerId, version: (before?.version ?? 0) + 1, prices: asked.prices.toSorted((a, b) => a.from.localeCompare(b.from)) };
  const json = JSON.stringify(product);
  const values = { version: product.version, json, published_at: now, in_feed: 0 };
  await tx.insertInto('product').values({ id: product.id, provider_id: providerId, ...values }).onConflict((c) => c.column('id').doUpdateSet(values)).execute();
  await tx.insertInto('product_edition').values({ id: product.id, version: product.version, json, editor_id: editorId, published_at: now }).execute();
  return product;
};
