/** Gapless numbers of a register, taken inside the act that uses them: given back when the act is undone. */
import type { Read } from '../../../kernel/acts.ts';
import { compiledOnce } from '../../../kernel/compiled.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { chainOf, type PaymentAct } from './append.ts';

type Counter = 'last_receipt' | 'last_shift' | 'last_z';

const taking = (counter: Counter) =>
  compiledOnce((q, param) =>
    q
      .updateTable('journal_chain')
      .set((e) => ({ [counter]: e(counter, '+', param('one')) }))
      .where('register_id', '=', param('registerId'))
      .where('chain', '=', param('chain'))
      .returning(`${counter} as next`),
  );
const takeFrom: Record<Counter, ReturnType<typeof taking>> = { last_receipt: taking('last_receipt'), last_shift: taking('last_shift'), last_z: taking('last_z') };

const nextOf = (act: PaymentAct, registerId: string, training: boolean, counter: Counter): number => {
  const row = act.first(takeFrom[counter]({ registerId, chain: chainOf(training), one: 1 }));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'register' });
  return row.next;
};

const numberOf = compiledOnce((q, param) => q.selectFrom('register').select('number').where('id', '=', param('registerId')));

const registerNumber = (db: Read, registerId: string): number => db.first(numberOf({ registerId }))?.number ?? 0;

/** `3-1024`: the register's number at this point and the receipt's own; training receipts are `T3-1` and so on. */
export const nextReceiptNumber = (act: PaymentAct, registerId: string, training: boolean): string =>
  `${training ? 'T' : ''}${registerNumber(act, registerId)}-${nextOf(act, registerId, training, 'last_receipt')}`;

export const nextShiftNumber = (act: PaymentAct, registerId: string, training: boolean): number => nextOf(act, registerId, training, 'last_shift');

export const nextZNumber = (act: PaymentAct, registerId: string, training: boolean): number => nextOf(act, registerId, training, 'last_z');
