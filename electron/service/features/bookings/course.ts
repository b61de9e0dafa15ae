/** What time alone changes in the bookings: who was served, and who did not come. The host calls it now and then. */
import type { StationDeps } from '../../station-os.ts';
import { markBooking } from './marks.ts';

const DAY_MS = 86_400_000;

/** Marks as served whose number was served, and as not come whose time is over or who did not answer the call. */
export const bookingTick = async ({ db, clock, acts }: StationDeps): Promise<void> => {
  const now = clock.now();
  const since = new Date(Date.parse(now) - 2 * DAY_MS).toISOString();
  const served = db.all(db.q.selectFrom('booking').innerJoin('ticket', 'ticket.id', 'booking.ticket_id').select('booking.id').where('booking.mark', '=', 'checkedIn').where('ticket.state', 'in', ['serving', 'finished']));
  const missed = db.all(db.q.selectFrom('booking').innerJoin('ticket', 'ticket.id', 'booking.ticket_id').select('booking.id').where('booking.mark', '=', 'checkedIn').where('booking.end_at', '<=', now).where('ticket.state', 'in', ['noShow', 'cancelled']));
  const absent = db.all(db.q.selectFrom('booking').select('booking.id').where('booking.mark', 'is', null).where('cancelled', '=', 0).where('end_at', '<=', now).where('end_at', '>', since));
  if (served.length + missed.length + absent.length === 0) return;
  await acts.act({ caller: { deviceId: 'station' }, advisor: null, procedure: 'bookings.tick' }, (act) => {
    for (const { id } of served) markBooking(act, id, 'served', null);
    for (const { id } of [...missed, ...absent]) markBooking(act, id, 'noShow', null);
  });
};
