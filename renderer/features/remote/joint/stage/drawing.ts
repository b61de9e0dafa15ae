/** A mark while it is made, by a pointing device or by keys: a pure state, and what each press makes of it. */
import type { Mark, MarkKind } from './marks.ts';

/** `point` draws nothing: it shows. */
export type Tool = 'point' | MarkKind;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Drawing {
  readonly tool: Tool;
  /** x and y in turn while a mark is being made, else null. */
  readonly points: readonly number[] | null;
  /** Where the keys' cross is; null until keys are used. */
  readonly cross: Spot | null;
}

export const NO_DRAWING: Drawing = { tool: 'point', points: null, cross: null };

/** How far one press of an arrow key goes, and with Shift, of the page's side. */
const STEP = 0.01;
const STRIDE = 0.1;

const within = (value: number): number => Math.min(1, Math.max(0, value));

export const choose = (drawing: Drawing, tool: Tool): Drawing => ({ ...drawing, tool, points: null, cross: tool === 'point' ? null : drawing.cross });

export function begin(drawing: Drawing, { x, y }: Spot): Drawing {
  return drawing.tool === 'point' ? drawing : { ...drawing, points: [within(x), within(y)] };
}

/** A stroke gets longer; a box and an arrow get another end. */
export function draw(drawing: Drawing, { x, y }: Spot): Drawing {
  if (drawing.points === null) return drawing;
  const kept = drawing.tool === 'pen' ? drawing.points : drawing.points.slice(0, 2);
  return { ...drawing, points: [...kept, within(x), within(y)] };
}

/** The mark that was made; null for a press without a way. */
export function finish(drawing: Drawing): { readonly drawing: Drawing; readonly made: Pick<Mark, 'kind' | 'points'> | null } {
  const { tool, points } = drawing;
  const made = points === null || tool === 'point' || points.length < 4 ? null : { kind: tool, points: [...points] };
  return { drawing: { ...drawing, points: null }, made };
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** What a key makes of it; null when the key is not the drawing's. Enter begins and ends a mark at the cross. */
export function pressed(drawing: Drawing, key: string, far: boolean): { readonly drawing: Drawing; readonly made: Pick<Mark, 'kind' | 'points'> | null } | null {
  if (drawing.tool === 'point') return null;
  const way = WAYS[key];
  const cross = drawing.cross ?? { x: 0.5, y: 0.5 };
  if (way !== undefined) {
    const length = far ? STRIDE : STEP;
    const next = { x: within(cross.x + way[0] * length), y: within(cross.y + way[1] * length) };
    return { drawing: { ...draw(drawing, next), cross: next }, made: null };
  }
  if (key === 'Enter' || key === ' ') return drawing.points === null ? { drawing: { ...begin(drawing, cross), cross }, made: null } : finish(drawing);
  if (key === 'Escape') return { drawing: drawing.points === null ? choose(drawing, 'point') : { ...drawing, points: null }, made: null };
  return null;
}
