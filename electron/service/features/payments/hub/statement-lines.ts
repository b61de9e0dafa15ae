/** The lines a settlement is made of, as its statement tells them. */
import type { Localized } from '#shared/contract/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';

export interface StatementLine {
  businessDate: string;
  receiptNumber: string;
  kind: string;
  pointName: string;
  name: Localized;
  productId: string | null;
  quantity: number;
  totalCents: number;
  vatRate: number | null;
  invoiceReference: string | null;
  journalSequence: number;
  registerId: string;
}

/** In the order they were sold, register by register. */
export const statementLines = async (db: Pick<HubTransaction, 'selectFrom'>, settlementId: string): Promise<StatementLine[]> => {
  const rows = await db
    .selectFrom('receipt_line')
    .innerJoin('taken_receipt', 'taken_receipt.sale_id', 'receipt_line.sale_id')
    .select(['receipt_line.business_date', 'number', 'kind', 'point_name', 'name', 'product_id', 'quantity', 'total_cents', 'vat_rate', 'invoice_reference', 'journal_sequence', 'register_id'])
    .where('settlement_id', '=', settlementId)
    .orderBy('receipt_line.business_date')
    .orderBy('register_id')
    .orderBy('journal_sequence')
    .orderBy('line_id')
    .execute();
  return rows.map((row) => ({
    businessDate: row.business_date,
    receiptNumber: row.number,
    kind: row.kind,
    pointName: row.point_name,
    name: JSON.parse(row.name) as Localized,
    productId: row.product_id,
    quantity: row.quantity,
    totalCents: row.total_cents,
    vatRate: row.vat_rate,
    invoiceReference: row.invoice_reference,
    journalSequence: row.journal_sequence,
    registerId: row.register_id,
  }));
};
