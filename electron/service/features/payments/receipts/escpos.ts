/**
 * The receipt in ESC/POS, for 80 mm paper and 42 characters on a line. What the printer's code page holds is sent as
 * text; a line with any other letter (č đ ŋ ŧ, Cyrillic) is sent as dots of our own letters, so that every printer
 * prints it right. Written out instead of by receiptline, which has no way to mix the two and takes signs in names
 * for its markup. Commands by the Epson ESC/POS command reference.
 */
import { brokenPair, oneLine, wrapped, type Measure } from './breaking.ts';
import { inCodePage, SELECT_CODE_PAGE } from './code-page.ts';
import { squaresOf } from './code.ts';
import { dotWidth, drawDots } from './dots.ts';
import type { Letters } from './letters.ts';
import type { Paper, PaperLine } from './paper.ts';

const CHARACTER = 12;
const COLUMNS = 42;
const WIDTH = COLUMNS * CHARACTER;
const SQUARE = 6;
/** Right edges of the columns of the table of taxes, in characters; the first stands at the left. */
const TABLE = [0, 21, 31, COLUMNS];

const ESC = 0x1b;
const GS = 0x1d;
const RESET = [ESC, 0x40];
const BOLD = [ESC, 0x45];
const SIZE = [GS, 0x21];
const INVERSE = [GS, 0x42];
const ALIGN = [ESC, 0x61];
const NEW_LINE = 0x0a;
const RULE = 0xc4;
const SPACE = 0x20;
/** Feeds the last line past the knife and cuts, leaving a corner. */
const CUT = [GS, 0x56, 66, 0];
/** `ESC p 0`: 50 ms on the drawer's first pin. */
export const DRAWER_PULSE: readonly number[] = [ESC, 0x70, 0, 25, 250];

interface Piece {
  text: string;
  anchor: 'start' | 'middle' | 'end';
  /** Where the anchor stands, in dots of the paper. */
  at: number;
}

interface Letter {
  bold: boolean;
  scale: 1 | 2;
  inverse: boolean;
}

const LETTER: Readonly<Record<'plain' | 'small' | 'strong' | 'large' | 'banner', Letter>> = {
  plain: { bold: false, scale: 1, inverse: false },
  small: { bold: false, scale: 1, inverse: false },
  strong: { bold: true, scale: 1, inverse: false },
  large: { bold: true, scale: 2, inverse: false },
  banner: { bold: true, scale: 2, inverse: true },
};

const left = (piece: Piece, widthOf: Measure) => (piece.anchor === 'start' ? piece.at : piece.anchor === 'end' ? piece.at - widthOf(piece.text) : piece.at - widthOf(piece.text) / 2);

/** The line's pieces, broken to the paper's width as measured. */
const rowsOf = (line: PaperLine, widthOf: Measure, gap: number): Piece[][] => {
  const middle = (text: string): Piece[] => [{ text, anchor: 'middle', at: WIDTH / 2 }];
  if (line.kind === 'banner') return wrapped(line.text, WIDTH, widthOf).map(middle);
  if (line.kind === 'text') return wrapped(line.text, WIDTH, widthOf).map((text): Piece[] => (line.align === 'center' ? middle(text) : [{ text, anchor: 'start', at: 0 }]));
  if (line.kind === 'row') return [line.cells.map((cell, index): Piece => ({ text: oneLine(cell), anchor: index === 0 ? 'start' : 'end', at: (TABLE[index] ?? COLUMNS) * CHARACTER }))];
  if (line.kind !== 'pair') return [];
  return brokenPair(line.left, line.right, WIDTH, gap, widthOf).map((pair): Piece[] => [
    { text: pair.left, anchor: 'start', at: 0 },
    { text: pair.right, anchor: 'end', at: WIDTH },
  ]);
};

/** Rows of dots (`GS v 0`). */
const picture = (dots: Uint8Array, widthBytes: number): number[] => {
  const rows = dots.length / widthBytes;
  return [GS, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, rows & 0xff, rows >> 8];
};

