/** A sale's row, read and written. */
import type { Sale, SaleLine, Tender } from '#shared/contract/payments/sales.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { SaleTable } from '../../../tables/sales.ts';
import type { PaymentAct } from '../journal/append.ts';
import { cardPaymentsOf } from '../card-payments/rows.ts';

export const linesIn = (row: Pick<SaleTable, 'lines'>): SaleLine[] => JSON.parse(row.lines);
export const tendersIn = (row: Pick<SaleTable, 'tenders'>): Tender[] => JSON.parse(row.tenders);

const byId = compiledOnce((q, param) => q.selectFrom('sale').selectAll().where('id', '=', param('id')));
const byReceipt = compiledOnce((q, param) => q.selectFrom('sale').selectAll().where('receipt_number', '=', param('number')));
const onRegister = compiledOnce((q, param) => q.selectFrom('sale').selectAll().where('register_id', '=', param('registerId')).where('state', 'in', ['open', 'paying']));
const lastDone = compiledOnce((q, param) => q.selectFrom('sale').selectAll().where('desk_id', '=', param('deskId')).where('state', '=', 'completed').orderBy('id', 'desc').limit(1));
const pointing = compiledOnce((q, param) => q.selectFrom('sale').selectAll().where('original_id', '=', param('id')).where('state', '!=', 'cancelled'));

/** Throws `NOT_FOUND`. */
export const saleRow = (db: Read, id: string): SaleTable => {
  const row = db.first(byId({ id }));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'sale' });
  return row;
};

export const rowByReceipt = (db: Read, number: string): SaleTable | undefined => db.first(byReceipt({ number }));

/** The one sale that is not finished on the register, if any. */
export const openRowOn = (db: Read, registerId: string): SaleTable | undefined => db.first(onRegister({ registerId }));

/** The last sale completed at the desk, when it was in that shift; null is any shift. */
export const lastCompletedAt = (db: Read, deskId: string, shiftId: string | null): SaleTable | undefined => {
  const row = db.first(lastDone({ deskId }));
  return row && (shiftId === null || row.shift_id === shiftId) ? row : undefined;
};

/** Refunds and voids that point at a sale and are not cancelled, those still being paid back included. */
export const givenBackRows = (db: Read, saleId: string): SaleTable[] => db.all(pointing({ id: saleId }));

export const toSale = (db: Read, row: SaleTable): Sale => {
  const lines = linesIn(row);
  const tenders = tendersIn(row);
  return {
    id: row.id,
    kind: row.kind,
    registerId: row.register_id,
    shiftId: row.shift_id,
    visitId: row.visit_id,
    language: row.language,
    training: row.training === 1,
    state: row.state,
    lines,
    tenders,
    cardPayments: row.by_card === 1 ? cardPaymentsOf(db, row.id) : [],
    ...totalsOf(lines, tenders),
    receiptNumber: row.receipt_number,
    originalReceipt: row.original_receipt,
    reason: row.reason,
    startedAt: row.started_at,
    completedAt: row.completed_at,
    revision: row.revision,
  };
};

const put = compiledOnce((q, param) =>
  q
    .updateTable('sale')
    .set({
      state: param('state'),
      cancelling: param('cancelling'),
      by_card: param('by_card'),
      lines: param('lines'),
      tenders: param('tenders'),
      total_cents: param('total_cents'),
      receipt_number: param('receipt_number'),
      reason: param('reason'),
      completed_at: param('completed_at'),
      revision: param('revision'),
    })
    .where('id', '=', param('id')),
);

/** Writes what of the row may change, one revision on, and lets the desk's screens look again. */
export const keepSale = (act: PaymentAct, row: SaleTable): SaleTable => {
  const next = { ...row, revision: row.revision + 1 };
  const { id, state, cancelling, by_card, lines, tenders, total_cents, receipt_number, reason, completed_at, revision } = next;
  act.run(put({ id, state, cancelling, by_card, lines, tenders, total_cents, receipt_number, reason, completed_at, revision }));
  act.emit('saleChanged', { deskIds: [row.desk_id] });
  return next;
};

const add = compiledOnce((q, param) =>
  q.insertInto('sale').values({
    id: param('id'),
    kind: param('kind'),
    state: param('state'),
    register_id: param('register_id'),
    shift_id: param('shift_id'),
    desk_id: param('desk_id'),
    visit_id: param('visit_id'),
    advisor_id: param('advisor_id'),
    business_date: param('business_date'),
    language: param('language'),
    training: param('training'),
    cancelling: param('cancelling'),
    by_card: param('by_card'),
    lines: param('lines'),
    tenders: param('tenders'),
    total_cents: param('total_cents'),
    receipt_number: param('receipt_number'),
    original_id: param('original_id'),
    original_receipt: param('original_receipt'),
    reason: param('reason'),
    started_at: param('started_at'),
    completed_at: param('completed_at'),
    revision: param('revision'),
  }),
);

/** What a new sale begins with; the rest is empty. */
export type NewSale = Pick<SaleTable, 'kind' | 'register_id' | 'shift_id' | 'desk_id' | 'visit_id' | 'advisor_id' | 'language' | 'training'> & Partial<Pick<SaleTable, 'lines' | 'original_id' | 'original_receipt' | 'reason'>>;

export const insertSale = (act: PaymentAct, sale: NewSale): SaleTable => {
  const row: SaleTable = {
    lines: '[]',
    original_id: null,
    original_receipt: null,
    reason: null,
    ...sale,
    id: act.newId(),
    state: 'open',
    business_date: act.businessDate,
    cancelling: 0,
    by_card: 0,
    tenders: '[]',
    total_cents: null,
    receipt_number: null,
    started_at: act.now,
    completed_at: null,
    revision: 1,
  };
  act.run(add({ ...row }));
  act.emit('saleChanged', { deskIds: [row.desk_id] });
  return row;
};
