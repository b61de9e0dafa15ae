/** What may happen to a ticket in each state, and what is said when it may not. */
import type { TicketState } from '#shared/contract/queue.ts';

/**
 * `serve` begins the visit, `finish` and `drop` end it with and without a result, `handOver` sends the
 * customer on within it, `lapse` ends what was left over from a former day.
 */
export type TicketStep = 'call' | 'recall' | 'noShow' | 'putBack' | 'hold' | 'resume' | 'cancel' | 'serve' | 'finish' | 'drop' | 'handOver' | 'lapse';

const STEPS: Record<TicketState, Partial<Record<TicketStep, TicketState>>> = {
  waiting: { call: 'called', hold: 'held', cancel: 'cancelled', serve: 'serving', lapse: 'cancelled' },
  called: { recall: 'called', noShow: 'noShow', putBack: 'waiting', hold: 'held', cancel: 'cancelled', serve: 'serving' },
  // Inside a visit the customer is the visit's: it hands over, ends or is cancelled, and takes the ticket along.
  serving: { finish: 'finished', drop: 'cancelled', handOver: 'waiting' },
  held: { call: 'called', resume: 'called', cancel: 'cancelled', lapse: 'cancelled' },
  // Who missed the call and comes later is called again, by a person and never by the queue itself.
  noShow: { call: 'called', resume: 'called', cancel: 'cancelled' },
  // A visit that is opened again takes its ticket back to the desk.
  finished: { serve: 'serving' },
  cancelled: {},
};

/** The state after a step, or null when the step is not possible. */
export const stateAfter = (state: TicketState, step: TicketStep): TicketState | null => STEPS[state][step] ?? null;

/** Reason of a `CONFLICT` for a step that is not possible in a state; each has words in the locales. */
export type TicketConflict = 'ticketWaiting' | 'ticketCalled' | 'visitOpen' | 'ticketHeld' | 'ticketMissed' | 'ticketOver';

const CONFLICTS: Record<TicketState, TicketConflict> = {
  waiting: 'ticketWaiting',
  called: 'ticketCalled',
  serving: 'visitOpen',
  held: 'ticketHeld',
  noShow: 'ticketMissed',
  finished: 'ticketOver',
  cancelled: 'ticketOver',
};

export const conflictOf = (state: TicketState): TicketConflict => CONFLICTS[state];
