/**
 * Marks on a paper: strokes, boxes and arrows over the page, in the page's own measure, kept in the shared document. The
 * paper itself stays as it is: what is saved has no marks.
 */
import type { Doc } from 'yjs';
import * as z from 'zod';
import { type Cell, createCell } from '../cell.ts';

export const MARK_KINDS = ['pen', 'box', 'arrow'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

/** Points of one stroke; what is drawn longer goes on as the next. */
export const STROKE_LIMIT = 1_000;

const MARKS_LIMIT = 2_000;

export const Mark = z.object({
  id: z.string().max(40),
  author: z.string().max(40),
  paper: z.string().max(40),
  page: z.number().int().min(1),
  kind: z.enum(MARK_KINDS),
  /** x and y in turn, each side of the page being 1; a box has two corners, an arrow its tail and its head. */
  points: z.array(z.number().min(0).max(1)).min(4).max(STROKE_LIMIT * 2),
  /** Milliseconds since 1970, by the author's clock: which of one's own was the last. */
  at: z.number(),
});
export type Mark = z.infer<typeof Mark>;

export interface Marks {
  readonly all: Cell<readonly Mark[]>;
  readonly add: (mark: Omit<Mark, 'id' | 'author' | 'at'>) => void;
  /** Takes back one's own last mark on the paper. */
  readonly undo: (paper: string) => void;
  /** Takes away all marks of the paper; the screen offers it to the presenter. */
  readonly clear: (paper: string) => void;
  readonly stop: () => void;
}

interface MarksDeps {
  readonly doc: Doc;
  readonly self: string;
  readonly newId: () => string;
  readonly now: () => number;
}

/** Leaves out the points of a stroke that are hardly apart, and rounds the rest to a hundredth of a per cent. */
export function thinned(points: readonly number[]): number[] {
  const kept: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [Math.round((points[at] ?? 0) * 10_000) / 10_000, Math.round((points[at + 1] ?? 0) * 10_000) / 10_000];
    const [lastX, lastY] = kept.slice(-2);
    const last = at + 3 >= points.length;
    if (lastX === undefined || lastY === undefined || last || Math.hypot(x - lastX, y - lastY) >= 0.002) kept.push(x, y);
  }
  return kept.slice(0, STROKE_LIMIT * 2);
}

export function createMarks({ doc, self, newId, now }: MarksDeps): Marks {
  const map = doc.getMap<unknown>('marks');
  const all = createCell<readonly Mark[]>([]);
  const read = () => {
    const marks = [...map.values()].flatMap((value) => Mark.safeParse(value).data ?? []);
    all.set(marks.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-MARKS_LIMIT));
  };
  map.observe(read);
  read();
  return {
    all,
    add(mark) {
      const id = newId();
      map.set(id, { ...mark, points: thinned(mark.points), id, author: self, at: now() });
    },
    undo(paper) {
      const last = all.get().findLast((mark) => mark.author === self && mark.paper === paper);
      if (last !== undefined) map.delete(last.id);
    },
    clear: (paper) => doc.transact(() => {
      for (const mark of all.get()) if (mark.paper === paper) map.delete(mark.id);
    }),
    stop() {
      map.unobserve(read);
      all.set([]);
    },
  };
}
