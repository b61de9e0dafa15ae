/** X and Z reports: sums of the journal's own rows and of nothing else. */
import { sumShift } from '#shared/domain/shift-sums.ts';
import { entryBodies } from '#shared/contract/payments/entries.ts';
import type { ShiftReport } from '#shared/contract/payments/shifts.ts';
import type { Read } from '../../../kernel/acts.ts';
import type { SignedIn } from '../../../kernel/access.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { ShiftTable } from '../../../tables/station.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { nextZNumber } from '../journal/numbers.ts';
import { entriesOfShift, headOf, lastZEntry } from '../journal/rows.ts';
import { planNext } from '../receipts/print-queue.ts';
import { reportSubject } from '../receipts/stored.ts';
import { deskIdsOf, requireRegister, shiftRow, toShift } from './queries.ts';
import { shiftRefusal, xRefusal } from './rules.ts';

const reportIn = (body: unknown): ShiftReport => entryBodies.zReport.parse(body).report;

/** What a report says: the head is that of the chain just before the report's own entry. */
const reportOf = (act: PaymentAct, row: ShiftTable, kind: 'x' | 'z', number: number | null): ShiftReport => {
  const before = lastZEntry(act, row.register_id, row.chain);
  const sums = sumShift(entriesOfShift(act, row.id));
  return {
    kind,
    number,
    registerId: row.register_id,
    registerName: requireRegister(act, row.register_id).name,
    shiftId: row.id,
    shiftNumber: row.number,
    training: row.chain === 'training',
    businessDate: row.business_date,
    from: row.opened_at,
    to: act.now,
    ...sums,
    grandTotalCents: (before ? reportIn(before.body).grandTotalCents : 0) + sums.sales.cents,
    head: headOf(act, row.register_id, row.chain)!,
  };
};

/** Throws `NOT_FOUND`, `NOT_YOUR_SHIFT`, `CONFLICT` `shiftClosed`, or `blindCount` to a cashier who has yet to count. */
export const xReport = (act: PaymentAct, advisor: SignedIn, shiftId: string): ShiftReport => {
  const row = shiftRow(act, shiftId);
  const shift = toShift(act, row);
  const refusal = shiftRefusal('finish', shift, advisor) ?? xRefusal(shift, requireRegister(act, row.register_id).blindCount, advisor);
  if (refusal) throw refusal;
  const report = reportOf(act, row, 'x', null);
  append(act, { registerId: row.register_id, training: shift.training, kind: 'xReport', shiftId, receiptNumber: null, body: { report } });
  act.audit({ detail: { shift: shiftId } });
  return report;
};

/** Closes a shift with its Z report, which is printed where the register has a printer. Throws `NOT_FOUND`, `NOT_YOUR_SHIFT`, `CANNOT_CLOSE`, `CONFLICT` `shiftClosed`. */
export const closeShift = (act: PaymentAct, advisor: SignedIn, shiftId: string): ShiftReport => {
  const row = shiftRow(act, shiftId);
  const shift = toShift(act, row);
  const refusal = shiftRefusal('finish', shift, advisor);
  if (refusal) throw refusal;
  if (shift.obstacles.length > 0) throw new Refusal('CANNOT_CLOSE', { obstacles: shift.obstacles });
  const report = reportOf(act, row, 'z', nextZNumber(act, row.register_id, shift.training));
  const { sequence } = append(act, { registerId: row.register_id, training: shift.training, kind: 'zReport', shiftId, receiptNumber: null, body: { report } });
  planNext(act, row.register_id, 'z', reportSubject(shiftId, sequence));
  act.run(act.q.updateTable('shift').set({ state: 'closed', closed_at: act.now }).where('id', '=', shiftId));
  act.record({ kind: 'shift.closed', subjectId: shiftId, data: { number: report.number, differenceCents: row.difference_cents }, toHub: { report } });
  act.audit({ detail: { shift: shiftId, z: report.number, differenceCents: row.difference_cents } });
  act.emit('saleChanged', { deskIds: deskIdsOf(act, row.register_id) });
  act.emit('outboxFilled', {});
  return report;
};

/** The Z report of a closed shift, as it was journalled. Throws `NOT_FOUND`. */
export const zReportOf = (db: Read, shiftId: string): ShiftReport => {
  const entry = entriesOfShift(db, shiftId).findLast(({ kind }) => kind === 'zReport');
  if (!entry) throw new Refusal('NOT_FOUND', { what: 'zReport' });
  return reportIn(entry.body);
};
