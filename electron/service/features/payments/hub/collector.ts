/** The one account that the desks' money comes to and is paid out from. */
import type { Collector } from '#shared/contract/payments/settlement.ts';
import { parseBusinessId } from '#shared/domain/business-id.ts';
import { isIban, readFinnishIban } from '#shared/domain/iban.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';

const ONLY = 'collector';

const isAccount = (iban: string) => isIban(iban) && (!iban.startsWith('FI') || readFinnishIban(iban).ok);

/** Throws `BAD_INPUT` for an account, bank or business id that cannot be; `at` is the field they stand in. */
export const checkAccount = (holder: { iban: string; bic?: string | undefined; businessId: string }, at: string): void => {
  if (!isAccount(holder.iban)) throw badField(`${at}.iban`, 'notValid');
  if (holder.bic !== undefined && !/^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(holder.bic)) throw badField(`${at}.bic`, 'notValid');
  if (!parseBusinessId(holder.businessId).ok) throw badField(`${at}.businessId`, 'notValid');
};

export const findCollector = async (db: Pick<HubTransaction, 'selectFrom'>): Promise<Collector | null> => {
  const row = await db.selectFrom('collector').select('json').where('name', '=', ONLY).executeTakeFirst();
  return row ? (JSON.parse(row.json) as Collector) : null;
};

/** Throws `CONFLICT` when nobody has said yet whose account it is. */
export const collectorOf = async (tx: HubTransaction): Promise<Collector> => {
  const found = await findCollector(tx);
  if (!found) throw new Refusal('CONFLICT', { reason: 'noCollector' });
  return found;
};

export const saveCollector = async (tx: HubTransaction, collector: Collector, now: string): Promise<Collector> => {
  checkAccount(collector, 'collector');
  const values = { json: JSON.stringify(collector), saved_at: now };
  await tx.insertInto('collector').values({ name: ONLY, ...values }).onConflict((c) => c.column('name').doUpdateSet(values)).execute();
  return collector;
};
