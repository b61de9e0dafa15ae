/** Settlements as they stand: made, sent to the bank, paid by its word. */
import type { Settlement } from '#shared/contract/payments/settlement.ts';
import type { Payee } from '#shared/contract/payments/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';

export interface SettlementNow extends Settlement {
  number: number;
  payee: Payee;
  transferId: string | null;
}

/** Paid is what the bank says: its rows together are the sum, no more and no less. */
const stateOf = (payableCents: number, bookedCents: number, transferId: string | null): Settlement['state'] => {
  if (bookedCents === -payableCents) return 'paid';
  return transferId === null ? 'made' : 'sent';
};

/** Settlements by number, newest first: of the payee named, or of those ids, or all. */
export const settlementsNow = async (db: Pick<HubTransaction, 'selectFrom'>, of: { payeeId?: string | undefined; ids?: readonly string[] }): Promise<SettlementNow[]> => {
  const rows = await db
    .selectFrom('settlement')
    .selectAll()
    .select((e) => e.selectFrom('bank_row').select((b) => b.fn.sum<number | string | null>('cents').as('sum')).whereRef('bank_row.settlement_id', '=', 'settlement.id').as('booked'))
    .$if(of.payeeId !== undefined, (q) => q.where('payee_id', '=', of.payeeId ?? ''))
    .$if(of.ids !== undefined, (q) => q.where('id', 'in', of.ids ?? []))
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => {
    const payee = JSON.parse(row.payee) as Payee;
    return {
      id: row.id,
      number: row.number,
      payee,
      payeeId: row.payee_id,
      payeeName: payee.name,
      from: row.from_date,
      to: row.to_date,
      salesCents: row.sales_cents,
      refundsCents: row.refunds_cents,
      feesCents: row.fees_cents,
      payableCents: row.payable_cents,
      vat: JSON.parse(row.vat) as Settlement['vat'],
      receipts: row.receipt_count,
      madeAt: row.made_at,
      paymentId: row.payment_id,
      transferId: row.transfer_id,
      state: stateOf(row.payable_cents, Number(row.booked ?? 0), row.transfer_id),
      heads: JSON.parse(row.heads) as Settlement['heads'],
    };
  });
};

/** One settlement that the editor may see: `own` is its provider, or null for all. Throws `NOT_FOUND`, also for another's. */
export const settlementFor = async (db: Pick<HubTransaction, 'selectFrom'>, id: string, own: string | null): Promise<SettlementNow> => {
  const [found] = await settlementsNow(db, { ids: [id] });
  if (!found || (own !== null && found.payeeId !== own)) throw new Refusal('NOT_FOUND', { what: 'settlement' });
  return found;
};
