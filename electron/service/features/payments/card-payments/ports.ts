/** What payments by card need of the journal and of sales; put together in the slice's router. */
import type { CardPayment } from '#shared/contract/payments/sales.ts';
import type { Act, Read } from '../../../kernel/acts.ts';
import type { StationEvents } from '../../../station-events.ts';
import type { TerminalSettings } from './terminal.ts';

export type CardAct = Act<StationEvents>;

/** The part of a sale that a payment by card belongs to. */
export interface CardSale {
  id: string;
  registerId: string;
  shiftId: string;
  training: boolean;
}

export interface CardPorts {
  /** Adds the entry to the register's journal, inside the act. */
  journal(act: CardAct, entry: CardSale & { kind: 'cardStarted' | 'cardEnded'; cardPayment: CardPayment }): void;
  /** The payment has a certain end: the sale takes it. */
  ended(act: CardAct, saleId: string, cardPayment: CardPayment): void;
  /** Something to show changed: the end is not known yet, or it was found late. */
  changed(act: CardAct, saleId: string): void;
  /** The register's terminal as it is set now; null when it has none. */
  terminal(db: Read, registerId: string): TerminalSettings | null;
}
