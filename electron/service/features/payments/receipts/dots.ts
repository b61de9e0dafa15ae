/** A printed line as dots: for letters that a printer does not have. */
import type { Weight } from './letters.ts';

export interface DotText {
  text: string;
  /** Left edge, in dots. */
  x: number;
}

const MISSING = '?';
const known = (weight: Weight, character: string) => weight.dotsOf(character) ?? weight.dotsOf(MISSING);

/** Width of a text in dots at this scale. */
export const dotWidth = (weight: Weight, text: string, scale: number): number => {
  let width = 0;
  for (const character of text) width += (known(weight, character)?.width ?? 0) * scale;
  return width;
};

export interface DotLine {
  weight: Weight;
  /** Height of a letter in dots before scaling. */
  height: number;
  width: number;
  scale: 1 | 2;
  /** White letters on black. */
  inverse: boolean;
}

/** The texts drawn into `height × scale` rows of `width` dots, each row in whole bytes. */
export const drawDots = (texts: readonly DotText[], { weight, height, width, scale, inverse }: DotLine): Uint8Array => {
  const bytes = Math.ceil(width / 8);
  const picture = new Uint8Array(bytes * height * scale);
  const blacken = (x: number, y: number) => {
    if (x < width) picture[y * bytes + (x >> 3)]! |= 0x80 >> (x & 7);
  };
  /** Eight dots of a letter, the leftmost at `x`. */
  const drawByte = (byte: number, x: number, y: number) => {
    for (let bit = 0; bit < 8; bit += 1) {
      if ((byte & (0x80 >> bit)) === 0) continue;
      for (let down = 0; down < scale; down += 1) for (let right = 0; right < scale; right += 1) blacken(x + bit * scale + right, y + down);
    }
  };
  for (const { text, x } of texts) {
    let left = Math.max(0, x);
    for (const character of text) {
      const dots = known(weight, character);
      if (!dots) continue;
      const rowBytes = Math.ceil(dots.width / 8);
      // Most of a letter is white.
      dots.rows.forEach((byte, index) => {
        if (byte !== 0) drawByte(byte, left + (index % rowBytes) * 8 * scale, Math.floor(index / rowBytes) * scale);
      });
      left += dots.width * scale;
    }
  }
  return inverse ? picture.map((byte) => byte ^ 0xff) : picture;
};
