/** Closing a period for a payee: every receipt line it has not been paid for yet, in one settlement and never in another. */
import { rfReference, nationalReference } from '#shared/domain/reference-number.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { vatRows } from '#shared/domain/vat-rows.ts';
import type { FeeRule, Settlement } from '#shared/contract/payments/settlement.ts';
import type { Payee, VatClass } from '#shared/contract/payments/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { furthestHeads } from './heads.ts';

export interface SettledLine {
  saleId: string;
  kind: string;
  registerId: string;
  totalCents: number;
  vatClass: VatClass;
  vatRate: number | null;
}

type Sums = Pick<Settlement, 'salesCents' | 'refundsCents' | 'feesCents' | 'payableCents' | 'vat' | 'receipts'>;

/** The share in hundredths of a percent, halves up. */
const shareOf = (cents: number, share: number) => Math.floor((cents * share + 5_000) / 10_000);

/**
 * What a period comes to. Tax is counted per rate and receipt, of the payee's own lines, since each payee is the seller
 * of its own, and then added up. A fee is kept for each receipt that was not voided, and none on what went back.
 */
export const sumLines = (lines: readonly SettledLine[], fees: FeeRule): Sums => {
  const receipts = Map.groupBy(lines, (line) => line.saleId);
  const vat = new Map<string, Settlement['vat'][number]>();
  for (const own of receipts.values())
    for (const row of vatRows(own)) {
      const key = `${row.vatClass} ${row.vatRate ?? '-'}`;
      const sum = vat.get(key);
      if (!sum) vat.set(key, { ...row });
      else for (const part of ['netCents', 'vatCents', 'grossCents'] as const) sum[part] += row[part];
    }
  const total = (kinds: readonly string[]) => lines.filter((line) => kinds.includes(line.kind)).reduce((sum, line) => sum + line.totalCents, 0);
  const count = (kind: string) => [...receipts.values()].filter((own) => own[0]?.kind === kind).length;
  const salesCents = total(['sale']);
  const refundsCents = total(['refund', 'void']);
  const sold = Math.max(0, salesCents + total(['void']));
  const feesCents = fees.perReceiptCents * Math.max(0, count('sale') - count('void')) + shareOf(sold, fees.share);
  return {
    salesCents,
    refundsCents,
    feesCents,
    payableCents: salesCents + refundsCents - feesCents,
    vat: [...vat.values()].toSorted((a, b) => (b.vatRate ?? -1) - (a.vatRate ?? -1) || a.vatClass.localeCompare(b.vatClass)),
    receipts: receipts.size,
  };
};

const linesOf = async (tx: HubTransaction, settlementId: string): Promise<SettledLine[]> =>
  (
    await tx
      .selectFrom('receipt_line')
      .innerJoin('taken_receipt', 'taken_receipt.sale_id', 'receipt_line.sale_id')
      .select(['receipt_line.sale_id', 'taken_receipt.kind', 'taken_receipt.register_id', 'total_cents', 'vat_class', 'vat_rate'])
      .where('settlement_id', '=', settlementId)
      .orderBy('receipt_line.sale_id')
      .orderBy('line_id')
      .execute()
  ).map((row) => ({ saleId: row.sale_id, kind: row.kind, registerId: row.register_id, totalCents: row.total_cents, vatClass: row.vat_class as VatClass, vatRate: row.vat_rate }));

/** First day of the next period: the day after the last one, or of the oldest line that waits. */
const firstDay = async (tx: HubTransaction, payeeId: string): Promise<string | null> => {
  const last = await tx.selectFrom('settlement').select((e) => e.fn.max('to_date').as('day')).where('payee_id', '=', payeeId).executeTakeFirst();
  if (last?.day) return addDays(last.day, 1);
  const oldest = await tx.selectFrom('receipt_line').select((e) => e.fn.min('business_date').as('day')).where('payee_id', '=', payeeId).where('settlement_id', 'is', null).executeTakeFirst();
  return oldest?.day ?? null;
};

export interface Settling {
  id: string;
  payeeId: string;
  /** Last business date of the period. */
  to: string;
  /** The present local date: a day that is still to come cannot be settled. */
  today: string;
  editorId: string;
  now: string;
}

/**
 * Settles all lines up to the day, also those of earlier periods that came late. Throws `NOT_FOUND` for no payee,
 * `BAD_INPUT` for a day before the period or to come, and `CONFLICT` when nothing waits.
 */
export const settle = async (tx: HubTransaction, { id, payeeId, to, today, editorId, now }: Settling): Promise<void> => {
  const row = await tx.selectFrom('payee').select(['json', 'fees']).where('provider_id', '=', payeeId).executeTakeFirst();
  if (!row) throw new Refusal('NOT_FOUND', { what: 'payee' });
  const payee = JSON.parse(row.json) as Payee;
  if (to > today) throw badField('to', 'inFuture');
  const from = await firstDay(tx, payeeId);
  if (from === null) throw new Refusal('CONFLICT', { reason: 'nothingToSettle' });
  if (to < from) throw badField('to', 'beforeFrom');
  const number = Number((await tx.selectFrom('settlement').select((e) => e.fn.max('number').as('last')).executeTakeFirst())?.last ?? 0) + 1;
  const paymentId = rfReference(nationalReference(`${now.slice(0, 4)}${String(number).padStart(6, '0')}`));
  const empty = { sales_cents: 0, refunds_cents: 0, fees_cents: 0, payable_cents: 0, vat: '[]', receipt_count: 0, heads: '[]', transfer_id: null };
  await tx.insertInto('settlement').values({ id, number, payee_id: payeeId, payee: JSON.stringify(payee), from_date: from, to_date: to, payment_id: paymentId, editor_id: editorId, made_at: now, ...empty }).execute();
  // The lines are taken first and summed afterwards: what is summed is what carries this settlement's name.
  await tx.updateTable('receipt_line').set({ settlement_id: id }).where('payee_id', '=', payeeId).where('business_date', '<=', to).where('settlement_id', 'is', null).execute();
  const lines = await linesOf(tx, id);
  if (lines.length === 0) throw new Refusal('CONFLICT', { reason: 'nothingToSettle' });
  const sums = sumLines(lines, JSON.parse(row.fees) as FeeRule);
  const heads = await furthestHeads(tx, [...new Set(lines.map((line) => line.registerId))]);
  await tx
    .updateTable('settlement')
    .set({
      sales_cents: sums.salesCents,
      refunds_cents: sums.refundsCents,
      fees_cents: sums.feesCents,
      payable_cents: sums.payableCents,
      vat: JSON.stringify(sums.vat),
      receipt_count: sums.receipts,
      heads: JSON.stringify(heads),
    })
    .where('id', '=', id)
    .execute();
};
