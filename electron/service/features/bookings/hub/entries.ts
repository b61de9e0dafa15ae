/** Places on the wait list, between rows and the words of the contract. */
import type { WaitListEntry } from '#shared/contract/bookings/words.ts';
import type { HubTables } from '../../../tables/hub.ts';
import type { Reader } from './reading.ts';
import { serviceOf } from './rows.ts';

export type EntryRow = HubTables['wait_list_entry'];

export const entryOf = async (db: Reader, row: EntryRow): Promise<WaitListEntry> => {
  const service = await db.selectFrom('booking_service').select('json').where('id', '=', row.service_id).executeTakeFirst();
  const booking = row.booking_id === null ? undefined : await db.selectFrom('booking').select(['start_at as start', 'code', 'answer_by as answerBy']).where('id', '=', row.booking_id).executeTakeFirst();
  return {
    id: row.id,
    code: row.code,
    serviceId: row.service_id,
    serviceName: service ? serviceOf(service).name : {},
    pointId: row.point_id,
    language: row.language as WaitListEntry['language'],
    contact: JSON.parse(row.contact) as WaitListEntry['contact'],
    earliest: row.earliest,
    latest: row.latest,
    askedAt: row.asked_at,
    state: row.state as WaitListEntry['state'],
    bookingId: row.booking_id,
    booking: booking ? { start: booking.start, code: booking.code } : null,
    answerBy: booking?.answerBy ?? null,
  };
};

export const passedOf = (row: EntryRow): string[] => JSON.parse(row.passed) as string[];