const squarePicture = (data: string): Uint8Array[] => {
  const { size, dark } = squaresOf(data);
  const widthBytes = Math.ceil((size * SQUARE) / 8);
  const dots = new Uint8Array(widthBytes * size * SQUARE);
  for (let row = 0; row < size; row += 1) {
    const top = row * SQUARE * widthBytes;
    for (let x = 0; x < size * SQUARE; x += 1) if (dark(row, Math.floor(x / SQUARE))) dots[top + (x >> 3)]! |= 0x80 >> (x & 7);
    for (let down = 1; down < SQUARE; down += 1) dots.copyWithin(top + down * widthBytes, top, top + widthBytes);
  }
  return [Uint8Array.from([...ALIGN, 1, ...picture(dots, widthBytes)]), dots, Uint8Array.of(NEW_LINE, ...ALIGN, 0)];
};

const switched = (letter: Letter, on: boolean): number[] => [
  ...(letter.bold ? [...BOLD, on ? 1 : 0] : []),
  ...(letter.scale === 2 ? [...SIZE, on ? 0x11 : 0] : []),
  ...(letter.inverse ? [...INVERSE, on ? 1 : 0] : []),
];

/** The rows in the printer's own letters, or null when it lacks one of them. */
const asText = (rows: readonly Piece[][], letter: Letter): Uint8Array | null => {
  const columns = COLUMNS / letter.scale;
  const bytes = switched(letter, true);
  for (const pieces of rows) {
    const begin = bytes.length;
    for (const piece of pieces) {
      const codes = inCodePage(piece.text);
      if (!codes) return null;
      if (codes.length === 0) continue;
      const column = Math.max(0, Math.floor(left(piece, () => codes.length * CHARACTER * letter.scale) / CHARACTER / letter.scale));
      while (bytes.length < begin + column) bytes.push(SPACE);
      for (const code of codes) bytes.push(code);
    }
    while (letter.inverse && bytes.length < begin + columns) bytes.push(SPACE);
    bytes.push(NEW_LINE);
  }
  bytes.push(...switched(letter, false));
  return Uint8Array.from(bytes);
};

/** Writes receipts for a printer; `drawer` opens the drawer before the paper moves. */
export const escPosOf = (paper: Paper, letters: Letters, drawer = false): Uint8Array => {
  const chunks: Uint8Array[] = [Uint8Array.from([...RESET, ...SELECT_CODE_PAGE, ...(drawer ? DRAWER_PULSE : [])])];

  const asDots = (line: PaperLine, letter: Letter) => {
    const weight = letter.bold ? letters.bold : letters.regular;
    const widthOf: Measure = (text) => dotWidth(weight, text, letter.scale);
    for (const pieces of rowsOf(line, widthOf, CHARACTER)) {
      const texts = pieces.map((piece) => ({ text: piece.text, x: Math.round(left(piece, widthOf)) }));
      const dots = drawDots(texts, { weight, height: letters.dotHeight, width: WIDTH, scale: letter.scale, inverse: letter.inverse });
      chunks.push(Uint8Array.from(picture(dots, WIDTH / 8)), dots);
    }
  };

  for (const line of paper.lines) {
    if (line.kind === 'space') chunks.push(Uint8Array.of(NEW_LINE));
    else if (line.kind === 'rule') chunks.push(Uint8Array.from([...Array.from({ length: COLUMNS }, () => RULE), NEW_LINE]));
    else if (line.kind === 'code') chunks.push(...squarePicture(line.data));
    else {
      const letter = LETTER[line.kind === 'banner' ? 'banner' : line.style];
      const room = CHARACTER * letter.scale;
      const text = asText(
        rowsOf(line, (words) => words.length * room, room),
        letter,
      );
      if (text) chunks.push(text);
      else asDots(line, letter);
    }
  }
  chunks.push(Uint8Array.from(CUT));
  return Buffer.concat(chunks);
};
