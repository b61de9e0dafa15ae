/** What stations tell of a booking's course at the point. */
import { BookingMarked, LettingInvoiced } from '#shared/contract/bookings/at-hub.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import type { Ids, Random } from '../../../kernel/ids.ts';
import type { Projection } from '../../../kernel/inbox.ts';
import { note, type BookingAct } from './act.ts';
import type { BookingEvents } from './events.ts';
import { settle } from './booking.ts';
import { bookingOf } from './rows.ts';

/** Of the point's own bookings; what is told late of one that is cancelled changes nothing. */
const standing = async (tx: HubTransaction, stationId: string, bookingId: string) => {
  const row = await tx.selectFrom('booking').selectAll().where('id', '=', bookingId).where('point_id', '=', stationId).where('state', '!=', 'cancelled').executeTakeFirst();
  return row && bookingOf(row);
};

export const createBookingProjections = (deps: { ids: Ids; random: Random; events: BookingEvents }): Record<string, Projection> => {
  const told = (tx: HubTransaction, stationId: string, at: string): BookingAct => ({ tx, now: at, by: stationId, ids: deps.ids, random: deps.random, touched: new Set() });
  return {
    'booking.marked': async (tx, stationId, event) => {
      const { bookingId, state, ticketId } = BookingMarked.parse(event.payload);
      const booking = await standing(tx, stationId, bookingId);
      if (!booking || booking.state === state) return;
      await tx.updateTable('booking').set({ state, changed_at: event.at }).where('id', '=', bookingId).execute();
      // Who came for an offered time has answered.
      if (state === 'checkedIn' || state === 'served') await settle({ tx }, bookingId);
      await note(told(tx, stationId, event.at), booking, state, { ticketId });
      deps.events.publish('pointChanged', { pointId: stationId });
    },
    'booking.lettingInvoiced': async (tx, stationId, event) => {
      const { bookingId } = LettingInvoiced.parse(event.payload);
      const booking = await standing(tx, stationId, bookingId);
      if (!booking?.letting || booking.letting.invoiced) return;
      await tx.updateTable('booking').set({ letting: JSON.stringify({ ...booking.letting, invoiced: true }), changed_at: event.at }).where('id', '=', bookingId).execute();
      await note(told(tx, stationId, event.at), booking, 'lettingInvoiced');
      deps.events.publish('pointChanged', { pointId: stationId });
    },
  };
};
