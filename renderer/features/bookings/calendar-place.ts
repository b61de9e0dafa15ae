/** What a calendar shows: everyone's day, or one's week. Pure. */
import type { Resource } from '#shared/contract/bookings/words.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { CalendarColumn } from './calendar-view.ts';
import { mondayOf } from './slot-days.ts';

export const ALL = 'all';

export interface CalendarPlace {
  readonly date: string;
  /** `ALL`, or the one whose week it is. */
  readonly resourceId: string;
}

/** The first day shown, and how many. */
export function spanOfPlace({ date, resourceId }: CalendarPlace): { readonly first: string; readonly days: number } {
  return resourceId === ALL ? { first: date, days: 1 } : { first: mondayOf(date), days: 7 };
}

/** A column for each resource of the day, or for each day of the one's week. */
export function columnsOf(place: CalendarPlace, active: readonly Resource[]): CalendarColumn[] {
  const { date, resourceId } = place;
  if (resourceId === ALL) return active.map((resource) => ({ key: resource.id, resource, date }));
  const { first, days } = spanOfPlace(place);
  const dates = Array.from({ length: days }, (_, day) => addDays(first, day));
  return active.filter(({ id }) => id === resourceId).flatMap((resource) => dates.map((one) => ({ key: one, resource, date: one })));
}
