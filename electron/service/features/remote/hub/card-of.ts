/** What a session needs to know of its card, as the hub has it now. */
import type { ServiceCard } from '#shared/contract/cards.ts';
import type { HubDb, HubTransaction } from '../../../kernel/db-hub.ts';

/** Null for a card the hub does not have (any more). */
export const cardOf = async (db: HubDb | HubTransaction, cardId: string): Promise<Pick<ServiceCard, 'form' | 'needsIdentityCode'> | null> => {
  const row = await db.selectFrom('card').select('json').where('id', '=', cardId).executeTakeFirst();
  if (!row) return null;
  const { form, needsIdentityCode } = JSON.parse(row.json) as ServiceCard;
  return { ...(form ? { form } : {}), ...(needsIdentityCode === undefined ? {} : { needsIdentityCode }) };
};
