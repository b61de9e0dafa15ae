/**
 * Refunds and voids: receipts of their own that point at the old one, which is never changed. The money goes back
 * the way it came, and never more of it than is left.
 */
import type { Sale, SaleLine } from '#shared/contract/payments/sales.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import type { ShiftTable } from '../../../tables/station.ts';
import type { PaymentAct } from '../journal/append.ts';
import { giveBackRefusal, refusePersonalData } from '../rules.ts';
import { finishCancelling } from './cancelling.ts';
import { giveBackNext } from './giving-back.ts';
import { givenBack, inPieces, piecesCents } from './refund-rules.ts';
import { givenBackRows, insertSale, linesIn, openRowOn, rowByReceipt, toSale } from './stored.ts';
import { tillAt } from './till.ts';

/** A receipt of a sale. Throws `NOT_FOUND`, and `CONFLICT` with `notASale`. */
const soldBy = (act: PaymentAct, number: string): SaleTable => {
  const row = rowByReceipt(act, number);
  if (!row) throw new Refusal('NOT_FOUND', { what: 'receipt' });
  if (row.kind !== 'sale') throw new Refusal('CONFLICT', { reason: 'notASale' });
  return row;
};

/** The register is free for it, and real receipts are not mixed with training. Throws `CONFLICT`: `saleOpen`, `trainingReceipt`. */
const requireFreeTill = (act: PaymentAct, advisor: SignedIn, deskId: string, original: SaleTable): ShiftTable => {
  const shift = tillAt(act, advisor, deskId);
  const open = openRowOn(act, shift.register_id);
  if (open) {
    if (open.state !== 'open' || open.lines !== '[]' || open.tenders !== '[]') throw new Refusal('CONFLICT', { reason: 'saleOpen' });
    finishCancelling(act, open, null);
  }
  if ((shift.chain === 'training') !== (original.training === 1)) throw new Refusal('CONFLICT', { reason: 'trainingReceipt' });
  return shift;
};

interface GiveBack {
  kind: 'refund' | 'void';
  deskId: string;
  reason: string;
  lines: readonly SaleLine[];
}

const giveBack = (act: PaymentAct, advisor: SignedIn, shift: ShiftTable, original: SaleTable, { kind, deskId, reason, lines }: GiveBack): Sale => {
  const cents = -lines.reduce((sum, line) => sum + line.totalCents, 0);
  const refusal = giveBackRefusal(advisor.role, cents);
  if (refusal) throw refusal;
  const row = insertSale(act, {
    kind,
    register_id: shift.register_id,
    shift_id: shift.id,
    desk_id: deskId,
    visit_id: original.visit_id,
    advisor_id: advisor.id,
    language: original.language,
    training: original.training,
    lines: JSON.stringify(lines),
    original_id: original.id,
    original_receipt: original.receipt_number,
    reason,
  });
  act.record({ kind: kind === 'void' ? 'receipt.voided' : 'receipt.refunded', subjectId: original.id, visitId: original.visit_id, data: { by: row.id, cents, reason } });
  act.audit({ visitId: original.visit_id, reason, detail: { receipt: original.receipt_number, cents } });
  return toSale(act, giveBackNext(act, row));
};

const backLine = (act: PaymentAct, line: SaleLine, quantity: number, unitCents: number, reason: string): SaleLine => ({
  ...line,
  id: act.newId(),
  quantity,
  unitCents: 0 - unitCents,
  listCents: 0 - line.listCents,
  discountCents: 0,
  reason,
  totalCents: 0 - quantity * unitCents,
  refundsLineId: line.id,
});

export interface RefundInput {
  number: string;
  deskId: string;
  lines: readonly { lineId: string; quantity: number; cents?: number | undefined }[];
  reason: string;
}

/**
 * Gives back pieces of lines at their price, or `cents` of a line. Throws `NOT_FOUND`, `REFUNDED_ALREADY` with what is
 * left of the receipt, `OVER_LIMIT`, `CONFLICT` and the refusals of `tillAt`.
 */
export const refund = (act: PaymentAct, advisor: SignedIn, input: RefundInput): Sale => {
  refusePersonalData('reason', input.reason);
  const original = soldBy(act, input.number);
  const shift = requireFreeTill(act, advisor, input.deskId, original);
  const sold = new Map(linesIn(original).map((line) => [line.id, line]));
  const given = givenBack(givenBackRows(act, original.id).flatMap(linesIn));
  const leftCents = () => [...sold.values()].reduce((sum, line) => sum + line.totalCents - (given.get(line.id) ?? 0), 0);
  const left = leftCents();
  const lines: SaleLine[] = [];
  for (const { lineId, quantity, cents } of input.lines) {
    const line = sold.get(lineId);
    if (!line) throw new Refusal('NOT_FOUND', { what: 'line' });
    const before = given.get(lineId) ?? 0;
    const back = cents ?? piecesCents(line, quantity, before);
    if (quantity > line.quantity || back <= 0 || before + back > line.totalCents) throw new Refusal('REFUNDED_ALREADY', { leftCents: left });
    given.set(lineId, before + back);
    for (const part of inPieces(back, quantity)) if (part.cents > 0) lines.push(backLine(act, line, part.quantity, part.cents, input.reason));
  }
  return giveBack(act, advisor, shift, original, { kind: 'refund', deskId: input.deskId, reason: input.reason, lines });
};

/**
 * Takes a whole receipt of the shift that is open back as if it had not been. Throws as `refund`, and `CONFLICT`
 * with `otherShift`: then it is refunded.
 */
export const voidReceipt = (act: PaymentAct, advisor: SignedIn, input: { number: string; deskId: string; reason: string }): Sale => {
  refusePersonalData('reason', input.reason);
  const original = soldBy(act, input.number);
  const shift = requireFreeTill(act, advisor, input.deskId, original);
  if (original.shift_id !== shift.id) throw new Refusal('CONFLICT', { reason: 'otherShift' });
  const lines = linesIn(original);
  const given = givenBack(givenBackRows(act, original.id).flatMap(linesIn));
  if (given.size > 0) throw new Refusal('REFUNDED_ALREADY', { leftCents: lines.reduce((sum, line) => sum + line.totalCents - (given.get(line.id) ?? 0), 0) });
  // Discounts are taken back with the price they belong to: a void mirrors each line as it was sold.
  const mirrored = lines.flatMap((line) => inPieces(line.totalCents, line.quantity).map((part) => backLine(act, line, part.quantity, part.cents, input.reason)));
  return giveBack(act, advisor, shift, original, { kind: 'void', deskId: input.deskId, reason: input.reason, lines: mirrored });
};
