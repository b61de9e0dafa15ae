/** Copies: each is in the journal, counted on the Z report, and says on its face which it is. */
import { Refusal } from '../../../kernel/errors.ts';
import { append, type PaymentAct } from '../journal/append.ts';
import { openShiftOf, requireRegister } from '../registers/queries.ts';
import { nextCopy, notPrintedOn, planPrinting, planReceipt } from './print-queue.ts';
import { requireReceipt } from './stored.ts';

const DONE = { ok: true } as const;

/** The desk at which the advisor sits on this device, or null. */
const deskOf = (act: PaymentAct): string | null => act.first(act.q.selectFrom('session').select('desk_id').where('device_id', '=', act.doing.caller.deviceId))?.desk_id ?? null;

/**
 * Prints a copy at the register of the advisor's desk, whose open shift answers for it.
 * Throws `NOT_FOUND`; `NO_SHIFT`; `CONFLICT` with `otherChain` (a real receipt while practising, or the other way) or `noPrinter`.
 */
export const printCopy = (act: PaymentAct, number: string): typeof DONE => {
  const { receipt } = requireReceipt(act, number);
  const deskId = deskOf(act);
  const shift = deskId === null ? null : openShiftOf(act, deskId);
  if (!shift) throw new Refusal('NO_SHIFT');
  if (shift.training !== receipt.training) throw new Refusal('CONFLICT', { reason: 'otherChain' });
  if (requireRegister(act, shift.registerId).printer.kind === 'none') throw new Refusal('CONFLICT', { reason: 'noPrinter' });
  const copy = nextCopy(act, number);
  append(act, { registerId: shift.registerId, training: receipt.training, kind: 'receiptCopied', shiftId: shift.id, receiptNumber: null, body: { receiptNumber: number, copy } });
  act.record({ kind: 'receipt.copied', subjectId: receipt.saleId, data: { number, copy } });
  act.audit({ detail: { receipt: number, copy } });
  planReceipt(act, { ...receipt, copy }, shift.registerId);
  return DONE;
};

/** Tries again at once what waits, also what could not be drawn before. Throws `NOT_FOUND`, `CONFLICT` with `noPrinter`. */
export const printAgain = (act: PaymentAct, registerId: string): typeof DONE => {
  if (requireRegister(act, registerId).printer.kind === 'none') throw new Refusal('CONFLICT', { reason: 'noPrinter' });
  for (const row of notPrintedOn(act, registerId)) if (row.state === 'failed') act.run(act.q.updateTable('print').set({ state: 'waiting' }).where('id', '=', row.id));
  planPrinting(act, registerId);
  return DONE;
};
