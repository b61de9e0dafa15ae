/** Answers to offers of the wait list; one that is not answered in time goes to the next. */
import type { Booking, WaitListAnswer, WaitListEntry } from '#shared/contract/bookings/words.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { note, type BookingAct } from './act.ts';
import { release, settle } from './booking.ts';
import { entryOf, passedOf, type EntryRow } from './entries.ts';
import { dropMessages, planMessages } from './messages/planning.ts';
import type { Reader } from './reading.ts';
import { bookingOf } from './rows.ts';
import { endWaiting } from './wait-list.ts';

/** Offers without an answer after which nobody is asked again: a list of people who are away serves nobody. */
const UNANSWERED_AT_MOST = 2;

const offeredTo = async ({ tx }: BookingAct, { booking_id }: EntryRow): Promise<Booking> => bookingOf(await tx.selectFrom('booking').selectAll().where('id', '=', booking_id).executeTakeFirstOrThrow());

/** Takes the entry's row, so that an answer and the end of its time are not both counted. False when the other was quicker. */
const stillHeld = async ({ tx }: BookingAct, { id, booking_id }: EntryRow): Promise<boolean> => {
  const taken = await tx.updateTable('wait_list_entry').set({ state: 'offered' }).where('id', '=', id).where('state', '=', 'offered').where('booking_id', '=', booking_id).executeTakeFirst();
  return taken.numUpdatedRows > 0n;
};

/** Back among those who wait, in the place they had, but not for this time. */
const waitOn = async (act: BookingAct, entry: EntryRow, { start }: Booking, unanswered: number): Promise<void> => {
  await act.tx.updateTable('wait_list_entry').set({ state: 'waiting', booking_id: null, secret: null, passed: JSON.stringify([...passedOf(entry), start]), unanswered }).where('id', '=', entry.id).execute();
};

/** Throws `CONFLICT` with `noOffer` for a time that is not held for them any more; leaving is always possible, and again. */
export const answerOffer = async (act: BookingAct, entry: EntryRow, answer: WaitListAnswer): Promise<WaitListEntry> => {
  const offered = entry.state === 'offered' && (await stillHeld(act, entry)) ? await offeredTo(act, entry) : null;
  const open = offered !== null && offered.state === 'confirmed' && offered.start > act.now;
  if (answer !== 'leave' && !open) throw new Refusal('CONFLICT', { reason: 'noOffer' });
  if (answer === 'leave' && entry.state === 'filled') throw new Refusal('CONFLICT', { reason: 'offerTaken' });
  if (answer === 'leave' && entry.state !== 'withdrawn') await endWaiting(act.tx, entry.id);
  if (open && answer === 'take') {
    await settle(act, offered.id);
    await dropMessages(act, offered.id);
    await note(act, offered, 'taken');
    await planMessages(act, { ...offered, answerBy: null }, 'confirmed');
  } else if (open) {
    if (answer === 'decline') await waitOn(act, entry, offered, 0);
    await release(act, offered, 'declined', null);
  }
  return entryOf(act.tx, await act.tx.selectFrom('wait_list_entry').selectAll().where('id', '=', entry.id).executeTakeFirstOrThrow());
};

/** Asked every few seconds, without a transaction. */
export const anyLapsed = async (db: Reader, now: string): Promise<boolean> => (await db.selectFrom('booking').select('id').where('answer_by', '<=', now).limit(1).executeTakeFirst()) !== undefined;

/** Takes back what was not answered in time, and offers it to the next. Answers how many there were. */
export const lapseOffers = async (act: BookingAct): Promise<number> => {
  const due = await act.tx.selectFrom('wait_list_entry').innerJoin('booking', 'booking.id', 'wait_list_entry.booking_id').selectAll('wait_list_entry').where('wait_list_entry.state', '=', 'offered').where('booking.answer_by', '<=', act.now).orderBy('booking.answer_by').execute();
  for (const entry of due) {
    if (!(await stillHeld(act, entry))) continue;
    const offered = await offeredTo(act, entry);
    const unanswered = entry.unanswered + 1;
    const again = unanswered < UNANSWERED_AT_MOST;
    if (again) await waitOn(act, entry, offered, unanswered);
    else await endWaiting(act.tx, entry.id);
    await release({ ...act, by: entry.point_id }, offered, 'lapsed', again ? 'offerPassed' : 'waitListEnded');
  }
  return due.length;
};
