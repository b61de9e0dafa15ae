/** What an administrator keeps of registers. A register is taken out of use, never removed: its journal points at it. */
import type { Register } from '#shared/contract/payments/shifts.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { makeRegisterKey } from '../journal/keys.ts';
import type { PaymentAct } from '../journal/append.ts';
import { NOTHING_BEFORE } from '../journal/stored-row.ts';
import { CHAINS } from '../journal/verify.ts';
import { deskIdsOf, openShiftRowOf, requireRegister } from './queries.ts';

/** A new register with its own key and its two empty chains. */
const addRegister = (act: PaymentAct, values: { name: string; active: 0 | 1; blind_count: 0 | 1; printer: string; terminal: string }): string => {
  const id = act.newId();
  const number = (act.first(act.q.selectFrom('register').select((e) => e.fn.max('number').as('number')))?.number ?? 0) + 1;
  act.run(act.q.insertInto('register').values({ id, number, ...values, public_key: makeRegisterKey(act, id), created_at: act.now }));
  for (const chain of CHAINS)
    act.run(act.q.insertInto('journal_chain').values({ register_id: id, chain, last_sequence: 0, last_hash: NOTHING_BEFORE, last_signature: '', last_at: '', last_receipt: 0, last_shift: 0, last_z: 0 }));
  return id;
};

const setDesks = (act: PaymentAct, registerId: string, deskIds: readonly string[]): void => {
  act.run(act.q.deleteFrom('register_desk').where('register_id', '=', registerId));
  for (const [at, deskId] of deskIds.entries()) {
    if (!act.first(act.q.selectFrom('desk').select('id').where('id', '=', deskId))) throw badField(`register.deskIds.${at}`, 'notOffered');
    if (act.first(act.q.selectFrom('register_desk').select('register_id').where('desk_id', '=', deskId))) throw new Refusal('CONFLICT', { reason: 'deskHasRegister' });
    act.run(act.q.insertInto('register_desk').values({ desk_id: deskId, register_id: registerId }));
  }
};

/**
 * Throws `NOT_FOUND`; `CONFLICT` `deskHasRegister` when a desk has another register, `shiftOpen` when a register with
 * an open shift is taken out of use; `BAD_INPUT` for desks that are not there or named twice.
 */
export const saveRegister = (act: PaymentAct, register: Omit<Register, 'id'>, id: string | undefined): Register => {
  if (new Set(register.deskIds).size !== register.deskIds.length) throw badField('register.deskIds', 'notValid');
  const before = id === undefined ? [] : requireRegister(act, id).deskIds;
  if (id !== undefined && !register.active && openShiftRowOf(act, id)) throw new Refusal('CONFLICT', { reason: 'shiftOpen' });
  const values = {
    name: register.name,
    active: register.active ? (1 as const) : (0 as const),
    blind_count: register.blindCount ? (1 as const) : (0 as const),
    printer: JSON.stringify(register.printer),
    terminal: JSON.stringify(register.terminal),
  };
  const registerId = id ?? addRegister(act, values);
  if (id !== undefined) act.run(act.q.updateTable('register').set(values).where('id', '=', id));
  setDesks(act, registerId, register.deskIds);
  const { printer, terminal } = register;
  act.record({ kind: 'register.saved', subjectId: registerId, data: { name: register.name, active: register.active, blindCount: register.blindCount, printer, terminal, deskIds: register.deskIds } });
  act.audit({ detail: { register: registerId, active: register.active, blindCount: register.blindCount, printer: printer.kind, terminal: terminal.kind } });
  act.emit('saleChanged', { deskIds: [...new Set([...before, ...deskIdsOf(act, registerId)])] });
  return requireRegister(act, registerId);
};
