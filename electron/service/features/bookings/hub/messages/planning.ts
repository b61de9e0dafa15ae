/** Which messages a booking brings about, written in its own transaction and sent after it. */
import type * as z from 'zod';
import type { Booking, ReminderKind } from '#shared/contract/bookings/words.ts';
import { reminderTimes } from '#shared/domain/booking-reminders.ts';
import type { BookingAct } from '../act.ts';
import { offeredAt } from '../offer-time.ts';

type Kind = z.infer<typeof ReminderKind>;
export type Channel = 'email' | 'sms';

const plan = ({ tx, ids, now }: BookingAct, booking: Booking, kind: Kind, channel: Channel, dueAt: string) =>
  tx
    .insertInto('booking_message')
    .values({ id: ids.next(), booking_id: booking.id, kind, channel, sequence: booking.sequence, due_at: dueAt, state: 'waiting', tries: 0, last_error: null, made_at: now, done_at: null })
    .execute();

/** Tells of what happened at once, and reminds of a time that stands. */
export const planMessages = async (act: BookingAct, booking: Booking, kind: Exclude<Kind, 'reminder'>): Promise<void> => {
  const { email, phone } = booking.contact;
  const channels: Channel[] = [...(email === undefined ? [] : (['email'] as const)), ...(phone === undefined ? [] : (['sms'] as const))];
  // Nobody is reminded of what does not stand, or not yet; and nobody is woken by an offer.
  const stands = kind === 'confirmed' || kind === 'moved';
  const reminders = stands ? reminderTimes(booking.start, act.now) : { dayBefore: null, twoHours: null };
  const dueAt = kind === 'waitListFilled' ? offeredAt(act.now) : act.now;
  for (const channel of channels) {
    await plan(act, booking, kind, channel, dueAt);
    if (reminders.dayBefore !== null) await plan(act, booking, 'reminder', channel, reminders.dayBefore);
    if (channel === 'sms' && reminders.twoHours !== null) await plan(act, booking, 'reminder', channel, reminders.twoHours);
  }
};

/** What waits for a time that no longer stands is not sent. */
export const dropMessages = async ({ tx, now }: BookingAct, bookingId: string): Promise<void> => {
  await tx.updateTable('booking_message').set({ state: 'dropped', done_at: now }).where('booking_id', '=', bookingId).where('state', '=', 'waiting').execute();
};
