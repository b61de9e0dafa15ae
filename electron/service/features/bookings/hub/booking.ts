/** Booking, moving and cancelling: all resources of a service together, or none. */
import type * as z from 'zod';
import type { NewBooking } from '#shared/contract/bookings/at-hub.ts';
import type { Booking, Resource } from '#shared/contract/bookings/words.ts';
import { lastingUid } from './calendar/words.ts';
import { instantOfMinute, minuteOf } from '#shared/domain/wall-day.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { note, type BookingAct } from './act.ts';
import { choose, writeHolds, type Wanted } from './choosing.ts';
import { freshCode } from './codes.ts';
import { dropMessages, planMessages } from './messages/planning.ts';
import { answerDue, offeredAt } from './offer-time.ts';
import { offerFreed } from './offering.ts';
import { activeService, pointNameOf } from './reading.ts';
import { lengthOf, requireBookable, requireChangeable, requireUnchanged } from './rules.ts';
import { rowOf } from './rows.ts';
import { endWaiting, leaveWaitList } from './wait-list.ts';

const endOf = (start: string, minutes: number): string => instantOfMinute(minuteOf(start) + minutes);

const shown = (resources: readonly Resource[]): Booking['resources'] => resources.map(({ id, kind, name }) => ({ id, kind, name }));

/** A room is let by its own product in the price list, and by no other. */
const requireLettable = (letting: z.infer<typeof NewBooking>['letting'], resources: readonly Resource[]): Booking['letting'] => {
  if (!letting) return null;
  if (!resources.some((resource) => resource.lettingProductId === letting.productId)) throw badField('letting.productId', 'notOffered');
  return { ...letting, invoiced: false };
};

/** Makes a booking, or with `filled` one that is offered from the wait list and held for an answer. Throws `SLOT_TAKEN` with others, `TOO_LATE`, `NOT_FOUND`, `BAD_INPUT`. */
export const book = async (act: BookingAct, wish: z.infer<typeof NewBooking>, why: 'booked' | 'filled'): Promise<Booking> => {
  const { tx, now } = act;
  const service = await activeService(tx, wish.serviceId);
  requireBookable(service, wish.start, now);
  const minutes = lengthOf(service, wish.letting);
  const wanted: Wanted = { pointId: wish.pointId, language: wish.language, interpreter: wish.interpreter, named: wish.resourceIds, start: wish.start, minutes };
  const pointName = await pointNameOf(tx, wish.pointId);
  const resources = await choose(tx, service, wanted, now);
  const id = act.ids.next();
  const booking: Booking = {
    id,
    code: await freshCode(tx, act.random),
    serviceId: service.id,
    serviceName: service.name,
    cardId: service.cardId,
    pointId: wish.pointId,
    pointName,
    start: wish.start,
    end: endOf(wish.start, minutes),
    resources: shown(resources),
    language: wish.language,
    interpreter: wish.interpreter,
    contact: wish.contact,
    note: wish.note,
    state: 'confirmed',
    answerBy: why === 'filled' ? answerDue(wish.start, offeredAt(now)) : null,
    letting: requireLettable(wish.letting, resources),
    sequence: 0,
    uid: lastingUid(id),
    madeAt: now,
    changedAt: now,
  };
  await tx.insertInto('booking').values(rowOf(booking, act.by)).execute();
  await writeHolds(tx, id, booking.start, minutes, resources);
  await note(act, booking, why, { start: booking.start });
  await planMessages(act, booking, why === 'filled' ? 'waitListFilled' : 'confirmed');
  if (why === 'booked') await leaveWaitList(tx, booking);
  return booking;
};

const holdsOf = (act: BookingAct, bookingId: string) =>
  act.tx.selectFrom('booking_hold').select(['resource_id as resourceId', 'from_minute as from', 'until_minute as until']).where('booking_id', '=', bookingId).execute();

