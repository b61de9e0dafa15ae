/** A card terminal as the cash desk sees it: one interface, a driver for each kind. */
import type { Register } from '#shared/contract/payments/shifts.ts';

export type TerminalSettings = Exclude<Register['terminal'], { kind: 'none' }>;
export type AdyenSettings = Extract<TerminalSettings, { kind: 'adyen' }>;

/** What opens the line to a terminal; kept with the station's secrets, never among settings. */
export interface TerminalSecret {
  /** The passphrase from which the keys of the messages are made. */
  passphrase: string;
  /** PEM of the terminal's own certificate, or of the authority that issued it. */
  certificate: string;
}

/** Where a terminal is and how it is spoken to; `secret` is null on a manual one. */
export interface TerminalAccess {
  settings: TerminalSettings;
  secret: TerminalSecret | null;
}

/** The terminal's own name of a transaction, by which it is given back. */
export interface TerminalReference {
  id: string;
  at: string;
}

/** One payment or refund, the same however often it is asked about. */
export interface CardOrder {
  /** The idempotency key. */
  paymentId: string;
  /** The key as the terminal knows it: ten characters, of this payment alone. */
  serviceId: string;
  /** The cash desk's name towards the terminal. */
  registerId: string;
  /** Negative gives back. */
  cents: number;
  startedAt: string;
  /** What is given back, where the terminal can be told; null on a payment, and on a refund to any card. */
  original: TerminalReference | null;
}

/** Why a payment ended as it did or has no certain end: keys under `payments.cardReasons`. */
export type CardReason =
  | 'refused'
  | 'wrongPin'
  | 'invalidCard'
  | 'notAllowed'
  | 'cancelledByCustomer'
  | 'cancelledByCashier'
  | 'bankAway'
  | 'terminalFault'
  | 'terminalAway'
  | 'terminalRefused'
  | 'terminalBusy'
  | 'noAnswer'
  | 'unreadable'
  | 'inProgress'
  | 'notFound'
  | 'foundLate'
  | 'amountDiffers'
  | 'byHand';

/** A certain end, in the terminal's own words. */
export interface CardEnd {
  kind: 'ended';
  state: 'approved' | 'declined' | 'cancelled';
  /** What was really charged (negative: given back); 0 unless approved. */
  cents: number;
  cardNumber: string | null;
  scheme: string | null;
  approvalCode: string | null;
  reason: CardReason | null;
  reference: TerminalReference | null;
}

/**
 * What was heard of an order. `neverSent`: it certainly did not reach the terminal or was thrown away unread.
 * `silence`: the answer was lost or could not be read, so the order may have been carried out or not.
 */
export type Heard =
  | CardEnd
  | { kind: 'neverSent'; reason: 'terminalAway' | 'terminalRefused' }
  | { kind: 'inProgress' }
  | { kind: 'notFound' }
  | { kind: 'silence'; reason: 'noAnswer' | 'terminalBusy' | 'unreadable' }
  | { kind: 'byHand' };

/** Never throws and never sends an order twice by itself. */
export interface CardTerminal {
  /** Sends the order once and waits for its end, at most as long as the terminal may take. */
  start(order: CardOrder, access: TerminalAccess): Promise<Heard>;
  /** Asks what became of the order; never answers `neverSent`. */
  status(order: CardOrder, access: TerminalAccess): Promise<Heard>;
  /** Asks the terminal to give up the order; what became of it is heard from `start` or `status`. */
  cancel(order: CardOrder, access: TerminalAccess): Promise<'sent' | 'away' | 'byHand'>;
  /** Lines of the receipt that the terminal made last, without card numbers; null when it does not tell. */
  lastReceipt(registerId: string, access: TerminalAccess): Promise<string[] | null>;
}

export type CardTerminals = Record<TerminalSettings['kind'], CardTerminal>;
