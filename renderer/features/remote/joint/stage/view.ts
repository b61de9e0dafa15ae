/** What is shown and which part of it: the presenter's word, followed by all. */
import * as z from 'zod';
import { type Cell, createCell } from '../cell.ts';
import { createPace, type JointClock } from '../clock.ts';
import type { JointLine } from '../line.ts';
import { Floor, type PresentingFloor } from './floor.ts';

const VIEW = 'joint-view';

/** Milliseconds between two words of a moving view. */
const EVERY = 60;

/** Widths of the page against the frame's. */
export const ZOOMS = [1, 1.25, 1.5, 2, 3] as const;

export const View = z.object({
  paper: z.string().max(40),
  page: z.number().int().min(1).max(500),
  zoom: z.number().min(ZOOMS[0]).max(3),
  /** The point of the page in the frame's upper left corner, each side of the page being 1. */
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});
export type View = z.infer<typeof View>;

const Told = z.object({ floor: Floor, view: View.nullable() });

export interface SharedView {
  /** Null while nothing is shown. */
  readonly view: Cell<View | null>;
  /** The presenter's move; nobody else's is heard. A move to another page begins at its top. */
  readonly move: (change: Partial<View>) => void;
  /** Shows a paper from its first page, taking the floor where it is free. */
  readonly show: (paper: string) => void;
  /** The presenter puts the paper away. */
  readonly putAway: () => void;
  readonly stop: () => void;
}

export function createSharedView(line: JointLine, floor: PresentingFloor, clock: JointClock): SharedView {
  const view = createCell<View | null>(null);
  const presents = () => floor.state.get().presenter === line.self;
  const say = (next: View | null, to?: string) => {
    const { turn, presenter } = floor.state.get();
    line.send(VIEW, { floor: { turn, presenter }, view: next }, to);
  };
  const pace = createPace<View | null>(clock, EVERY, (next) => {
    if (presents()) say(next);
  });
  const become = (next: View | null) => {
    if (!presents()) return;
    view.set(next);
    pace.push(next);
  };
  const stops = [
    line.on(VIEW, (from, payload) => {
      const told = Told.safeParse(payload);
      // The floor comes along: the word of a new presenter may be here before the old one's, by another channel.
      if (told.success && told.data.floor.presenter === from && floor.learn(told.data.floor, from)) view.set(told.data.view);
    }),
    line.onJoin((who) => {
      if (presents()) say(view.get(), who);
    }),
  ];
  return {
    view,
    move(change) {
      const now = view.get();
      if (now === null) return;
      const turned = change.page !== undefined && change.page !== now.page;
      become({ ...now, ...(turned ? { x: 0, y: 0 } : {}), ...change });
    },
    show(paper) {
      if (!presents()) floor.ask();
      become({ paper, page: 1, zoom: 1, x: 0, y: 0 });
    },
    putAway: () => become(null),
    stop() {
      pace.stop();
      view.set(null);
      for (const stop of stops) stop();
    },
  };
}

/** The next size up (1) or down (-1); the same at the end. */
export function nextZoom(zoom: number, way: 1 | -1): number {
  const other = way === 1 ? ZOOMS.find((size) => size > zoom) : ZOOMS.findLast((size) => size < zoom);
  return other ?? zoom;
}
