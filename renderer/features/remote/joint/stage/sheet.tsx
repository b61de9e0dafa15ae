/** A page in its frame: scrolled and zoomed as the presenter does, pointed at and marked by all, by hand or by keys. */
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Joint } from '../joint.ts';
import type { PaperProblem } from '../papers/paper.ts';
import type { ShelfPaper } from '../papers/shelf.ts';
import type { Person } from '../person.ts';
import { useCell } from '../use-cell.ts';
import { begin, draw, type Drawing, finish, pressed, type Spot } from './drawing.ts';
import type { Mark } from './marks.ts';
import { Overlay } from './overlay.tsx';
import { PagePicture } from './page-picture.tsx';
import { useFrame } from './use-frame.ts';
import { nextZoom, type View } from './view.ts';

interface SheetProps {
  readonly joint: Joint;
  readonly people: readonly Person[];
  readonly view: View;
  readonly paper: ShelfPaper;
  readonly title: string;
  readonly drawing: Drawing;
  readonly onDrawing: (drawing: Drawing) => void;
  readonly onProblem: (problem: PaperProblem) => void;
}

function spotOf(event: PointerEvent<HTMLElement>): Spot {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (part: number, whole: number) => Math.min(1, Math.max(0, part / whole));
  return { x: share(event.clientX - box.left, box.width), y: share(event.clientY - box.top, box.height) };
}

export function Sheet({ joint, people, view, paper, title, drawing, onDrawing, onProblem }: SheetProps) {
  const { t } = useTranslation('remote');
  const [ratio, setRatio] = useState(1.414);
  const presents = useCell(joint.floor.state).presenter === joint.self;
  const { ref, width, onScroll } = useFrame(joint.view, view, ratio, presents);
  const { id, pages } = paper.facts;
  const drawn = useCallback((found: number) => setRatio(found), []);
  useEffect(() => () => joint.pointers.point(null), [joint]);
  /** The drawing as the last event left it: several may come before it is shown. */
  const live = useRef(drawing);
  useLayoutEffect(() => {
    if (live.current.tool !== drawing.tool) live.current = drawing;
  }, [drawing]);
  const become = (next: Drawing) => {
    live.current = next;
    onDrawing(next);
  };

  const point = (spot: Spot | null) => joint.pointers.point(spot === null ? null : { paper: id, page: view.page, ...spot });
  const add = (made: Pick<Mark, 'kind' | 'points'> | null) => {
    if (made !== null) joint.marks.add({ ...made, paper: id, page: view.page });
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const spot = spotOf(event);
    point(spot);
    if (live.current.points !== null && event.buttons > 0) become(draw(live.current, spot));
  };
  const down = (event: PointerEvent<HTMLElement>) => {
    if (live.current.tool === 'point' || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    become(begin(live.current, spotOf(event)));
  };
  const up = () => {
    const { drawing: next, made } = finish(live.current);
    become(next);
    add(made);
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const done = pressed(live.current, event.key, event.shiftKey);
    if (done !== null) {
      event.preventDefault();
      become(done.drawing);
      add(done.made);
      point(done.drawing.cross);
      return;
    }
    const turn = turned(event.key, view, pages);
    if (!presents || turn === null) return;
    event.preventDefault();
    joint.view.move(turn);
  };
  const label = t('joint.stage.page', { title, page: view.page, pages });
  return (
    // The frame scrolls, and takes the keys of page, size and marks: it is a place of its own among the tab stops.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a scrolled frame must be reachable by keys (WCAG 2.1.1)
    <section ref={ref} className="jt-frame" aria-label={label} tabIndex={0} onScroll={onScroll} onKeyDown={key}>
      <div className={`jt-sheet jt-tool-${drawing.tool}`} style={{ width: `${view.zoom * 100}%`, aspectRatio: `1 / ${ratio}` }} onPointerMove={move} onPointerDown={down} onPointerUp={up} onPointerCancel={up} onPointerLeave={() => point(null)}>
        <PagePicture shelf={joint.shelf} paper={id} page={view.page} width={Math.round(width * view.zoom)} label={label} onDrawn={drawn} onProblem={onProblem} />
        <Overlay joint={joint} people={people} paper={id} page={view.page} ratio={ratio} drawing={drawing} />
      </div>
    </section>
  );
}

/** What a key does to the view: pages, and size. */
function turned(pressedKey: string, view: View, pages: number): Partial<View> | null {
  if (pressedKey === 'PageDown' && view.page < pages) return { page: view.page + 1 };
  if (pressedKey === 'PageUp' && view.page > 1) return { page: view.page - 1 };
  if (pressedKey === '+') return { zoom: nextZoom(view.zoom, 1) };
  return pressedKey === '-' ? { zoom: nextZoom(view.zoom, -1) } : null;
}
