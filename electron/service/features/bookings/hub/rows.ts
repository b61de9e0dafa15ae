/** Between rows of the hub and the words of the contract. */
import { BookableService, Booking, type Absence, Resource } from '#shared/contract/bookings/words.ts';
import type { HubTables } from '../../../tables/hub.ts';

export type BookingRow = HubTables['booking'];

export const bookingOf = (row: BookingRow): Booking => ({
  id: row.id,
  code: row.code,
  serviceId: row.service_id,
  serviceName: JSON.parse(row.service_name) as Booking['serviceName'],
  cardId: row.card_id,
  pointId: row.point_id,
  pointName: row.point_name,
  start: row.start_at,
  end: row.end_at,
  resources: JSON.parse(row.resources) as Booking['resources'],
  language: row.language as Booking['language'],
  interpreter: row.interpreter,
  contact: JSON.parse(row.contact) as Booking['contact'],
  note: row.note,
  state: row.state as Booking['state'],
  answerBy: row.answer_by,
  letting: row.letting === null ? null : (JSON.parse(row.letting) as Booking['letting']),
  sequence: row.sequence,
  uid: row.uid,
  madeAt: row.made_at,
  changedAt: row.changed_at,
});

export const rowOf = (booking: Booking, madeBy: string): BookingRow => ({
  id: booking.id,
  code: booking.code,
  service_id: booking.serviceId,
  service_name: JSON.stringify(booking.serviceName),
  card_id: booking.cardId,
  point_id: booking.pointId,
  point_name: booking.pointName,
  start_at: booking.start,
  end_at: booking.end,
  resources: JSON.stringify(booking.resources),
  language: booking.language,
  interpreter: booking.interpreter,
  contact: JSON.stringify(booking.contact),
  note: booking.note,
  state: booking.state,
  letting: booking.letting && JSON.stringify(booking.letting),
  sequence: booking.sequence,
  uid: booking.uid,
  made_by: madeBy,
  made_at: booking.madeAt,
  changed_at: booking.changedAt,
  answer_by: booking.answerBy,
});

export const serviceOf = (row: { json: string }): BookableService => BookableService.parse(JSON.parse(row.json));

/** Written by us and checked then: read without another check, since a search reads hundreds. */
export const resourceOf = (row: { json: string }): Resource => JSON.parse(row.json) as Resource;
export const absenceOf = (row: { json: string }): Absence => JSON.parse(row.json) as Absence;
