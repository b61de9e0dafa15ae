/**
 * What a card payment becomes by what was heard of it. Nothing is ever charged again: what is not certain is asked
 * about until it is. A terminal cancels by itself what it has not ended within 120 seconds (Adyen, "Verify
 * transaction status"), so "not found" is believed only after that time, and then watched for some minutes more.
 */
import type { CardState } from '#shared/contract/payments/sales.ts';
import { later, milliseconds } from '../../../kernel/clock.ts';
import type { CardEnd, CardReason, Heard } from './terminal.ts';

export interface CardTimes {
  /** Milliseconds within which a terminal ends an order or cancels it. */
  answer: number;
  /** Milliseconds from the start after which an order that was not found cannot turn up any more. */
  watch: number;
  /** Milliseconds between two questions, and the longer pause once the first ten minutes have passed. */
  ask: number;
  askSeldom: number;
}

export const CARD_TIMES: CardTimes = { answer: 120_000, watch: 300_000, ask: 5_000, askSeldom: 60_000 };

export interface CardFacts {
  state: CardState;
  cents: number;
  reason: CardReason | null;
  startedAt: string;
  endedAt: string | null;
  /** When the terminal is asked next; null when it need not be. An ended payment that is still asked about is watched. */
  askAt: string | null;
}

/** `foundLate`: the terminal did carry out what it said it did not know; the customer paid otherwise, so it is given back. */
export type CardStep =
  | { kind: 'nothing' }
  | { kind: 'wait'; state: 'pending' | 'unknown'; reason: CardReason | null; askAt: string | null }
  | { kind: 'end'; end: CardEnd; askAt: string | null }
  | { kind: 'watch'; askAt: string | null }
  | { kind: 'foundLate'; end: CardEnd };

const SOON_MS = 10 * 60_000;

const uncharged = (state: 'cancelled', reason: CardReason): CardEnd => ({ kind: 'ended', state, cents: 0, cardNumber: null, scheme: null, approvalCode: null, reason, reference: null });

/** Less may be approved than was asked, never more, never the other way round. */
const isWithin = (approved: number, asked: number): boolean => (asked > 0 ? approved > 0 && approved <= asked : approved < 0 && approved >= asked);

/** Whether a payment keeps the shift open: no certain end, or an end that is still watched. */
export const isOpenCard = (facts: Pick<CardFacts, 'endedAt' | 'askAt'>): boolean => facts.endedAt === null || facts.askAt !== null;

/** When it is first asked about a payment whose start is under way. */
export const firstAskAt = (startedAt: string, times: CardTimes): string => later(startedAt, times.answer);

/** The next step of a payment. Pure: the same facts and words give the same step. */
export const nextStep = (facts: CardFacts, heard: Heard, now: string, times: CardTimes): CardStep => {
  const age = milliseconds(now) - milliseconds(facts.startedAt);
  const askAgain = later(now, age < SOON_MS ? times.ask : times.askSeldom);
  const wait = (reason: CardReason | null): CardStep => ({ kind: 'wait', state: age >= times.answer || facts.state === 'unknown' ? 'unknown' : 'pending', reason, askAt: askAgain });

  if (facts.endedAt !== null) {
    if (facts.askAt === null) return { kind: 'nothing' };
    if (heard.kind === 'ended') return heard.state === 'approved' ? { kind: 'foundLate', end: heard } : { kind: 'watch', askAt: null };
    return { kind: 'watch', askAt: heard.kind === 'notFound' && age >= times.watch ? null : askAgain };
  }
  switch (heard.kind) {
    case 'byHand':
      return { kind: 'wait', state: 'pending', reason: 'byHand', askAt: null };
    case 'ended':
      if (heard.state === 'approved' && !isWithin(heard.cents, facts.cents)) return { kind: 'wait', state: 'unknown', reason: 'amountDiffers', askAt: askAgain };
      return { kind: 'end', end: heard, askAt: null };
    case 'neverSent':
      return { kind: 'end', end: uncharged('cancelled', heard.reason), askAt: null };
    case 'inProgress':
      return wait('inProgress');
    case 'silence':
      // What the terminal said before it fell silent explains more than the silence.
      return wait(facts.reason === 'terminalBusy' ? 'terminalBusy' : heard.reason);
    case 'notFound': {
      // A refund that turned up late could not be taken back from the card: it is believed lost only when it cannot.
      const believedAfter = facts.cents > 0 ? times.answer : times.watch;
      if (age < believedAfter && facts.reason !== 'terminalBusy') return wait(facts.reason ?? 'noAnswer');
      return { kind: 'end', end: uncharged('cancelled', 'notFound'), askAt: age >= times.watch ? null : askAgain };
    }
  }
};
