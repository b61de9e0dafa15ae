/** Payments by card as they are kept. */
import { sql } from 'kysely';
import type { CardPayment } from '#shared/contract/payments/sales.ts';
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { CardPaymentTable } from '../../../tables/card-payments.ts';
import type { CardFacts } from './rules.ts';
import type { CardReason, TerminalReference, TerminalSettings } from './terminal.ts';

const byId = compiledOnce((q, param) => q.selectFrom('card_payment').selectAll().where('id', '=', param('id')));
const ofSale = compiledOnce((q, param) => q.selectFrom('card_payment').selectAll().where('sale_id', '=', param('saleId')).orderBy('id'));
const openOfShift = compiledOnce((q, param) =>
  q
    .selectFrom('card_payment')
    .selectAll()
    .where('shift_id', '=', param('shiftId'))
    .where((is) => is.or([is('ended_at', 'is', null), is('ask_at', 'is not', null)]))
    .orderBy('id'),
);
const withoutEnd = compiledOnce((q) => q.selectFrom('card_payment').selectAll().where((is) => is.or([is('ended_at', 'is', null), is('ask_at', 'is not', null)])).orderBy('id'));
const dueToAsk = compiledOnce((q, param) => q.selectFrom('card_payment').selectAll().where('ask_at', '<=', param('now')).orderBy('ask_at').orderBy('id'));
const foundLate = compiledOnce((q) => q.selectFrom('card_payment').selectAll().where(sql<boolean>`reason = 'foundLate'`).where('state', '=', 'approved').where('cents', '>', 0).orderBy('id'));
const backOf = compiledOnce((q, param) => q.selectFrom('card_payment').select(['cents', 'state', 'ended_at', 'ask_at']).where('refunds_id', '=', param('id')).orderBy('id'));

/** How often it is tried to give a late charge back before a person has to. */
const ATTEMPTS = 5;

export const cardFactsOf = (row: CardPaymentTable): CardFacts => ({ state: row.state, cents: row.cents, reason: row.reason as CardReason | null, startedAt: row.started_at, endedAt: row.ended_at, askAt: row.ask_at });

export const toCardPayment = (row: CardPaymentTable): CardPayment => ({
  id: row.id,
  saleId: row.sale_id,
  cents: row.cents,
  state: row.state,
  cardNumber: row.card_number,
  scheme: row.scheme,
  approvalCode: row.approval_code,
  reason: row.reason,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

export const terminalOf = (row: CardPaymentTable): TerminalSettings => JSON.parse(row.terminal) as TerminalSettings;
export const referenceOf = (row: CardPaymentTable): TerminalReference | null => (row.terminal_reference === null ? null : (JSON.parse(row.terminal_reference) as TerminalReference));

export const cardRow = (db: Read, id: string): CardPaymentTable | undefined => db.first(byId({ id }));

/** Throws `NOT_FOUND`. */
export const knownCardRow = (db: Read, id: string): CardPaymentTable => {
  const row = cardRow(db, id);
  if (!row) throw new Refusal('NOT_FOUND', { what: 'cardPayment' });
  return row;
};

/** The payments and refunds by card of a sale, oldest first. */
export const cardPaymentsOf = (db: Read, saleId: string): CardPayment[] => db.all(ofSale({ saleId })).map(toCardPayment);

export interface LateCharge {
  row: CardPaymentTable;
  /** Cents not yet given back. */
  leftCents: number;
  /** Whether an attempt is under way. */
  underWay: boolean;
  /** When the last attempt ended without success; null before the first. */
  triedAt: string | null;
}

/** Charges found late that are not wholly given back, but for those where it failed so often that a person has to see to it. */
export const lateCharges = (db: Read): LateCharge[] =>
  db.all(foundLate({})).flatMap((row) => {
    const back = db.all(backOf({ id: row.id }));
    const leftCents = back.reduce((left, { state, cents }) => (state === 'approved' ? left + cents : left), row.cents);
    const underWay = back.some(({ ended_at, ask_at }) => ended_at === null || ask_at !== null);
    return leftCents > 0 && (underWay || back.length < ATTEMPTS) ? [{ row, leftCents, underWay, triedAt: back.at(-1)?.ended_at ?? null }] : [];
  });

/**
 * What keeps a shift from closing: payments without a certain end, those whose "not found" is still watched, and
 * charges found late that are not given back yet.
 */
export const openCardPayments = (db: Read, shiftId: string): CardPayment[] => [...db.all(openOfShift({ shiftId })), ...lateCharges(db).flatMap(({ row }) => (row.shift_id === shiftId ? [row] : []))].map(toCardPayment);

/** Everything that must be asked about after a start, and everything due by `now`. */
export const unendedRows = (db: Read): CardPaymentTable[] => db.all(withoutEnd({}));
export const dueRows = (db: Read, now: string): CardPaymentTable[] => db.all(dueToAsk({ now }));
