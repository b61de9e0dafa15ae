/** The point's copy of its bookings: kept as the hub says it, read by the lobby and the board. */
import type { Booking } from '#shared/contract/bookings/words.ts';
import { Booking as BookingShape } from '#shared/contract/bookings/words.ts';
import type { Act, Read } from '../../kernel/acts.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { BookingTables } from '../../tables/bookings.ts';
import type { StationEvents } from '../../station-events.ts';
import { stateHere } from './rules.ts';

export type BookingAct = Act<StationEvents>;
type Row = BookingTables['booking'];

/** A booking with what happened at the point since the hub spoke. */
export const bookingIn = (row: Row): Booking => {
  const said = BookingShape.parse(JSON.parse(row.json));
  return { ...said, state: stateHere(said.state, row.mark) };
};

/** Throws `NOT_FOUND` for a booking that is not this point's, or not within the weeks that are copied. */
export const requireBooking = (db: Read, bookingId: string): { row: Row; booking: Booking } => {
  const row = db.first(db.q.selectFrom('booking').selectAll().where('id', '=', bookingId));
  if (!row) throw new Refusal('NOT_FOUND', { what: 'booking' });
  return { row, booking: bookingIn(row) };
};

/** Of several with one code the one not over yet: codes come again after years. */
export const bookingByCode = (db: Read, code: string, now: string): Booking | null => {
  const rows = db.all(db.q.selectFrom('booking').selectAll().where('code', '=', code).orderBy('start_at'));
  const row = rows.find(({ end_at }) => end_at > now) ?? rows.at(-1);
  return row ? bookingIn(row) : null;
};

export const bookingsBetween = (db: Read, from: string, until: string): Booking[] =>
  db.all(db.q.selectFrom('booking').selectAll().where('start_at', '>=', from).where('start_at', '<', until).orderBy('start_at').orderBy('id')).map(bookingIn);

/** Keeps one booking as the hub says it; what was marked here stays, but for a time that was moved. */
export const keepBooking = (act: BookingAct, booking: Booking): void => {
  const known = act.first(act.q.selectFrom('booking').select(['start_at', 'mark']).where('id', '=', booking.id));
  const values = { code: booking.code, start_at: booking.start, end_at: booking.end, cancelled: booking.state === 'cancelled' ? (1 as const) : (0 as const), json: JSON.stringify(booking) };
  // A booking moved to another time is expected anew.
  const anew = known !== undefined && known.start_at !== booking.start && known.mark === 'noShow' ? { mark: null, marked_at: null } : {};
  act.run(act.q.insertInto('booking').values({ id: booking.id, ...values, mark: null, marked_at: null, ticket_id: null }).onConflict((c) => c.column('id').doUpdateSet({ ...values, ...anew })));
  act.emit('bookingsChanged', {});
};

/** Replaces the copy by what the hub says of these weeks; what it no longer names and nobody came for is forgotten. */
export const keepAll = (act: BookingAct, bookings: readonly Booking[]): void => {
  const named = new Set(bookings.map(({ id }) => id));
  for (const { id } of act.all(act.q.selectFrom('booking').select('id').where('ticket_id', 'is', null))) if (!named.has(id)) act.run(act.q.deleteFrom('booking').where('id', '=', id));
  for (const booking of bookings) keepBooking(act, booking);
  act.run(act.q.insertInto('booking_state').values({ name: 'heardAt', value: act.now }).onConflict((c) => c.column('name').doUpdateSet({ value: act.now })));
  act.emit('bookingsChanged', {});
};

/** When the hub last said what is booked; null when it never has. */
export const heardAt = (db: Read): string | null => db.first(db.q.selectFrom('booking_state').select('value').where('name', '=', 'heardAt'))?.value ?? null;
