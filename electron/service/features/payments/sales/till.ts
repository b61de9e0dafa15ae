/** Who may sell at a desk now: the cashier of the shift that is open on the desk's register. */
import type { SignedIn } from '../../../kernel/access.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import type { ShiftTable } from '../../../tables/station.ts';
import type { PaymentAct } from '../journal/append.ts';
import { isLead } from '../registers/rules.ts';
import { saleRefusal, type SaleDeed } from '../rules.ts';
import { saleRow, tendersIn } from './stored.ts';

const shiftAtDesk = compiledOnce((q, param) =>
  q
    .selectFrom('shift')
    .selectAll()
    .where('register_id', '=', (e) => e.selectFrom('register_desk').select('register_id').where('desk_id', '=', param('deskId')))
    .where('state', '!=', 'closed'),
);
const shiftById = compiledOnce((q, param) => q.selectFrom('shift').selectAll().where('id', '=', param('id')));

/** The shift that is not closed yet on the register of a desk. */
export const shiftRowAt = (db: Read, deskId: string): ShiftTable | undefined => db.first(shiftAtDesk({ deskId }));
export const shiftRow = (db: Read, id: string): ShiftTable | undefined => db.first(shiftById({ id }));

/** A counted shift sells no more: what is in the drawer is what was counted. */
const refuseUnlessOwn = (shift: ShiftTable, advisor: SignedIn, today: string): void => {
  // Said before whose it is: whoever comes first in the morning must see that yesterday was left open.
  if (shift.business_date < today) throw new Refusal('SHIFT_FORGOTTEN', { shiftId: shift.id, businessDate: shift.business_date });
  if (shift.cashier_id !== advisor.id) throw new Refusal('NOT_YOUR_SHIFT');
  if (shift.state !== 'open') throw new Refusal('NO_SHIFT');
};

/** Throws `NO_SHIFT` (also once the shift is counted), `SHIFT_FORGOTTEN`, `NOT_YOUR_SHIFT`. */
export const tillAt = (act: PaymentAct, advisor: SignedIn, deskId: string): ShiftTable => {
  const shift = shiftRowAt(act, deskId);
  if (!shift) throw new Refusal('NO_SHIFT');
  refuseUnlessOwn(shift, advisor, act.businessDate);
  return shift;
};

/** The sale, when this advisor may do that to it now. Throws `NOT_FOUND`, the refusals of `tillAt` and of `saleRefusal`. */
export const requireSale = (act: PaymentAct, advisor: SignedIn, saleId: string, deed: SaleDeed): SaleTable => {
  const row = saleRow(act, saleId);
  const shift = shiftRow(act, row.shift_id);
  if (!shift || shift.state === 'closed') throw new Refusal('SALE_OVER');
  // A draft keeps its shift from closing: its cashier on a later day, or a lead for one who went home, may give it up.
  if (deed !== 'cancel' || (shift.cashier_id !== advisor.id && !isLead(advisor))) refuseUnlessOwn(shift, advisor, act.businessDate);
  const refusal = saleRefusal(deed, { state: row.state, kind: row.kind, tenders: tendersIn(row) });
  if (refusal) throw refusal;
  return row;
};
