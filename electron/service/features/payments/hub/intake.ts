/** From the stations' events into what is settled: each receipt's lines by payee, and each closed shift. */
import type { z } from 'zod';
import { ReceiptIssued, ShiftClosed } from '#shared/contract/payments/settlement.ts';
import type { Projection } from '../../../kernel/inbox.ts';
import { checkClosedShift, checkLateReceipt } from './findings.ts';

type Line = z.infer<typeof ReceiptIssued>['receipt']['lines'][number];

const lineRow = (line: Line, saleId: string, businessDate: string) => ({
  line_id: line.id,
  sale_id: saleId,
  payee_id: line.payeeId,
  business_date: businessDate,
  name: JSON.stringify(line.name),
  product_id: line.productId,
  quantity: line.quantity,
  total_cents: line.totalCents,
  vat_class: line.vatClass,
  vat_rate: line.vatRate,
  invoice_reference: line.invoice?.reference ?? null,
  settlement_id: null,
});

/** A row holds some thirteen values, and SQLite binds at most 32,766 in one statement. */
const LINES_AT_ONCE = 500;

/**
 * Keeps a receipt's lines, once whatever comes twice and in whatever order: a receipt is never changed, and a refund
 * is a receipt of its own. Training is left out, and a receipt of which nothing was paid.
 */
const takeReceipt: Projection = async (tx, stationId, event) => {
  const { receipt, registerId, businessDate } = ReceiptIssued.parse(event.payload);
  if (receipt.training || receipt.kind === 'proForma') return;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('taken_receipt')
    .values({
      sale_id: receipt.saleId,
      station_id: stationId,
      register_id: registerId,
      number: receipt.number,
      kind: receipt.kind,
      business_date: businessDate,
      issued_at: receipt.issuedAt,
      point_name: receipt.point.name,
      journal_sequence: receipt.journal.sequence,
      journal_hash: receipt.journal.hash,
    })
    .onConflict((c) => c.column('sale_id').doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return;
  const rows = receipt.lines.map((line) => lineRow(line, receipt.saleId, businessDate));
  for (let from = 0; from < rows.length; from += LINES_AT_ONCE) await tx.insertInto('receipt_line').values(rows.slice(from, from + LINES_AT_ONCE)).execute();
  await checkLateReceipt(tx, stationId, { registerId, sequence: receipt.journal.sequence }, event.at);
};

const closeShift: Projection = async (tx, stationId, event) => {
  const { report } = ShiftClosed.parse(event.payload);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('closed_shift')
    .values({
      shift_id: report.shiftId,
      station_id: stationId,
      register_id: report.registerId,
      business_date: report.businessDate,
      chain: report.head.chain,
      head_sequence: report.head.sequence,
      head_hash: report.head.hash,
      report: JSON.stringify(report),
    })
    .onConflict((c) => c.column('shift_id').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) await checkClosedShift(tx, stationId, report, event.at);
};

export const paymentProjections: Record<string, Projection> = { 'receipt.issued': takeReceipt, 'shift.closed': closeShift };
