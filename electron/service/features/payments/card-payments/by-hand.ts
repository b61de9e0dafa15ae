/** Terminals that stand alone: the cashier types the amount there, and here what its display said. */
import { badField, Refusal } from '../../../kernel/errors.ts';
import type { CardAct, CardPorts } from './ports.ts';
import { knownCardRow, terminalOf } from './rows.ts';
import { CARD_TIMES } from './rules.ts';
import { settle } from './settle.ts';
import type { CardEnd } from './terminal.ts';

/** Throws `NOT_FOUND`, `FORBIDDEN` for a terminal that answers for itself, `SALE_OVER` when the payment has ended. */
const openByHand = (act: CardAct, id: string) => {
  const row = knownCardRow(act, id);
  if (terminalOf(row).kind !== 'manual') throw new Refusal('FORBIDDEN', { action: 'payments.endManualCard' });
  if (row.ended_at !== null) throw new Refusal('SALE_OVER');
  return row;
};

const end = (state: CardEnd['state'], cents: number, reason: CardEnd['reason'], approvalCode: string | null = null): CardEnd => ({ kind: 'ended', state, cents, cardNumber: null, scheme: null, approvalCode, reason, reference: null });

/** The end that the display told. An approval has its code, by which the bank knows it: `BAD_INPUT` without. */
export const endByHand = (act: CardAct, ports: CardPorts, id: string, told: { approved: boolean; approvalCode?: string | undefined }): void => {
  const row = openByHand(act, id);
  if (told.approved && told.approvalCode === undefined) throw badField('approvalCode', 'missing');
  settle(act, ports, id, told.approved ? end('approved', row.cents, null, told.approvalCode) : end('declined', 0, 'refused'), CARD_TIMES);
};

/** The cashier gave it up before the terminal approved anything. */
export const cancelByHand = (act: CardAct, ports: CardPorts, id: string): void => {
  openByHand(act, id);
  settle(act, ports, id, end('cancelled', 0, 'cancelledByCashier'), CARD_TIMES);
};
