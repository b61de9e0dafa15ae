/** A booked customer at the point: into the queue with the promised time, by the code on the confirmation. */
import type { TicketSlip } from '#shared/contract/queue.ts';
import type { PointSettings } from '#shared/contract/point.ts';
import { Refusal } from '../../kernel/errors.ts';
import { groupForProvider, placeDeps, takeNumber } from '../queue/index.ts';
import { requireBooking, type BookingAct } from './kept.ts';
import { markBooking } from './marks.ts';
import { checkInFrom, checkInOf, readCode } from './rules.ts';

export interface CheckInDeps {
  place: ReturnType<typeof placeDeps>;
  zone: string;
  settings: PointSettings;
}

/**
 * Gives the customer a number and marks the booking. Throws `NOT_FOUND` for another code, `TOO_EARLY` with the time from
 * which it goes, `ALREADY_IN`, and `CONFLICT` with `bookingOver` or `noGroup`.
 */
export const checkIn = (act: BookingAct, deps: CheckInDeps, input: { bookingId: string; code: string }): TicketSlip => {
  const { booking } = requireBooking(act, input.bookingId);
  if (readCode(input.code) !== booking.code) throw new Refusal('NOT_FOUND', { what: 'booking' });
  const when = checkInOf(booking, act.now);
  if (when === 'early') throw new Refusal('TOO_EARLY', { from: checkInFrom(booking.start) });
  if (when === 'done') throw new Refusal('ALREADY_IN');
  if (when === 'over') throw new Refusal('CONFLICT', { reason: 'bookingOver' });
  const card = booking.cardId === null ? undefined : act.first(act.q.selectFrom('card').select(['id', 'provider_id']).where('id', '=', booking.cardId));
  const group = groupForProvider(act, card?.provider_id ?? null);
  if (!group) throw new Refusal('CONFLICT', { reason: 'noGroup' });
  const slip = takeNumber(act, { ...deps, afterHours: true }, {
    groupId: group.id,
    language: booking.language,
    needs: booking.interpreter === null ? [] : ['interpreter'],
    cardId: card?.id,
    // Who comes late keeps a place in the queue, not the promise: those who came meanwhile were told their own times.
    booked: { promisedAt: when === 'now' ? booking.start : null },
  });
  markBooking(act, booking.id, 'checkedIn', slip.ticketId);
  return slip;
};
