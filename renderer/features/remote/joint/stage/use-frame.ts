/** The frame in which a page is seen: how wide it is, and that its place follows the presenter's. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SharedView, View } from './view.ts';

interface Frame {
  readonly ref: RefObject<HTMLElement | null>;
  /** Width of the frame's inside in CSS pixels; 0 before it is known. */
  readonly width: number;
  readonly onScroll: () => void;
}

/** @param ratio height over width of the page @param presents whether scrolling here is told to the others */
export function useFrame(shared: SharedView, view: View, ratio: number, presents: boolean): Frame {
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  /** Where the frame was put by the view itself; that scrolling is nobody's wish. */
  const put = useRef({ left: 0, top: 0 });
  useEffect(() => {
    const frame = ref.current;
    if (frame === null) return;
    const observer = new ResizeObserver(() => setWidth(frame.clientWidth));
    observer.observe(frame);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => {
    const frame = ref.current;
    if (frame === null || width === 0) return;
    const [left, top] = [view.x * width * view.zoom, view.y * width * view.zoom * ratio];
    if (Math.abs(frame.scrollLeft - left) > 1) frame.scrollLeft = left;
    if (Math.abs(frame.scrollTop - top) > 1) frame.scrollTop = top;
    put.current = { left: frame.scrollLeft, top: frame.scrollTop };
  }, [view, width, ratio]);
  return {
    ref,
    width,
    onScroll() {
      const frame = ref.current;
      if (frame === null || width === 0 || !presents) return;
      const { left, top } = put.current;
      if (Math.abs(frame.scrollLeft - left) < 1 && Math.abs(frame.scrollTop - top) < 1) return;
      put.current = { left: frame.scrollLeft, top: frame.scrollTop };
      const share = (part: number, whole: number) => Math.min(1, Math.max(0, part / whole));
      shared.move({ x: share(frame.scrollLeft, width * view.zoom), y: share(frame.scrollTop, width * view.zoom * ratio) });
    },
  };
}
