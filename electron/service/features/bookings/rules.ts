/** When a booked customer may check in, and what the promise is worth then. Pure. */
import type { BookingState } from '#shared/contract/bookings/words.ts';

/** Nobody waits longer than this for a promised time by coming early: the lobby is small. */
export const EARLY_MINUTES = 30;
/** The promise holds this long after its time; then the next customers have been called already. */
export const LATE_MINUTES = 15;

const MINUTE_MS = 60_000;
const plus = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();

export type CheckIn = 'now' | 'early' | 'late' | 'done' | 'over';

export interface ForCheckIn {
  start: string;
  end: string;
  state: BookingState;
}

/** From when on the customer may check in. */
export const checkInFrom = (start: string): string => plus(start, -EARLY_MINUTES);

/**
 * `early`: from `checkInFrom` on. `now`: with the promised time. `late`: into the queue like those without one.
 * `over`: cancelled, or its time has gone. `done`: checked in already.
 */
export const checkInOf = ({ start, end, state }: ForCheckIn, now: string): CheckIn => {
  if (state === 'cancelled' || state === 'noShow') return 'over';
  if (state === 'checkedIn' || state === 'served') return 'done';
  if (now < checkInFrom(start)) return 'early';
  if (now <= plus(start, LATE_MINUTES)) return 'now';
  return now < end ? 'late' : 'over';
};

/** Six characters without those mistaken for one another, however they were typed: small letters, spaces, a dash between. */
export const readCode = (typed: string): string | null => {
  const code = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-HJ-NP-Z2-9]{6}$/.test(code) ? code : null;
};

/** The state as the point knows it: a cancellation at the hub wins over everything but a customer who is here. */
export const stateHere = (said: BookingState, mark: 'checkedIn' | 'served' | 'noShow' | null): BookingState => {
  if (mark === null) return said;
  return said === 'cancelled' && mark === 'noShow' ? 'cancelled' : mark;
};
