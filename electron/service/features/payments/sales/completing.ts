/** A sale becomes a receipt: number, journal row, stock, the visit's acts, the hub's copy and the print job, in one act. */
import type { Receipt, SaleLine } from '#shared/contract/payments/sales.ts';
import type { ReceiptIssued } from '#shared/contract/payments/settlement.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import { recordPaid, type PaidService } from '../../visits/index.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { nextReceiptNumber } from '../journal/numbers.ts';
import { moveStock } from '../products/stock.ts';
import { planReceipt } from '../receipts/print-queue.ts';
import { paperOfSale, tillOf } from './paper.ts';
import { keepSale, linesIn, saleRow, toSale } from './stored.ts';

const paidServices = (lines: readonly SaleLine[]): PaidService[] =>
  lines.flatMap((line) => (line.serviceEventId === null ? [] : [{ eventId: line.serviceEventId, act: line.kind === 'goods' ? ('ProductSale' as const) : ('PaymentReceived' as const) }]));

/** Pieces that came back: of a refund those given back at a piece's price; where money alone was given, the goods stay with the customer. */
const movedLines = (act: PaymentAct, row: SaleTable, lines: readonly SaleLine[]): readonly SaleLine[] => {
  if (row.kind !== 'refund' || row.original_id === null) return lines;
  const sold = new Map(linesIn(saleRow(act, row.original_id)).map((line) => [line.id, line]));
  return lines.filter((line) => {
    const original = sold.get(line.refundsLineId ?? '');
    return original !== undefined && Math.abs(-line.unitCents * original.quantity - original.totalCents) < original.quantity;
  });
};

/** What else changes with a receipt. Training leaves no trace outside its own chain and its own paper. */
const moveTheWorld = (act: PaymentAct, row: SaleTable, lines: readonly SaleLine[]): void => {
  moveStock(act, movedLines(act, row, lines), row.kind === 'sale' ? -1 : 1);
  if (row.visit_id === null || row.kind === 'refund') return;
  recordPaid(act, row.visit_id, paidServices(lines), row.original_id ?? row.id, row.kind === 'sale');
};

/** Completes a sale on which nothing is due. The entry is the cashier's also when a terminal's answer completes the sale. */
export const complete = (act: PaymentAct, row: SaleTable): SaleTable => {
  const training = row.training === 1;
  const number = nextReceiptNumber(act, row.register_id, training);
  const completed: SaleTable = { ...row, state: 'completed', receipt_number: number, completed_at: act.now };
  const read = toSale(act, completed);
  const done = keepSale(act, { ...completed, total_cents: read.totals.totalCents });
  const sale = { ...read, revision: done.revision };
  const till = tillOf(act, row);
  const paper = paperOfSale(act, till, sale, { kind: sale.kind, number, at: act.now });
  const ofCashier: PaymentAct = { ...act, doing: { ...act.doing, advisor: { id: row.advisor_id } } };
  const { sequence, hash } = append(ofCashier, { registerId: row.register_id, training, kind: row.kind, shiftId: row.shift_id, receiptNumber: number, body: { sale, receipt: paper } });
  const journal = { sequence, hash };
  const receipt: Receipt = { ...paper, cashier: till.cashier, journal };
  if (!training) moveTheWorld(act, row, sale.lines);
  const toHub: ReceiptIssued = { receipt: { ...paper, journal }, registerId: row.register_id, businessDate: act.businessDate };
  act.record({ kind: 'receipt.issued', subjectId: row.id, visitId: row.visit_id, data: { number, training }, ...(training ? {} : { toHub }) });
  if (!training) act.emit('outboxFilled', {});
  if (till.prints) planReceipt(act, receipt, row.register_id);
  return done;
};
