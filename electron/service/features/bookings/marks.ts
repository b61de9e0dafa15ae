/** What becomes of a booking at the point: written here first, told to the hub through the outbox. */
import { Refusal } from '../../kernel/errors.ts';
import { requireBooking, type BookingAct } from './kept.ts';

type Mark = 'checkedIn' | 'served' | 'noShow';

/** Marks the booking; the same mark again changes nothing. Throws `NOT_FOUND`, and `CONFLICT` with `bookingOver` once it is cancelled. */
export const markBooking = (act: BookingAct, bookingId: string, mark: Mark, ticketId: string | null): void => {
  const { row, booking } = requireBooking(act, bookingId);
  if (row.mark === mark) return;
  if (booking.state === 'cancelled') throw new Refusal('CONFLICT', { reason: 'bookingOver' });
  act.run(act.q.updateTable('booking').set({ mark, marked_at: act.now, ...(ticketId === null ? {} : { ticket_id: ticketId }) }).where('id', '=', bookingId));
  act.record({ kind: 'booking.marked', subjectId: bookingId, data: { state: mark }, toHub: { bookingId, state: mark, ticketId: ticketId ?? row.ticket_id } });
  act.emit('bookingsChanged', {});
  act.emit('outboxFilled', {});
};
