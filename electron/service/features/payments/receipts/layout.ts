/** Where everything of a receipt stands on a strip of paper 80 mm wide: the same for the picture and the document. */
import { brokenPair, oneLine, wrapped } from './breaking.ts';
import { squaresOf, type Squares } from './code.ts';
import type { Letters } from './letters.ts';
import type { Paper, PaperLine, PaperStyle } from './paper.ts';

/** Lengths in points (1/72 inch), from the top left corner; a text's `y` is its base line. */
export type Placed =
  | { kind: 'text'; x: number; y: number; text: string; size: number; bold: boolean; anchor: 'start' | 'middle' | 'end'; white: boolean }
  | { kind: 'box'; x: number; y: number; width: number; height: number }
  | { kind: 'squares'; x: number; y: number; side: number; squares: Squares };

export interface Laid {
  width: number;
  height: number;
  placed: readonly Placed[];
}

const WIDTH = 226;
const MARGIN = 13;
const INSIDE = WIDTH - 2 * MARGIN;
const RIGHT = WIDTH - MARGIN;
const GAP = 8;
const CODE_SIDE = 84;
/** Right edges of the columns of the table of taxes; the first column starts at the margin. */
const COLUMNS = [0, 0.52, 0.74, 1].map((share) => MARGIN + share * INSIDE);
const LINE = 1.32;
const LETTER = { plain: { size: 9.5, bold: false }, small: { size: 8, bold: false }, strong: { size: 9.5, bold: true }, large: { size: 18, bold: true } } as const satisfies Record<PaperStyle, { size: number; bold: boolean }>;

/** Lays the lines out from the top; the strip is as long as they are. */
export const layOut = (paper: Paper, letters: Letters): Laid => {
  const placed: Placed[] = [];
  let y = MARGIN;
  const widthIn = (style: PaperStyle) => {
    const { size, bold } = LETTER[style];
    const weight = bold ? letters.bold : letters.regular;
    return (text: string) => (weight.widthOf(text) * size) / 1_000;
  };
  const put = (text: string, x: number, style: PaperStyle, anchor: 'start' | 'middle' | 'end', white = false) =>
    placed.push({ kind: 'text', x, y: y + LETTER[style].size, text, ...LETTER[style], anchor, white });
  const down = (style: PaperStyle) => {
    y += LETTER[style].size * LINE;
  };

  const place = (line: PaperLine) => {
    if (line.kind === 'space') y += 5;
    else if (line.kind === 'rule') {
      placed.push({ kind: 'box', x: MARGIN, y: y + 4, width: INSIDE, height: 0.6 });
      y += 8;
    } else if (line.kind === 'banner') {
      y += 3;
      const words = wrapped(line.text, INSIDE - GAP, widthIn('large'));
      placed.push({ kind: 'box', x: MARGIN, y, width: INSIDE, height: words.length * LETTER.large.size * LINE + 2 });
      for (const text of words) {
        put(text, WIDTH / 2, 'large', 'middle', true);
        down('large');
      }
      y += 6;
    } else if (line.kind === 'text') {
      for (const text of wrapped(line.text, INSIDE, widthIn(line.style))) {
        if (line.align === 'center') put(text, WIDTH / 2, line.style, 'middle');
        else put(text, MARGIN, line.style, 'start');
        down(line.style);
      }
    } else if (line.kind === 'row') {
      line.cells.forEach((cell, index) => put(oneLine(cell), COLUMNS[index] ?? RIGHT, line.style, index === 0 ? 'start' : 'end'));
      down(line.style);
    } else if (line.kind === 'pair') {
      y += line.style === 'small' ? 0 : 1.5;
      for (const { left, right } of brokenPair(line.left, line.right, INSIDE, GAP, widthIn(line.style))) {
        if (left !== '') put(left, MARGIN, line.style, 'start');
        if (right !== '') put(right, RIGHT, line.style, 'end');
        down(line.style);
      }
    } else {
      const squares = squaresOf(line.data);
      placed.push({ kind: 'squares', x: (WIDTH - CODE_SIDE) / 2, y: y + 4, side: CODE_SIDE, squares });
      y += CODE_SIDE + 10;
    }
  };

  paper.lines.forEach(place);
  return { width: WIDTH, height: Math.ceil(y + MARGIN), placed };
};

/** The dark squares as strips, one for each run in a row: `column`, `row` and how many. */
export const stripsOf = ({ size, dark }: Squares): { column: number; row: number; length: number }[] => {
  const strips: { column: number; row: number; length: number }[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!dark(row, column)) continue;
      const begin = column;
      while (column + 1 < size && dark(row, column + 1)) column += 1;
      strips.push({ column: begin, row, length: column - begin + 1 });
    }
  }
  return strips;
};
