/** One page of a paper on a canvas: drawn as sharp as it is shown, and blank when it is gone. */
import { useEffect, useRef } from 'react';
import { type PaperProblem, PaperError } from '../papers/paper.ts';
import type { Shelf } from '../papers/shelf.ts';

/** Points across of the largest picture of a page. */
const WIDEST = 3_000;

interface PagePictureProps {
  readonly shelf: Shelf;
  readonly paper: string;
  readonly page: number;
  /** Width on the screen in CSS pixels. */
  readonly width: number;
  readonly label: string;
  readonly onDrawn: (ratio: number) => void;
  readonly onProblem: (problem: PaperProblem) => void;
}

export function PagePicture({ shelf, paper, page, width, label, onDrawn, onProblem }: PagePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    return () => {
      if (target !== null) [target.width, target.height] = [0, 0];
    };
  }, []);
  useEffect(() => {
    if (width === 0) return;
    let gone = false;
    const show = async () => {
      const opened = await shelf.opened(paper);
      const drawn = await opened?.draw(page, Math.min(WIDEST, width * devicePixelRatio));
      if (drawn === undefined) return;
      const target = canvas.current;
      if (!gone && target !== null) {
        [target.width, target.height] = [drawn.bitmap.width, drawn.bitmap.height];
        target.getContext('2d')?.drawImage(drawn.bitmap, 0, 0);
        onDrawn(drawn.ratio);
      }
      drawn.bitmap.close();
    };
    show().catch((error: unknown) => {
      if (!gone) onProblem(error instanceof PaperError ? error.problem : 'broken');
    });
    return () => {
      gone = true;
    };
  }, [shelf, paper, page, width, onDrawn, onProblem]);
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here; there is no file an img could show
  return <canvas ref={canvas} className="jt-page" role="img" aria-label={label} />;
}
