/** The bank's file for settlements: made once for each, and given again as it was when asked for again. */
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { collectorOf } from './collector.ts';
import { creditTransferXml } from './credit-transfer.ts';
import { settlementsNow } from './settlements.ts';

export interface TransferAsked {
  id: string;
  settlementIds: readonly string[];
  executeOn: string;
  today: string;
  editorId: string;
  now: string;
}

/**
 * The file's name and text. A settlement goes out in one file only: another file with it is a `CONFLICT`, since the
 * bank would pay it twice. Throws `NOT_FOUND` for no such settlement and `BAD_INPUT` for one with nothing to pay or a
 * day that is past.
 */
export const transferFile = async (tx: HubTransaction, { id, settlementIds, executeOn, today, editorId, now }: TransferAsked): Promise<{ fileName: string; xml: string }> => {
  const ids = [...new Set(settlementIds)].toSorted();
  const asked = `${executeOn} ${ids.join(' ')}`;
  const nameOf = (fileId: string) => `pain.001-${fileId}.xml`;
  const before = await tx.selectFrom('transfer_file').select(['id', 'content']).where('asked', '=', asked).executeTakeFirst();
  if (before) return { fileName: nameOf(before.id), xml: before.content };
  if (executeOn < today) throw badField('executeOn', 'inPast');
  const collector = await collectorOf(tx);
  const settlements = (await settlementsNow(tx, { ids })).toReversed();
  if (settlements.length < ids.length) throw new Refusal('NOT_FOUND', { what: 'settlement' });
  if (settlements.some((one) => one.transferId !== null)) throw new Refusal('CONFLICT', { reason: 'alreadySent' });
  if (settlements.some((one) => one.payableCents <= 0)) throw badField('settlementIds', 'nothingToPay');
  if (settlements.some((one) => one.state === 'paid')) throw new Refusal('CONFLICT', { reason: 'alreadyPaid' });
  const transfers = settlements.map((one) => ({ paymentId: one.paymentId, cents: one.payableCents, payee: one.payee }));
  const xml = creditTransferXml({ messageId: id, madeAt: now, executeOn, collector, transfers });
  await tx.insertInto('transfer_file').values({ id, content: xml, asked, editor_id: editorId, made_at: now }).execute();
  await tx.updateTable('settlement').set({ transfer_id: id }).where('id', 'in', ids).execute();
  return { fileName: nameOf(id), xml };
};
