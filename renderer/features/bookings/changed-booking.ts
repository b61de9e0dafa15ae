/** How a booking stands that another changed while it was looked at. Pure. */
import type { Booking, BookingState } from '#shared/contract/bookings/words.ts';
import { refusalOf } from '../../app/index.ts';

export type Standing = Pick<Booking, 'start' | 'state' | 'sequence'>;

const STATES: readonly string[] = ['confirmed', 'cancelled', 'checkedIn', 'served', 'noShow'] satisfies BookingState[];
const isState = (value: unknown): value is BookingState => typeof value === 'string' && STATES.includes(value);

/** What a refusal says of the booking; null for any other outcome. */
function toldBy(error: unknown): Standing | null {
  const refusal = refusalOf(error);
  if (refusal?.code !== 'BOOKING_CHANGED') return null;
  const { start, state, sequence } = refusal.data;
  return typeof start === 'string' && isState(state) && typeof sequence === 'number' ? { start, state, sequence } : null;
}

/** The newest that is known: what was opened, or what one of the refusals said since. */
export const standingOf = (booking: Standing, errors: readonly unknown[]): Standing => errors.map(toldBy).reduce<Standing>((newest, told) => (told !== null && told.sequence > newest.sequence ? told : newest), booking);
