/** One change of bookings: its transaction, who makes it, and which points' screens it concerns. */
import type { Booking } from '#shared/contract/bookings/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import type { Ids, Random } from '../../../kernel/ids.ts';

export interface BookingAct {
  tx: HubTransaction;
  now: string;
  /** The device that asks; the point itself where nobody asked. */
  by: string;
  ids: Ids;
  random: Random;
  /** Points to tell after the commit. */
  touched: Set<string>;
}

export type BookingStep = 'booked' | 'filled' | 'taken' | 'declined' | 'lapsed' | 'moved' | 'cancelled' | 'checkedIn' | 'served' | 'noShow' | 'confirmed' | 'lettingInvoiced';

/** Writes a step of the booking's course, which is never changed. */
export const note = async ({ tx, now, by, ids, touched }: BookingAct, { id, pointId }: Pick<Booking, 'id' | 'pointId'>, kind: BookingStep, detail: object = {}): Promise<void> => {
  touched.add(pointId);
  await tx.insertInto('booking_event').values({ id: ids.next(), booking_id: id, point_id: pointId, kind, made_by: by, detail: JSON.stringify(detail), at: now }).execute();
};
