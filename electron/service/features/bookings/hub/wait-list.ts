/** Those who wait for a time to become free: asking, being found, and ending. */
import type { Booking, WaitListEntry } from '#shared/contract/bookings/words.ts';
import type * as z from 'zod';
import type { WaitListWish } from '#shared/contract/bookings/at-hub.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import type { BookingAct } from './act.ts';
import { freshCode } from './codes.ts';
import { entryOf, type EntryRow } from './entries.ts';
import { activeService, pointNameOf, type Reader } from './reading.ts';

type Wish = z.infer<typeof WaitListWish>;

const told = ({ contact }: Wish): boolean => (contact.phone ?? contact.email) !== undefined;

/** Throws `BAD_INPUT` without a phone or an address to be told at, or for days that are over or the wrong way round. */
export const joinWaitList = async ({ tx, ids, now, random }: BookingAct, wish: Wish): Promise<WaitListEntry> => {
  await activeService(tx, wish.serviceId);
  await pointNameOf(tx, wish.pointId);
  if (!told(wish)) throw badField('entry.contact', 'missing');
  if (wish.latest < wish.earliest) throw badField('entry.latest', 'beforeFrom');
  if (wish.latest < localDateOf(now)) throw badField('entry.latest', 'tooSmall');
  const row: EntryRow = {
    id: ids.next(),
    code: await freshCode(tx, random),
    service_id: wish.serviceId,
    point_id: wish.pointId,
    language: wish.language,
    contact: JSON.stringify(wish.contact),
    earliest: wish.earliest,
    latest: wish.latest,
    asked_at: now,
    state: 'waiting',
    booking_id: null,
    secret: null,
    passed: '[]',
    unanswered: 0,
  };
  await tx.insertInto('wait_list_entry').values(row).execute();
  return entryOf(tx, row);
};

/** Who waits at the point or has an offer there, the first asked first. */
export const waitListOf = async (db: Reader, pointId: string): Promise<WaitListEntry[]> => {
  const rows = await db.selectFrom('wait_list_entry').selectAll().where('point_id', '=', pointId).where('state', 'in', ['waiting', 'offered']).orderBy('asked_at').orderBy('id').execute();
  return Promise.all(rows.map((row) => entryOf(db, row)));
};

/** The place behind a code at the point; null when there is none, or when it is over. How its customer is reached is not told. */
export const waitingByCode = async (db: Reader, pointId: string, code: string): Promise<WaitListEntry | null> => {
  const row = await db.selectFrom('wait_list_entry').selectAll().where('point_id', '=', pointId).where('code', '=', code).executeTakeFirst();
  return row ? { ...(await entryOf(db, row)), contact: {} } : null;
};

/** Throws `NOT_FOUND` for a place that is another point's, and for a code that is not its own. */
export const findEntry = async (db: Reader, pointId: string, { entryId, code }: { entryId: string; code: string | null }): Promise<EntryRow> => {
  const row = await db.selectFrom('wait_list_entry').selectAll().where('id', '=', entryId).where('point_id', '=', pointId).executeTakeFirst();
  if (!row || row.code !== code) throw new Refusal('NOT_FOUND', { what: 'waitListEntry' });
  return row;
};

/** Who has booked the service at the point waits for it no longer. */
export const leaveWaitList = async (tx: HubTransaction, { serviceId, pointId, contact }: Booking): Promise<void> => {
  const rows = await tx.selectFrom('wait_list_entry').select(['id', 'contact']).where('state', '=', 'waiting').where('service_id', '=', serviceId).where('point_id', '=', pointId).execute();
  for (const row of rows) {
    const theirs = JSON.parse(row.contact) as WaitListEntry['contact'];
    if ((contact.email !== undefined && contact.email === theirs.email) || (contact.phone !== undefined && contact.phone === theirs.phone)) await endWaiting(tx, row.id);
  }
};

/** Ends the waiting: how they could be told is forgotten, and the page of an offer is gone. */
export const endWaiting = async (tx: HubTransaction, entryId: string): Promise<void> => {
  await tx.updateTable('wait_list_entry').set({ state: 'withdrawn', booking_id: null, contact: '{}', secret: null }).where('id', '=', entryId).execute();
};

/** Ends the waiting of those whose last day is over, and forgets how they could be told; the page of a time that was taken ends with it. */
export const expireWaitList = async (tx: HubTransaction, now: string): Promise<void> => {
  await tx.updateTable('wait_list_entry').set({ state: 'withdrawn', contact: '{}', secret: null }).where('state', '=', 'waiting').where('latest', '<', localDateOf(now)).execute();
  await tx.updateTable('wait_list_entry').set({ secret: null }).where('secret', 'is not', null).where('booking_id', 'in', tx.selectFrom('booking').select('id').where('end_at', '<=', now)).execute();
};
