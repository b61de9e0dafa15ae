/** Opening a shift with a counted float. */
import { centsOf } from '#shared/domain/cash-count.ts';
import type { Count, Shift } from '#shared/contract/payments/shifts.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { append, chainOf, type PaymentAct } from '../journal/append.ts';
import { nextShiftNumber } from '../journal/numbers.ts';
import { deskIdsOf, openShiftRowOf, requireRegister, shiftRow, toShift } from './queries.ts';
import { openingRefusal } from './rules.ts';

const sitsAt = (act: PaymentAct, advisorId: string, deskIds: readonly string[]): boolean =>
  act.all(act.q.selectFrom('session').select('desk_id').where('advisor_id', '=', advisorId)).some(({ desk_id: deskId }) => deskId !== null && deskIds.includes(deskId));

/** One open shift on a register, and one of a cashier: who answers for a drawer is never in doubt. */
const refuseWhileOpen = (act: PaymentAct, registerId: string, cashierId: string): void => {
  const here = openShiftRowOf(act, registerId);
  if (here && here.business_date < act.businessDate) throw new Refusal('SHIFT_FORGOTTEN', { shiftId: here.id, businessDate: here.business_date });
  if (here) throw new Refusal('CONFLICT', { reason: 'shiftOpen' });
  const own = act.first(act.q.selectFrom('shift').select(['id', 'business_date']).where('cashier_id', '=', cashierId).where('state', '<>', 'closed'));
  if (own && own.business_date < act.businessDate) throw new Refusal('SHIFT_FORGOTTEN', { shiftId: own.id, businessDate: own.business_date });
  if (own) throw new Refusal('CONFLICT', { reason: 'cashierHasShift' });
};

/**
 * Throws `NOT_FOUND`, `FORBIDDEN` (see `openingRefusal`), `SHIFT_FORGOTTEN` while a shift of an earlier day is open on
 * the register or of the cashier; `CONFLICT` `notInUse`, `shiftOpen` or `cashierHasShift`.
 */
export const openShift = (act: PaymentAct, advisor: SignedIn, { registerId, count, training }: { registerId: string; count: Count; training: boolean }): Shift => {
  const register = requireRegister(act, registerId);
  const refusal = openingRefusal(advisor, sitsAt(act, advisor.id, register.deskIds));
  if (refusal) throw refusal;
  if (!register.active) throw new Refusal('CONFLICT', { reason: 'notInUse' });
  refuseWhileOpen(act, registerId, advisor.id);
  const id = act.newId();
  const number = nextShiftNumber(act, registerId, training);
  const floatCents = centsOf(count);
  act.run(
    act.q.insertInto('shift').values({
      id,
      register_id: registerId,
      chain: chainOf(training),
      number,
      cashier_id: advisor.id,
      business_date: act.businessDate,
      state: 'open',
      float_cents: floatCents,
      expected_cents: 0,
      opened_at: act.now,
      closed_at: null,
      counts: 0,
      counted_by: null,
      counted_cents: null,
      difference_cents: null,
      explanation: null,
      approved_by: null,
    }),
  );
  append(act, { registerId, training, kind: 'shiftOpened', shiftId: id, receiptNumber: null, body: { number, floatCents, count, registerName: register.name } });
  act.record({ kind: 'shift.opened', subjectId: id, data: { registerId, number, floatCents, training } });
  act.audit({ detail: { shift: id, register: registerId, floatCents, training } });
  act.emit('saleChanged', { deskIds: deskIdsOf(act, registerId) });
  return toShift(act, shiftRow(act, id));
};
