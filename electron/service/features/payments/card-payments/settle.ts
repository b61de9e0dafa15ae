/** What was heard of a payment is written: its step, the journal row of a certain end, and what the sale makes of it. */
import type { CardPaymentTable } from '../../../tables/card-payments.ts';
import type { CardAct, CardPorts, CardSale } from './ports.ts';
import { cardFactsOf, knownCardRow, toCardPayment } from './rows.ts';
import { nextStep, type CardStep, type CardTimes } from './rules.ts';
import type { CardEnd, Heard } from './terminal.ts';

export const saleOfRow = (row: CardPaymentTable): CardSale => ({ id: row.sale_id, registerId: row.register_id, shiftId: row.shift_id, training: row.training === 1 });

const endColumns = (row: CardPaymentTable, end: CardEnd) => ({
  state: end.state,
  reason: end.reason,
  // Less may have been approved than was asked; what did not happen keeps the amount that was asked.
  cents: end.state === 'approved' ? end.cents : row.cents,
  card_number: end.cardNumber,
  scheme: end.scheme,
  approval_code: end.approvalCode,
  terminal_reference: end.reference ? JSON.stringify(end.reference) : null,
});

/** Takes the next step of the payment `id` by what was heard. Hearing the same again changes nothing. */
export const settle = (act: CardAct, ports: CardPorts, id: string, heard: Heard, times: CardTimes): CardStep => {
  const row = knownCardRow(act, id);
  const step = nextStep(cardFactsOf(row), heard, act.now, times);
  const change = (columns: Partial<CardPaymentTable>): CardPaymentTable => {
    act.run(act.q.updateTable('card_payment').set(columns).where('id', '=', id));
    return { ...row, ...columns };
  };
  switch (step.kind) {
    case 'nothing':
      break;
    case 'watch':
      change({ ask_at: step.askAt });
      break;
    case 'wait': {
      change({ state: step.state, reason: step.reason, ask_at: step.askAt });
      if (step.state !== row.state) act.record({ kind: 'card.unknown', subjectId: id, data: { saleId: row.sale_id, reason: step.reason } });
      // The cashier sees at once that an answer was lost, before the terminal's time has run out.
      if (step.state !== row.state || step.reason !== row.reason) ports.changed(act, row.sale_id);
      break;
    }
    case 'end': {
      const cardPayment = toCardPayment(change({ ...endColumns(row, step.end), ended_at: act.now, ask_at: step.askAt }));
      ports.journal(act, { ...saleOfRow(row), kind: 'cardEnded', cardPayment });
      act.record({ kind: 'card.ended', subjectId: id, data: { saleId: row.sale_id, state: step.end.state, reason: step.end.reason } });
      ports.ended(act, row.sale_id, cardPayment);
      break;
    }
    case 'foundLate': {
      const cardPayment = toCardPayment(change({ ...endColumns(row, step.end), reason: 'foundLate', ask_at: null }));
      ports.journal(act, { ...saleOfRow(row), kind: 'cardEnded', cardPayment });
      act.record({ kind: 'card.foundLate', subjectId: id, data: { saleId: row.sale_id } });
      ports.changed(act, row.sale_id);
      break;
    }
  }
  return step;
};
