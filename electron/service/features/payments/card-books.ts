/** What a card payment writes and asks outside its own rows: the register's journal and the terminal as it is set. */
import type { CardPorts } from './card-payments/ports.ts';
import { append } from './journal/append.ts';
import { registerById } from './registers/queries.ts';

export const cardBooks: Pick<CardPorts, 'journal' | 'terminal'> = {
  journal: (act, { kind, registerId, shiftId, training, cardPayment }) => void append(act, { registerId, training, kind, shiftId, receiptNumber: null, body: { cardPayment } }),
  terminal: (db, registerId) => {
    const terminal = registerById(db, registerId)?.terminal;
    return terminal === undefined || terminal.kind === 'none' ? null : terminal;
  },
};
