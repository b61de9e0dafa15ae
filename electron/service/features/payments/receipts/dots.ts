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
    if (x >= 0 && x < width) picture[y * bytes + (x >> 3)]! |= 0x80 >> (x & 7);
  };
  for (const { text, x } of texts) {
    let left = x;
    for (const character of text) {
      const dots = known(weight, character);
      if (!dots) continue;
      const rowBytes = Math.ceil(dots.width / 8);
      for (let row = 0; row < height; row += 1) {
        for (let column = 0; column < dots.width; column += 1) {
          if (((dots.rows[row * rowBytes + (column >> 3)] ?? 0) & (0x80 >> (column & 7))) === 0) continue;
          for (let down = 0; down < scale; down += 1) for (let right = 0; right < scale; right += 1) blacken(left + column * scale + right, row * scale + down);
        }
      }
      left += dots.width * scale;
    }
  }
  return inverse ? picture.map((byte) => byte ^ 0xff) : picture;
};