/** A time from the wait list stands once it is taken, by whatever shows that the customer wants it. */
export const settle = async ({ tx }: Pick<BookingAct, 'tx'>, bookingId: string): Promise<void> => {
  await tx.updateTable('booking').set({ answer_by: null }).where('id', '=', bookingId).execute();
  await tx.updateTable('wait_list_entry').set({ state: 'filled', contact: '{}' }).where('booking_id', '=', bookingId).where('state', '=', 'offered').execute();
};

/** Moves a booking to another time, and to other resources where those it has are not free; named ones it gets or stays. */
export const move = async (act: BookingAct, before: Booking, asked: { sequence: number; start: string; resourceIds: readonly string[] }): Promise<Booking> => {
  const { tx, now } = act;
  requireUnchanged(before, asked.sequence);
  requireChangeable(before, now);
  const service = await activeService(tx, before.serviceId);
  requireBookable(service, asked.start, now);
  const minutes = lengthOf(service, before.letting);
  const wanted: Wanted = { pointId: before.pointId, language: before.language, interpreter: before.interpreter, named: asked.resourceIds, start: asked.start, minutes, without: before.id };
  const resources = asked.resourceIds.length > 0 ? await choose(tx, service, wanted, now) : await sameOrAny(act, service, wanted, before);
  requireLettable(before.letting, resources);
  const freed = await holdsOf(act, before.id);
  const booking: Booking = { ...before, start: asked.start, end: endOf(asked.start, minutes), resources: shown(resources), sequence: before.sequence + 1, changedAt: now, answerBy: null };
  const { start_at, end_at, resources: inRow, sequence, changed_at } = rowOf(booking, act.by);
  await settle(act, before.id);
  await tx.updateTable('booking').set({ start_at, end_at, resources: inRow, sequence, changed_at }).where('id', '=', booking.id).execute();
  await writeHolds(tx, booking.id, booking.start, minutes, resources);
  await note(act, booking, 'moved', { from: before.start, start: booking.start });
  await dropMessages(act, booking.id);
  await planMessages(act, booking, 'moved');
  await offerFreed(act, freed, book);
  return booking;
};

/** Who was to serve the customer still does, when that is possible. */
const sameOrAny = async (act: BookingAct, service: Parameters<typeof choose>[1], wanted: Wanted, before: Booking): Promise<Resource[]> => {
  try {
    return await choose(act.tx, service, { ...wanted, named: before.resources.map(({ id }) => id) }, act.now);
  } catch (error) {
    // Off the grid is refused either way; a resource that is no longer fit is left out, as one that is taken is.
    if (!(error instanceof Refusal)) throw error;
    return choose(act.tx, service, wanted, act.now);
  }
};

/** Ends a booking and gives its time back, first to those who wait for it. `tell` is what the customer is written, null for one who knows already. */
export const release = async (act: BookingAct, before: Booking, why: 'cancelled' | 'declined' | 'lapsed', tell: 'cancelled' | 'offerPassed' | 'waitListEnded' | null, detail: object = {}): Promise<Booking> => {
  const { tx, now } = act;
  const freed = await holdsOf(act, before.id);
  const booking: Booking = { ...before, state: 'cancelled', sequence: before.sequence + 1, changedAt: now, answerBy: null };
  await tx.updateTable('booking').set({ state: booking.state, sequence: booking.sequence, changed_at: now, answer_by: null }).where('id', '=', booking.id).execute();
  await tx.deleteFrom('booking_hold').where('booking_id', '=', booking.id).execute();
  await note(act, booking, why, detail);
  await dropMessages(act, booking.id);
  if (tell !== null) await planMessages(act, booking, tell);
  await offerFreed(act, freed, book);
  return booking;
};

/** One who was offered the time and has it cancelled waits no longer either. */
export const cancel = async (act: BookingAct, before: Booking, asked: { sequence: number; reason: string }): Promise<Booking> => {
  requireUnchanged(before, asked.sequence);
  requireChangeable(before, act.now);
  const offered = await act.tx.selectFrom('wait_list_entry').select('id').where('booking_id', '=', before.id).where('state', '=', 'offered').executeTakeFirst();
  if (offered) await endWaiting(act.tx, offered.id);
  return release(act, before, 'cancelled', 'cancelled', { reason: asked.reason });
};
