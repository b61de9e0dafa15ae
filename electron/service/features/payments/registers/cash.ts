/** Cash in and out of the drawer beside sales, and the drawer opened without one. */
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { ShiftTable } from '../../../tables/station.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { planDrawer } from '../receipts/print-queue.ts';
import { refusePersonalData } from '../rules.ts';
import { deskIdsOf, shiftRow, toShift } from './queries.ts';
import { shiftRefusal } from './rules.ts';

const shiftAtWork = (act: PaymentAct, advisor: SignedIn, shiftId: string, reason: string): ShiftTable => {
  const row = shiftRow(act, shiftId);
  const refusal = shiftRefusal('work', toShift(act, row), advisor);
  if (refusal) throw refusal;
  refusePersonalData('reason', reason);
  return row;
};

/** Throws `NOT_FOUND`, `NOT_YOUR_SHIFT`, `SHIFT_FORGOTTEN`, `CONFLICT`; `WRONG_AMOUNT` when more is taken than the drawer should hold. */
export const moveCash = (act: PaymentAct, advisor: SignedIn, input: { shiftId: string; direction: 'in' | 'out'; cents: number; reason: string }): { ok: true } => {
  const { shiftId, direction, cents, reason } = input;
  const row = shiftAtWork(act, advisor, shiftId, reason);
  if (direction === 'out' && cents > row.expected_cents) throw new Refusal('WRONG_AMOUNT', { reason: 'tooMuch' });
  append(act, { registerId: row.register_id, training: row.chain === 'training', kind: direction === 'in' ? 'cashIn' : 'cashOut', shiftId, receiptNumber: null, body: { cents, reason } });
  act.record({ kind: direction === 'in' ? 'cash.putIn' : 'cash.takenOut', subjectId: shiftId, data: { cents } });
  act.audit({ reason, detail: { shift: shiftId, direction, cents } });
  planDrawer(act, row.register_id);
  act.emit('saleChanged', { deskIds: deskIdsOf(act, row.register_id) });
  return { ok: true };
};

/** Throws `NOT_FOUND`, `NOT_YOUR_SHIFT`, `SHIFT_FORGOTTEN`, `CONFLICT`. */
export const openDrawer = (act: PaymentAct, advisor: SignedIn, { shiftId, reason }: { shiftId: string; reason: string }): { ok: true } => {
  const row = shiftAtWork(act, advisor, shiftId, reason);
  append(act, { registerId: row.register_id, training: row.chain === 'training', kind: 'drawerOpened', shiftId, receiptNumber: null, body: { reason } });
  act.record({ kind: 'drawer.opened', subjectId: shiftId, data: {} });
  act.audit({ reason, detail: { shift: shiftId } });
  planDrawer(act, row.register_id);
  return { ok: true };
};
