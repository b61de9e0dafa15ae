/** What can be booked, and when it is away: kept by points for their own, by editors for their provider's. */
import type { Absence, AbsenceWish, BookableService, Resource } from '#shared/contract/bookings/words.ts';
import { absentSpans, type Taken } from '#shared/domain/free-slots.ts';
import { localDateOf } from '#shared/domain/local-date.ts';
import { refusedOpeningHours } from '#shared/domain/opening-hours.ts';
import { minuteOf, wallDays } from '#shared/domain/wall-day.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import type { BookingAct } from './act.ts';
import type { Book } from './offering.ts';
import type { Reader } from './reading.ts';
import { absenceOf, resourceOf } from './rows.ts';
import { offerFreed } from './offering.ts';

/** Whether the caller keeps the resource; asked of what stands and of what shall stand. */
export type Keeps = (resource: Resource) => boolean;

/** No booking can be further away than the longest horizon of a service. */
export const LOOK_AHEAD_DAYS = 366;

export const findResource = async (db: Reader, resourceId: string): Promise<Resource> => {
  const row = await db.selectFrom('booking_resource').select('json').where('id', '=', resourceId).executeTakeFirst();
  if (!row) throw new Refusal('NOT_FOUND', { what: 'resource' });
  return resourceOf(row);
};

/** A resource of another keeper is as good as none. */
export const ownResource = async (db: Reader, resourceId: string, keeps: Keeps): Promise<Resource> => {
  const resource = await findResource(db, resourceId);
  if (!keeps(resource)) throw new Refusal('NOT_FOUND', { what: 'resource' });
  return resource;
};

/** Adds or changes. Bookings that stand stay, also where new hours leave them out: moving them is the desk's work. */
export const saveResource = async ({ tx, ids }: Pick<BookingAct, 'tx' | 'ids'>, wish: Omit<Resource, 'id'> & { id?: string | undefined }, keeps: Keeps, action: string): Promise<Resource> => {
  if (wish.id !== undefined) await ownResource(tx, wish.id, keeps);
  const resource: Resource = { ...wish, id: wish.id ?? ids.next() };
  if (!keeps(resource)) throw new Refusal('FORBIDDEN', { action });
  const [refused] = refusedOpeningHours(resource.hours);
  if (refused) throw badField(`resource.hours.${refused.path}`, `hours.${refused.reason}`);
  const values = { kind: resource.kind, point_id: resource.pointId, provider_id: resource.providerId, active: resource.active ? 1 : 0, json: JSON.stringify(resource) };
  await tx.insertInto('booking_resource').values({ id: resource.id, turn: 0, ...values }).onConflict((c) => c.column('id').doUpdateSet(values)).execute();
  return resource;
};

export const absentFrom = (absence: Absence, today: string): Taken[] => absentSpans(absence, wallDays(today, LOOK_AHEAD_DAYS)).map((span) => ({ ...span, resourceId: absence.resourceId }));

/** Bookings from now on that the absences fall on, their buffers included. */
export const bookingsWithin = async (db: Reader, resourceId: string, spans: readonly Taken[], now: string): Promise<string[]> => {
  const holds = await db.selectFrom('booking_hold').select(['booking_id as bookingId', 'from_minute as from', 'until_minute as until']).where('resource_id', '=', resourceId).where('until_minute', '>', minuteOf(now)).orderBy('from_minute').execute();
  return holds.filter((hold) => spans.some((span) => span.from < hold.until && hold.from < span.until)).map((hold) => hold.bookingId);
};

const requireInOrder = ({ when }: Pick<Absence, 'when'>): void => {
  if ('weekdays' in when) {
    if (when.closes <= when.opens) throw badField('absence.when.closes', when.closes === when.opens ? 'empty' : 'overMidnight');
    if (when.until !== null && when.until < when.from) throw badField('absence.when.until', 'beforeFrom');
  } else if (when.until <= when.from) throw badField('absence.when.until', 'beforeFrom');
};

/** Who books the resource at this moment waits, and sees what becomes of it. */
export const takeTurn = async (tx: BookingAct['tx'], resourceId: string): Promise<void> => {
  await tx.updateTable('booking_resource').set((row) => ({ turn: row('turn', '+', 1) })).where('id', '=', resourceId).execute();
};

/** Throws `RESOURCE_BOOKED` with the bookings in the way, unless it shall stand despite them. */
export const saveAbsence = async (act: BookingAct, input: { absence: AbsenceWish; despiteBookings: boolean }, keeps: Keeps, book: Book): Promise<Absence> => {
  const { tx, now } = act;
  requireInOrder(input.absence);
  await ownResource(tx, input.absence.resourceId, keeps);
  const known = input.absence.id === undefined ? undefined : await findAbsence(act, input.absence.id, keeps);
  // What people change is theirs: the next file does not replace it.
  const absence: Absence = { ...input.absence, id: known?.id ?? act.ids.next(), imported: false };
  await takeTurn(tx, absence.resourceId);
  const bookingIds = input.despiteBookings ? [] : await bookingsWithin(tx, absence.resourceId, absentFrom(absence, localDateOf(now)), now);
  if (bookingIds.length > 0) throw new Refusal('RESOURCE_BOOKED', { bookingIds });
  const values = { resource_id: absence.resourceId, json: JSON.stringify(absence), imported: 0 };
  await tx.insertInto('booking_absence').values({ id: absence.id, ...values }).onConflict((c) => c.column('id').doUpdateSet(values)).execute();
  // An absence that became shorter gives time back.
  if (known) await offerFreed(act, absentFrom(known, localDateOf(now)), book);
  return absence;
};

const findAbsence = async ({ tx }: BookingAct, absenceId: string, keeps: Keeps): Promise<Absence> => {
  const row = await tx.selectFrom('booking_absence').select('json').where('id', '=', absenceId).executeTakeFirst();
  if (!row) throw new Refusal('NOT_FOUND', { what: 'absence' });
  const absence = absenceOf(row);
  await ownResource(tx, absence.resourceId, keeps);
  return absence;
};

/** The time becomes free, first for those who wait. */
export const removeAbsence = async (act: BookingAct, absenceId: string, keeps: Keeps, book: Book): Promise<{ ok: true }> => {
  const absence = await findAbsence(act, absenceId, keeps);
  await act.tx.deleteFrom('booking_absence').where('id', '=', absenceId).execute();
  await offerFreed(act, absentFrom(absence, localDateOf(act.now)), book);
  return { ok: true };
};

/** The administrator's: its cards and providers are those that the hub has. */
export const saveService = async ({ tx }: Pick<BookingAct, 'tx'>, service: BookableService): Promise<BookableService> => {
  if (service.providerId !== null && !(await tx.selectFrom('provider').select('id').where('id', '=', service.providerId).executeTakeFirst())) throw badField('service.providerId', 'notOffered');
  if (service.cardId !== null && !(await tx.selectFrom('card').select('id').where('id', '=', service.cardId).executeTakeFirst())) throw badField('service.cardId', 'notOffered');
  if (service.needs.every((need) => need.optional)) throw badField('service.needs', 'missing');
  if (!service.name.fi && !service.name.sv && !service.name.en) throw badField('service.name', 'missing');
  const values = { provider_id: service.providerId, active: service.active ? 1 : 0, json: JSON.stringify(service) };
  await tx.insertInto('booking_service').values({ id: service.id, ...values }).onConflict((c) => c.column('id').doUpdateSet(values)).execute();
  return service;
};
