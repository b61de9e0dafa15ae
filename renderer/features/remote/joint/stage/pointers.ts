/** Where each points, by the channel that may lose: at most thirty times a second, drawn smoothly in between. */
import * as z from 'zod';
import { type Cell, createCell } from '../cell.ts';
import { createPace, type JointClock } from '../clock.ts';
import type { JointLine } from '../line.ts';

const POINTER = 'joint-pointer';

/** Milliseconds between two messages: thirty a second. */
export const POINTER_EVERY = 1_000 / 30;

/** Milliseconds in which a drawn pointer reaches the place that was told. */
export const GLIDE = 60;

const Place = z.object({ paper: z.string().max(40), page: z.number().int(), x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
export type Place = z.infer<typeof Place>;

const Told = z.object({ count: z.number().int().nonnegative(), place: Place.nullable() });

/** A pointer on its way from where it was drawn to where it was told. */
export interface Trail {
  readonly who: string;
  readonly from: Place;
  readonly to: Place;
  /** When the way began, in milliseconds of the clock. */
  readonly since: number;
}

/** Where to draw it now. On another page or paper it is at once. */
export function placeAt(trail: Trail, now: number): Place {
  const { from, to } = trail;
  if (from.page !== to.page || from.paper !== to.paper) return to;
  const part = Math.min(1, Math.max(0, (now - trail.since) / GLIDE));
  return { ...to, x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

export interface Pointers {
  readonly trails: Cell<readonly Trail[]>;
  /** Null when this browser's pointer leaves the page. */
  readonly point: (place: Place | null) => void;
  readonly stop: () => void;
}

export function createPointers(line: JointLine, clock: JointClock): Pointers {
  const trails = createCell<readonly Trail[]>([]);
  const counts = new Map<string, number>();
  let count = 0;
  const pace = createPace<Place | null>(clock, POINTER_EVERY, (place) => {
    count += 1;
    line.sendQuick(POINTER, { count, place });
  });
  const without = (who: string) => trails.get().filter((trail) => trail.who !== who);
  const stops = [
    line.on(POINTER, (from, payload) => {
      const told = Told.safeParse(payload);
      // What was overtaken on the way is older than what is drawn.
      if (!told.success || told.data.count <= (counts.get(from) ?? 0)) return;
      counts.set(from, told.data.count);
      const { place } = told.data;
      if (place === null) return trails.set(without(from));
      const now = clock.now();
      const before = trails.get().find((trail) => trail.who === from);
      trails.set([...without(from), { who: from, from: before === undefined ? place : placeAt(before, now), to: place, since: now }]);
    }),
    line.onJoin((who) => counts.delete(who)),
    line.onLeave((who) => trails.set(without(who))),
  ];
  return {
    trails,
    point: pace.push,
    stop() {
      pace.stop();
      trails.set([]);
      for (const stop of stops) stop();
    },
  };
}
