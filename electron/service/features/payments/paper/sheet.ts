/** A document written from the top down, onto a new page when one is full. */
import { PAGE, type PageItem, type Press } from './page.ts';

export const MARGIN = 48;
const BOTTOM = PAGE.height - 60;

export interface Column {
  /** Left edge, or the right one of a column that ends there; points from the left of the page. */
  x: number;
  width: number;
  end?: boolean;
}

export interface Sheet {
  gap: (points: number) => void;
  text: (text: string, options?: { size?: number; bold?: boolean; x?: number; width?: number }) => void;
  /** Cells of one row; a long text takes more lines. */
  row: (cells: readonly string[], columns: readonly Column[], bold?: boolean) => void;
  line: () => void;
  /** Whether this much still fits on the page; else the next goes on a new one. */
  keep: (points: number) => void;
  /** All pages, each with its foot. */
  pages: (foot: (page: number, of: number) => string) => PageItem[][];
}

export const startSheet = (press: Press, size = 9.5): Sheet => {
  const pages: PageItem[][] = [[]];
  let y = MARGIN;
  const put = (item: PageItem) => pages.at(-1)?.push(item);
  const keep = (points: number) => {
    if (y + points <= BOTTOM) return;
    pages.push([]);
    y = MARGIN;
  };
  const leading = (of: number) => of * 1.4;

  return {
    keep,
    gap: (points) => {
      y += points;
    },
    text: (text, { size: own = size, bold = false, x = MARGIN, width = PAGE.width - MARGIN - x } = {}) => {
      for (const line of press.wrapped(text, width, own)) {
        keep(leading(own));
        y += leading(own);
        put({ kind: 'text', x, y, size: own, text: line, bold });
      }
    },
    row: (cells, columns, bold = false) => {
      const lines = columns.map(({ width }, index) => press.wrapped(cells[index] ?? '', width, size));
      const height = Math.max(...lines.map((own) => own.length)) * leading(size);
      keep(height);
      for (const [index, own] of lines.entries()) {
        const column = columns[index];
        if (column) for (const [number, text] of own.entries()) put({ kind: 'text', x: column.x, y: y + leading(size) * (number + 1), size, text, bold, anchor: column.end ? 'end' : 'start' });
      }
      y += height;
    },
    line: () => {
      y += 4;
      put({ kind: 'box', x: MARGIN, y, width: PAGE.width - 2 * MARGIN, height: 0.6 });
      y += 2;
    },
    pages: (foot) => pages.map((items, index) => [...items, { kind: 'text', x: PAGE.width - MARGIN, y: PAGE.height - 32, size: 8, text: foot(index + 1, pages.length), anchor: 'end' }]),
  };
};
