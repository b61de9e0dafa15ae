/** Takings of a span of days for the charts; training is not among them. */
import type { TenderKind } from '#shared/contract/payments/words.ts';
import { endOfLocalDate, localDateTime, startOfLocalDate } from '#shared/domain/local-date.ts';
import type { Read } from '../../../kernel/acts.ts';
import { linesIn, tendersIn } from './stored.ts';

export interface Takings {
  byHour: { hour: number; cents: number; count: number }[];
  byPayee: { payeeId: string; cents: number }[];
  byTender: { kind: TenderKind; cents: number }[];
  differences: { shiftId: string; shiftNumber: number; businessDate: string; differenceCents: number }[];
}

const add = <Key>(sums: Map<Key, number>, key: Key, cents: number): void => void sums.set(key, (sums.get(key) ?? 0) + cents);

export const takings = (db: Read, { from, to, registerId }: { from: string; to: string; registerId?: string | undefined }, zone: string): Takings => {
  let receipts = db.q.selectFrom('sale').select(['lines', 'tenders', 'total_cents', 'completed_at']).where('receipt_number', 'is not', null).where('completed_at', '>=', startOfLocalDate(from, zone)).where('completed_at', '<', endOfLocalDate(to, zone)).where('training', '=', 0);
  let shifts = db.q.selectFrom('shift').select(['id', 'number', 'business_date', 'difference_cents']).where('chain', '=', 'real').where('state', '=', 'closed').where('business_date', '>=', from).where('business_date', '<=', to).orderBy('business_date').orderBy('id');
  if (registerId !== undefined) {
    receipts = receipts.where('register_id', '=', registerId);
    shifts = shifts.where('register_id', '=', registerId);
  }
  const [hours, counts, payees, tenders] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>(), new Map<TenderKind, number>()];
  for (const row of db.all(receipts)) {
    const hour = Number(localDateTime(row.completed_at ?? '', zone).time.slice(0, 2));
    add(hours, hour, row.total_cents ?? 0);
    add(counts, hour, 1);
    for (const line of linesIn(row)) add(payees, line.payeeId, line.totalCents);
    for (const tender of tendersIn(row)) add(tenders, tender.kind, tender.cents);
  }
  return {
    byHour: [...hours].map(([hour, cents]) => ({ hour, cents, count: counts.get(hour) ?? 0 })).sort((a, b) => a.hour - b.hour),
    byPayee: [...payees].map(([payeeId, cents]) => ({ payeeId, cents })).sort((a, b) => b.cents - a.cents),
    byTender: [...tenders].map(([kind, cents]) => ({ kind, cents })).sort((a, b) => a.kind.localeCompare(b.kind)),
    differences: db.all(shifts).map((shift) => ({ shiftId: shift.id, shiftNumber: shift.number, businessDate: shift.business_date, differenceCents: shift.difference_cents ?? 0 })),
  };
};
