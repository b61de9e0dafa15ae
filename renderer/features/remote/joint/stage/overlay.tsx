/** What lies over a page: marks, the mark being made, the keys' cross, and where each points, with their names. */
import { useEffect, useState } from 'react';
import { useCell } from '../use-cell.ts';
import type { Joint } from '../joint.ts';
import { markOf, nameOf, type Person } from '../person.ts';
import type { Drawing } from './drawing.ts';
import type { Mark } from './marks.ts';
import { GLIDE, placeAt, type Trail } from './pointers.ts';

interface OverlayProps {
  readonly joint: Joint;
  readonly people: readonly Person[];
  readonly paper: string;
  readonly page: number;
  readonly ratio: number;
  readonly drawing: Drawing;
}

/** The measure of the drawing: a page is this wide. */
const WIDE = 1_000;

function shapeOf(kind: Mark['kind'], points: readonly number[], high: number): string {
  const at = (index: number): string => `${((points[index] ?? 0) * WIDE).toFixed(1)} ${((points[index + 1] ?? 0) * high).toFixed(1)}`;
  const pairs = Array.from({ length: Math.floor(points.length / 2) }, (_, index) => at(index * 2));
  if (kind === 'pen') return `M${pairs.join('L')}`;
  const [x1, y1, x2, y2] = [(points[0] ?? 0) * WIDE, (points[1] ?? 0) * high, (points[2] ?? 0) * WIDE, (points[3] ?? 0) * high];
  if (kind === 'box') return `M${x1} ${y1}H${x2}V${y2}H${x1}Z`;
  const turn = Math.atan2(y2 - y1, x2 - x1);
  const barb = (by: number): string => `M${x2} ${y2}L${x2 - 26 * Math.cos(turn + by)} ${y2 - 26 * Math.sin(turn + by)}`;
  return `M${x1} ${y1}L${x2} ${y2}${barb(0.45)}${barb(-0.45)}`;
}

/** The trails now, again and again while one of them is on its way. */
function useGliding(trails: readonly Trail[], now: () => number): readonly Trail[] {
  const [, setFrame] = useState(0);
  useEffect(() => {
    let frame = 0;
    const go = () => {
      setFrame((count) => count + 1);
      if (trails.some(({ since }) => now() < since + GLIDE)) frame = requestAnimationFrame(go);
    };
    frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [trails, now]);
  return trails;
}

export function Overlay({ joint, people, paper, page, ratio, drawing }: OverlayProps) {
  const marks = useCell(joint.marks.all);
  const trails = useGliding(useCell(joint.pointers.trails), joint.clock.now);
  const high = WIDE * ratio;
  const here = marks.filter((mark) => mark.paper === paper && mark.page === page);
  const { points, tool, cross } = drawing;
  return (
    <>
      <svg className="jt-marks" viewBox={`0 0 ${WIDE} ${high}`} preserveAspectRatio="none" aria-hidden="true">
        {here.map((mark) => (
          <path key={mark.id} className={`jt-mark jt-${markOf(people, mark.author)}`} d={shapeOf(mark.kind, mark.points, high)} />
        ))}
        {points !== null && tool !== 'point' && points.length >= 4 && <path className={`jt-mark jt-${markOf(people, joint.self)}`} d={shapeOf(tool, points, high)} />}
        {cross !== null && <path className="jt-cross" d={`M${cross.x * WIDE - 20} ${cross.y * high}h40M${cross.x * WIDE} ${cross.y * high - 20}v40`} />}
      </svg>
      {trails.map((trail) => {
        const place = placeAt(trail, joint.clock.now());
        if (place.paper !== paper || place.page !== page) return null;
        const role = markOf(people, trail.who);
        return (
          <div key={trail.who} className={`jt-pointer jt-${role}`} style={{ left: `${place.x * 100}%`, top: `${place.y * 100}%` }} aria-hidden="true">
            <span className={`jt-shape jt-shape-${role}`} />
            <span className="jt-pointer-name">{nameOf(people, trail.who)}</span>
          </div>
        );
      })}
    </>
  );
}
