/** Registers and shifts as they are kept. */
import type { Register, Shift } from '#shared/contract/payments/shifts.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { RegisterTable, ShiftTable } from '../../../tables/station.ts';
import { openCardPayments } from '../card-payments/rows.ts';
import { countObstacles, type Obstacle } from './rules.ts';

/** Reads on a business date, as an act does: which shift is forgotten depends on the day. */
export type DayRead = Read & { readonly businessDate: string };

const desksOfRegister = compiledOnce((q, param) =>
  q.selectFrom('register_desk').innerJoin('desk', 'desk.id', 'register_desk.desk_id').select('desk.id').where('register_desk.register_id', '=', param('registerId')).orderBy('desk.number'),
);
const registerRow = compiledOnce((q, param) => q.selectFrom('register').selectAll().where('id', '=', param('id')));
const registerAtDesk = compiledOnce((q, param) => q.selectFrom('register').innerJoin('register_desk', 'register_desk.register_id', 'register.id').selectAll('register').where('register_desk.desk_id', '=', param('deskId')));
const shiftRowById = compiledOnce((q, param) => q.selectFrom('shift').selectAll().where('id', '=', param('id')));
const openShiftRow = compiledOnce((q, param) => q.selectFrom('shift').selectAll().where('register_id', '=', param('registerId')).where('state', '<>', 'closed'));
const openSaleRow = compiledOnce((q, param) => q.selectFrom('sale').select('id').where('shift_id', '=', param('shiftId')).where('state', 'in', ['open', 'paying']).limit(1));

export const deskIdsOf = (db: Read, registerId: string): string[] => db.all(desksOfRegister({ registerId })).map(({ id }) => id);

const toRegister = (db: Read, row: RegisterTable): Register => ({
  id: row.id,
  name: row.name,
  deskIds: deskIdsOf(db, row.id),
  active: row.active === 1,
  blindCount: row.blind_count === 1,
  printer: JSON.parse(row.printer) as Register['printer'],
  terminal: JSON.parse(row.terminal) as Register['terminal'],
});

export const registerList = (db: Read): Register[] => db.all(db.q.selectFrom('register').selectAll().orderBy('number')).map((row) => toRegister(db, row));

export const registerById = (db: Read, id: string): Register | null => {
  const row = db.first(registerRow({ id }));
  return row ? toRegister(db, row) : null;
};

/** Throws `NOT_FOUND`. */
export const requireRegister = (db: Read, id: string): Register => {
  const register = registerById(db, id);
  if (!register) throw new Refusal('NOT_FOUND', { what: 'register' });
  return register;
};

/** The register that serves a desk, or null. */
export const registerOfDesk = (db: Read, deskId: string): Register | null => {
  const row = db.first(registerAtDesk({ deskId }));
  return row ? toRegister(db, row) : null;
};

const isBlind = (db: Read, registerId: string): boolean => db.first(registerRow({ id: registerId }))?.blind_count === 1;

/** Why a shift cannot close: what is still open in it, then what its count leaves open. */
const obstaclesOf = (db: Read, row: ShiftTable, blindCount: boolean): Obstacle[] => {
  if (row.state === 'closed') return [];
  const count = countObstacles({ state: row.state, blindCount, counts: row.counts, differenceCents: row.difference_cents, explanation: row.explanation, approvedBy: row.approved_by });
  return [...(openCardPayments(db, row.id).length > 0 ? (['unknownCard'] as const) : []), ...(db.first(openSaleRow({ shiftId: row.id })) ? (['openSale'] as const) : []), ...count];
};

const countedIn = (row: ShiftTable): Shift['counted'] =>
  row.counted_cents === null || row.difference_cents === null ? null : { cents: row.counted_cents, differenceCents: row.difference_cents, explanation: row.explanation, approvedBy: row.approved_by };

export const toShift = (db: DayRead, row: ShiftTable, blindCount = isBlind(db, row.register_id)): Shift => ({
  id: row.id,
  registerId: row.register_id,
  number: row.number,
  cashierId: row.cashier_id,
  training: row.chain === 'training',
  businessDate: row.business_date,
  state: row.state,
  floatCents: row.float_cents,
  expectedCents: blindCount && row.state === 'open' ? null : row.expected_cents,
  counted: countedIn(row),
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  forgotten: row.state !== 'closed' && row.business_date < db.businessDate,
  obstacles: obstaclesOf(db, row, blindCount),
});

/** Throws `NOT_FOUND`. */
export const shiftRow = (db: Read, id: string): ShiftTable => {
  const row = db.first(shiftRowById({ id }));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'shift' });
  return row;
};

export const shiftById = (db: DayRead, id: string): Shift | null => {
  const row = db.first(shiftRowById({ id }));
  return row ? toShift(db, row) : null;
};

export const openShiftRowOf = (db: Read, registerId: string): ShiftTable | undefined => db.first(openShiftRow({ registerId }));

/** The shift that is not closed on the register of a desk, or null. */
export const openShiftOf = (db: DayRead, deskId: string): Shift | null => {
  const register = db.first(registerAtDesk({ deskId }));
  const row = register ? openShiftRowOf(db, register.id) : undefined;
  return row ? toShift(db, row) : null;
};

/** Shifts of business dates, newest first, each with its difference once it was counted. */
export const shiftsBetween = (db: DayRead, from: string, to: string, registerId: string | undefined): (Shift & { differenceCents: number | null })[] => {
  let query = db.q.selectFrom('shift').selectAll().where('business_date', '>=', from).where('business_date', '<=', to).orderBy('opened_at', 'desc').orderBy('id', 'desc');
  if (registerId !== undefined) query = query.where('register_id', '=', registerId);
  return db.all(query).map((row) => ({ ...toShift(db, row), differenceCents: row.difference_cents }));
};
