/** Free times as a person looks for them: by day, and by the hour of the wall clock. Pure. */
import type { Slot } from '#shared/contract/bookings/words.ts';
import { addDays, weekday } from '#shared/domain/calendar-date.ts';
import { localDateOf } from '#shared/domain/local-date.ts';

export interface SlotDay {
  /** Local date of the point. */
  readonly date: string;
  readonly slots: readonly Slot[];
}

/** The days from a date on, each with its free times in order; days without one are there and empty. */
export function slotDays(slots: readonly Slot[], from: string, days: number): SlotDay[] {
  const byDate = new Map<string, Slot[]>();
  for (const slot of slots) {
    const date = localDateOf(slot.start);
    byDate.set(date, [...(byDate.get(date) ?? []), slot]);
  }
  return Array.from({ length: days }, (_, day) => {
    const date = addDays(from, day);
    return { date, slots: (byDate.get(date) ?? []).toSorted((a, b) => a.start.localeCompare(b.start)) };
  });
}

/** The Monday of a date's week. */
export const mondayOf = (date: string): string => addDays(date, -weekday(date));
