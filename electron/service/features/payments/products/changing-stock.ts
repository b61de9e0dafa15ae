/** Deliveries and counts of goods, each a row of a register's journal. */
import { Refusal } from '../../../kernel/errors.ts';
import type { Read } from '../../../kernel/acts.ts';
import { signedInOn } from '../../point/index.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { refusePersonalData } from '../rules.ts';
import { setStock, stockOf } from './stock.ts';

export type StockChange = { kind: 'received'; pieces: number } | { kind: 'counted'; pieces: number; reason: string };

/** The shelf is the point's, a journal a register's: the one of the desk where this is told, else the point's first. */
const registerFor = (db: Read, deviceId: string): string => {
  const deskId = signedInOn(db, deviceId)?.deskId ?? '';
  const ofDesk = db.first(db.q.selectFrom('register_desk').innerJoin('register', 'register.id', 'register_desk.register_id').select('register.id').where('desk_id', '=', deskId).where('register.active', '=', 1));
  const found = ofDesk ?? db.first(db.q.selectFrom('register').select('id').where('active', '=', 1).orderBy('number').limit(1));
  if (!found) throw new Refusal('CONFLICT', { reason: 'noRegister' });
  return found.id;
};

/**
 * Adds what was delivered, or puts what was counted in place of what was believed; a difference is a row with its
 * reason, of pieces that were too few (−) or too many. Throws `NOT_FOUND`, and `CONFLICT` with `notStocked` for
 * what the point does not count and `noRegister`.
 */
export const changeStock = (act: PaymentAct, productId: string, change: StockChange): void => {
  const product = act.first(act.q.selectFrom('product').select('stocked').where('id', '=', productId));
  if (!product) throw new Refusal('NOT_FOUND', { what: 'product' });
  if (product.stocked !== 1) throw new Refusal('CONFLICT', { reason: 'notStocked' });
  const before = stockOf(act, productId);
  const left = change.kind === 'received' ? before + change.pieces : change.pieces;
  const entry = { registerId: registerFor(act, act.doing.caller.deviceId), training: false, shiftId: null, receiptNumber: null };
  if (change.kind === 'received') append(act, { ...entry, kind: 'stockReceived', body: { productId, pieces: change.pieces, left } });
  else {
    refusePersonalData('reason', change.reason);
    append(act, { ...entry, kind: 'stockCorrected', body: { productId, pieces: left - before, left, reason: change.reason } });
  }
  setStock(act, productId, left);
  act.record({ kind: change.kind === 'received' ? 'stock.received' : 'stock.counted', subjectId: productId, data: { before, left } });
  act.audit({ detail: { product: productId, before, left }, ...(change.kind === 'counted' ? { reason: change.reason } : {}) });
};
