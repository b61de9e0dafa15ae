/** Counting the drawer, and the second person's word on what does not fit. */
import { centsOf } from '#shared/domain/cash-count.ts';
import { sumShift } from '#shared/domain/shift-sums.ts';
import { entryBodies } from '#shared/contract/payments/entries.ts';
import type { Count, Shift } from '#shared/contract/payments/shifts.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { ShiftTable } from '../../../tables/station.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { entriesOfShift } from '../journal/rows.ts';
import { refusePersonalData } from '../rules.ts';
import { deskIdsOf, shiftRow, toShift } from './queries.ts';
import { approvalRefusal, shiftRefusal } from './rules.ts';

const changeShift = (act: PaymentAct, row: ShiftTable, values: Partial<ShiftTable>): Shift => {
  act.run(act.q.updateTable('shift').set(values).where('id', '=', row.id));
  act.emit('saleChanged', { deskIds: deskIdsOf(act, row.register_id) });
  return toShift(act, shiftRow(act, row.id));
};

/**
 * Counts the drawer; from then on nothing is sold in the shift. A count may be repeated, and each stays in the
 * journal. Throws `NOT_FOUND`, `NOT_YOUR_SHIFT`, `CANNOT_CLOSE` while a sale is open: its money may be in the drawer
 * or not; `CONFLICT` `shiftClosed`.
 */
export const countShift = (act: PaymentAct, advisor: SignedIn, input: { shiftId: string; count: Count; explanation?: string | undefined }): Shift => {
  const row = shiftRow(act, input.shiftId);
  const shift = toShift(act, row);
  const refusal = shiftRefusal('finish', shift, advisor);
  if (refusal) throw refusal;
  if (shift.obstacles.includes('openSale')) throw new Refusal('CANNOT_CLOSE', { obstacles: shift.obstacles });
  const explanation = input.explanation ?? null;
  if (explanation !== null) refusePersonalData('explanation', explanation);
  const cents = centsOf(input.count);
  const { expectedCents } = sumShift(entriesOfShift(act, row.id)).cash;
  const differenceCents = cents - expectedCents;
  append(act, { registerId: row.register_id, training: shift.training, kind: 'counted', shiftId: row.id, receiptNumber: null, body: { count: input.count, cents, expectedCents, differenceCents, explanation, approvedBy: null } });
  act.record({ kind: 'shift.counted', subjectId: row.id, data: { differenceCents } });
  act.audit({ detail: { shift: row.id, differenceCents } });
  return changeShift(act, row, { state: 'counted', counts: row.counts + 1, counted_by: advisor.id, counted_cents: cents, difference_cents: differenceCents, explanation, approved_by: null });
};

/** Throws `NOT_FOUND`, `FORBIDDEN` to the cashier and to the one who counted, `CONFLICT` `notCounted` or `shiftClosed`. */
export const approveDifference = (act: PaymentAct, advisor: SignedIn, input: { shiftId: string; explanation: string }): Shift => {
  const row = shiftRow(act, input.shiftId);
  const refusal = approvalRefusal({ state: row.state, cashierId: row.cashier_id, countedBy: row.counted_by }, advisor);
  if (refusal) throw refusal;
  refusePersonalData('explanation', input.explanation);
  const last = entriesOfShift(act, row.id).findLast(({ kind }) => kind === 'counted');
  if (!last) throw new Error('a counted shift has no count');
  // Both stay: what the cashier said and what the one who approved found.
  const explanation = [row.explanation, input.explanation].filter((text) => text !== null).join('\n');
  const body = { ...entryBodies.counted.parse(last.body), explanation, approvedBy: advisor.id };
  append(act, { registerId: row.register_id, training: row.chain === 'training', kind: 'counted', shiftId: row.id, receiptNumber: null, body });
  act.record({ kind: 'shift.approved', subjectId: row.id, data: { differenceCents: row.difference_cents } });
  act.audit({ detail: { shift: row.id, differenceCents: row.difference_cents } });
  return changeShift(act, row, { explanation, approved_by: advisor.id });
};
