/** Gapless numbers of a register, taken inside the act that uses them: given back when the act is undone. */
import type { Read } from '../../../kernel/acts.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { chainOf, type PaymentAct } from './append.ts';

type Counter = 'last_receipt' | 'last_shift' | 'last_z';

const nextOf = (act: PaymentAct, registerId: string, training: boolean, counter: Counter): number => {
  const chain = chainOf(training);
  const row = act.first(act.q.selectFrom('journal_chain').select(counter).where('register_id', '=', registerId).where('chain', '=', chain));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'register' });
  const next = Number(row[counter]) + 1;
  act.run(act.q.updateTable('journal_chain').set({ [counter]: next }).where('register_id', '=', registerId).where('chain', '=', chain));
  return next;
};

const registerNumber = (db: Read, registerId: string): number => db.first(db.q.selectFrom('register').select('number').where('id', '=', registerId))?.number ?? 0;

/** `3-1024`: the register's number at this point and the receipt's own; training receipts are `T3-1` and so on. */
export const nextReceiptNumber = (act: PaymentAct, registerId: string, training: boolean): string =>
  `${training ? 'T' : ''}${registerNumber(act, registerId)}-${nextOf(act, registerId, training, 'last_receipt')}`;

export const nextShiftNumber = (act: PaymentAct, registerId: string, training: boolean): number => nextOf(act, registerId, training, 'last_shift');

export const nextZNumber = (act: PaymentAct, registerId: string, training: boolean): number => nextOf(act, registerId, training, 'last_z');
