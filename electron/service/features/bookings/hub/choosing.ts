/** The resources of one booking, chosen and held in the transaction that books them. */
import type { BookableService, Slot } from '#shared/contract/bookings/words.ts';
import { addDays, dayNumber } from '#shared/domain/calendar-date.ts';
import { freeSlots, type SlotSearch } from '#shared/domain/free-slots.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { candidates, type Asked } from '#shared/domain/slot-fit.ts';
import { gridMinutes, minuteOf, wallDays } from '#shared/domain/wall-day.ts';
import type { Resource } from '#shared/contract/bookings/words.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { occupancyOf, type Reader } from './reading.ts';
import { bookableWindow, OTHERS, OTHERS_WITHIN_DAYS } from './rules.ts';

export interface Wanted extends Asked {
  start: string;
  minutes: number;
  /** The booking that moves, whose own time is free to it. */
  without?: string;
}

/** The nearest other times, in order of time. */
const others = async (db: Reader, service: BookableService, wanted: Wanted, now: string): Promise<Slot[]> => {
  const window = bookableWindow(service, now);
  const first = addDays(localDateOf(wanted.start), -OTHERS_WITHIN_DAYS);
  const today = localDateOf(now);
  const from = first < today ? today : first;
  const days = dayNumber(localDateOf(wanted.start)) + OTHERS_WITHIN_DAYS - dayNumber(from) + 1;
  const { start, without, ...asked } = wanted;
  const slots = freeSlots(await occupancyOf(db, service, from, days, { ...(without !== undefined && { without }), pointId: wanted.pointId }), service, { ...asked, ...window, from, days });
  const away = (slot: Slot) => Math.abs(Date.parse(slot.start) - Date.parse(start));
  return slots.toSorted((a, b) => away(a) - away(b)).slice(0, OTHERS).toSorted((a, b) => (a.start < b.start ? -1 : 1));
};

/**
 * Takes the resources' rows, in order of their ids, so that nobody else can take them before this transaction ends,
 * and looks once more at what is held. False when another was quicker.
 */
const hold = async (tx: HubTransaction, resources: readonly Resource[], wanted: Wanted): Promise<boolean> => {
  const from = minuteOf(wanted.start);
  for (const { id } of resources.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await tx.updateTable('booking_resource').set((row) => ({ turn: row('turn', '+', 1) })).where('id', '=', id).execute();
  for (const { id, bufferBefore, bufferAfter } of resources) {
    const inTheWay = await tx
      .selectFrom('booking_hold')
      .select('booking_id')
      .where('resource_id', '=', id)
      .where('from_minute', '<', from + wanted.minutes + bufferAfter)
      .where('until_minute', '>', from - bufferBefore)
      .$if(wanted.without !== undefined, (q) => q.where('booking_id', '!=', wanted.without!))
      .executeTakeFirst();
    if (inTheWay) return false;
  }
  return true;
};

/** All resources of a booking, in the order of the service's needs. Throws `SLOT_TAKEN` with others, `BAD_INPUT` for a start off the grid or a resource that cannot be part of it. */
export const choose = async (tx: HubTransaction, service: BookableService, wanted: Wanted, now: string): Promise<Resource[]> => {
  const date = localDateOf(wanted.start);
  const minute = minuteOf(wanted.start);
  if (Date.parse(wanted.start) !== minute * 60_000 || !gridMinutes(wallDays(date, 1)[0]!, service.gridMinutes).includes(minute)) throw badField('start', 'notOffered');
  const { start: _start, without, ...asked } = wanted;
  const leave = { ...(without !== undefined && { without }), pointId: wanted.pointId };
  const search: SlotSearch = { ...asked, from: date, days: 1, earliest: minute, latest: minute, limit: 1 };
  // Whoever was quicker has committed by the second look, which then sees what they took.
  for (let look = 0; look < 2; look += 1) {
    const occupancy = await occupancyOf(tx, service, date, 1, leave);
    if (!candidates(occupancy.resources, service, wanted)) throw badField('resourceIds', 'notOffered');
    const [slot] = freeSlots(occupancy, service, search);
    if (!slot) break;
    const chosen = slot.resourceIds.map((id) => occupancy.resources.find((resource) => resource.id === id)!);
    if (await hold(tx, chosen, wanted)) return chosen;
  }
  throw new Refusal('SLOT_TAKEN', { others: await others(tx, service, wanted, now) });
};

export const writeHolds = async (tx: HubTransaction, bookingId: string, start: string, minutes: number, resources: readonly Resource[]): Promise<void> => {
  const from = minuteOf(start);
  await tx.deleteFrom('booking_hold').where('booking_id', '=', bookingId).execute();
  await tx
    .insertInto('booking_hold')
    .values(resources.map(({ id, bufferBefore, bufferAfter }) => ({ booking_id: bookingId, resource_id: id, from_minute: from - bufferBefore, until_minute: from + minutes + bufferAfter })))
    .execute();
};
