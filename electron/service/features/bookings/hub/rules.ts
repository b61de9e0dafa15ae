/** What decides over bookings, without a database. */
import type { BookableService, Booking, Resource } from '#shared/contract/bookings/words.ts';
import type { Editor } from '../../../hub-os.ts';
import { badField, Refusal } from '../../../kernel/errors.ts';
import { ownProvider } from '../../../hub-os.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { endOfLocalDate, localDateOf } from '#shared/domain/local-date.ts';
import { minuteOf } from '#shared/domain/wall-day.ts';

/** A person is asked to come no sooner than this by a place on the wait list. */
export const WAIT_LIST_NOTICE_MINUTES = 180;

/** Others offered when a time was taken meanwhile. */
export const OTHERS = 5;
/** Days on each side in which they are looked for. */
export const OTHERS_WITHIN_DAYS = 14;

/** The first and last start that may be booked now, as real minutes. The lead runs from the present instant, the horizon to the end of its last local date. */
export const bookableWindow = ({ leadMinutes, horizonDays }: BookableService, now: string): { earliest: number; latest: number } => ({
  earliest: Math.ceil(Date.parse(now) / 60_000) + leadMinutes,
  latest: minuteOf(endOfLocalDate(addDays(localDateOf(now), horizonDays))) - 1,
});

/** Throws `TOO_LATE` for a start that is over or too near, `BAD_INPUT` for one beyond the horizon. */
export const requireBookable = (service: BookableService, start: string, now: string): void => {
  const { earliest, latest } = bookableWindow(service, now);
  if (minuteOf(start) < earliest) throw new Refusal('TOO_LATE');
  if (minuteOf(start) > latest) throw badField('start', 'tooLarge');
};

/** A letting is as long as its hours; anything else as its service. */
export const lengthOf = (service: Pick<BookableService, 'minutes'>, letting: { hours: number } | null): number => (letting ? letting.hours * 60 : service.minutes);

/** Throws unless the booking stands as it was made: `TOO_LATE` once it has begun, `CONFLICT` when it is no longer expected. */
export const requireChangeable = ({ state, start }: Booking, now: string): void => {
  if (state !== 'confirmed') throw new Refusal('CONFLICT', { reason: state === 'cancelled' ? 'bookingCancelled' : 'bookingUnderWay' });
  if (start <= now) throw new Refusal('TOO_LATE');
};

/** Throws `BOOKING_CHANGED` with how it stands when another changed it since it was read. */
export const requireUnchanged = ({ sequence, start, state }: Booking, seen: number): void => {
  if (sequence !== seen) throw new Refusal('BOOKING_CHANGED', { start, state, sequence });
};

/** A station keeps what is at its own point; its own persons come by no provider's editor. */
export const requireOwnPoint = (stationId: string, resource: Pick<Resource, 'pointId'>): void => {
  if (resource.pointId !== stationId) throw new Refusal('FORBIDDEN', { action: 'bookings.saveResourceFor' });
};

/** Whether an editor keeps the resource: the administrator any, a provider's editor its experts and interpreters. */
export const keeps = (editor: Editor, resource: Pick<Resource, 'kind' | 'providerId'>): boolean => {
  const own = ownProvider(editor);
  return own === null || (resource.providerId === own && (resource.kind === 'expert' || resource.kind === 'interpreter'));
};
