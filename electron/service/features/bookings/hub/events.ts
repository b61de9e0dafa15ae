/** What the hub's own parts tell each other of bookings, after the commit. */
import { createEvents, type Events } from '../../../kernel/events.ts';
import type { Log } from '../../../kernel/log.ts';

export interface BookingsHubEvents {
  pointChanged: { pointId: string };
  /** Another local date began: what the points watch has moved on by a day. */
  dateChanged: object;
}

export type BookingEvents = Events<BookingsHubEvents>;

export const createBookingEvents = (log: Log): BookingEvents => createEvents<BookingsHubEvents>((error) => log.error({ error: String(error) }, 'a change of bookings could not be told'));
