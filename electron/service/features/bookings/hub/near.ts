/** Other points that have a service's times, the nearest first. */
import type { BookableService, NearPoint, Slot } from '#shared/contract/bookings/words.ts';
import type * as z from 'zod';
import type { SlotQuestion } from '#shared/contract/bookings/at-hub.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { kilometresBetween, type Place } from '#shared/domain/distance.ts';
import { freeSlots } from '#shared/domain/free-slots.ts';
import { occupancyOf, type Reader } from './reading.ts';
import { bookableWindow } from './rules.ts';

/** Where municipalities are, by their code. */
export type MunicipalityCentres = ReadonlyMap<string, Place>;

const POINTS = 10;
const SLOTS = 5;
/** Days searched at once: most points have something free in them. */
const STRETCH = 14;

type Question = Pick<z.infer<typeof SlotQuestion>, 'pointId' | 'from' | 'days' | 'language' | 'interpreter'>;
type Near = z.infer<typeof NearPoint>;

const placesOf = async (db: Reader) =>
  (await db.selectFrom('point').innerJoin('device', 'device.id', 'point.station_id').select(['point.station_id as pointId', 'point.name', 'point.municipality']).where('device.revoked_at', 'is', null).orderBy('point.station_id').execute()).map((row) => ({
    pointId: row.pointId,
    name: row.name,
    code: (JSON.parse(row.municipality) as { code: string }).code,
  }));

/**
 * Points other than the one asked from that have a free time in the days asked for, by distance between the municipalities;
 * those whose place is not known come last. Each with its first times.
 */
export const nearPoints = async (db: Reader, centres: MunicipalityCentres, service: BookableService, question: Question, now: string): Promise<Near[]> => {
  const points = await placesOf(db);
  const here = centres.get(points.find((point) => point.pointId === question.pointId)?.code ?? '');
  const away = (code: string): number | null => {
    const there = centres.get(code);
    return here && there ? Math.round(kilometresBetween(here, there)) : null;
  };
  const others = points
    .filter((point) => point.pointId !== question.pointId)
    .map((point) => ({ ...point, kilometres: away(point.code) }))
    .toSorted((a, b) => (a.kilometres ?? Infinity) - (b.kilometres ?? Infinity) || (a.name < b.name ? -1 : 1));
  const window = bookableWindow(service, now);
  const slots = new Map<string, Slot[]>();
  for (let ahead = 0; ahead < question.days && others.some((point) => !slots.has(point.pointId)); ahead += STRETCH) {
    const [from, days] = [addDays(question.from, ahead), Math.min(STRETCH, question.days - ahead)];
    const occupancy = await occupancyOf(db, service, from, days);
    for (const { pointId } of others) {
      if (slots.has(pointId)) continue;
      const found = freeSlots(occupancy, service, { pointId, language: question.language, interpreter: question.interpreter, named: [], from, days, ...window, limit: SLOTS });
      if (found.length > 0) slots.set(pointId, found);
    }
  }
  return others.flatMap(({ pointId, name, kilometres }) => (slots.has(pointId) ? [{ pointId, pointName: name, kilometres, slots: slots.get(pointId)! }] : [])).slice(0, POINTS);
};
