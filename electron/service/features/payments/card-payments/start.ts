/** A payment or refund by card begins: on the disk with its journal row before a byte leaves for the terminal. */
import type { CardPayment } from '#shared/contract/payments/sales.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { CardPaymentTable } from '../../../tables/card-payments.ts';
import type { CardAct, CardPorts, CardSale } from './ports.ts';
import { cardRow, toCardPayment } from './rows.ts';
import { CARD_TIMES, firstAskAt } from './rules.ts';
import { terminalSecretOf } from './secret.ts';
import { serviceIdOf } from './service-id.ts';
import type { TerminalSettings } from './terminal.ts';

/** Training never reaches a real terminal: its payments are ended by hand. */
const terminalFor = (act: CardAct, ports: Pick<CardPorts, 'terminal'>, sale: CardSale): TerminalSettings => {
  const settings = ports.terminal(act, sale.registerId);
  if (sale.training) return { kind: 'manual' };
  if (!settings || (settings.kind === 'adyen' && !terminalSecretOf(act, sale.registerId))) throw new Refusal('TERMINAL_AWAY');
  return settings;
};

/**
 * Writes the payment of `cents` (negative: a refund) with its journal row and tells the desk to send it once that is
 * on the disk. `refundsId` names the card payment that is given back, on the card it came from. Throws
 * `TERMINAL_AWAY` where the register has no terminal that could be reached, `PAYMENT_OPEN` while another payment of the sale has no
 * certain end.
 */
export const startCard = (act: CardAct, ports: Pick<CardPorts, 'journal' | 'terminal'>, sale: CardSale, cents: number, refundsId: string | null = null): CardPayment => {
  if (act.first(act.q.selectFrom('card_payment').select('id').where('sale_id', '=', sale.id).where('ended_at', 'is', null))) throw new Refusal('PAYMENT_OPEN');
  const terminal = terminalFor(act, ports, sale);
  const id = act.newId();
  const row: CardPaymentTable = {
    id,
    sale_id: sale.id,
    register_id: sale.registerId,
    shift_id: sale.shiftId,
    training: sale.training ? 1 : 0,
    cents,
    refunds_id: refundsId !== null && cardRow(act, refundsId) ? refundsId : null,
    terminal: JSON.stringify(terminal),
    service_key: serviceIdOf(id),
    state: 'pending',
    reason: terminal.kind === 'manual' ? 'byHand' : null,
    card_number: null,
    scheme: null,
    approval_code: null,
    terminal_reference: null,
    started_at: act.now,
    ended_at: null,
    ask_at: terminal.kind === 'manual' ? null : firstAskAt(act.now, CARD_TIMES),
  };
  act.run(act.q.insertInto('card_payment').values(row));
  const cardPayment = toCardPayment(row);
  ports.journal(act, { ...sale, kind: 'cardStarted', cardPayment });
  act.record({ kind: 'card.started', subjectId: id, data: { saleId: sale.id, cents } });
  act.emit('cardStarted', { cardPaymentId: id });
  return cardPayment;
};
