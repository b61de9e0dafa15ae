/** The letters of receipts: how wide each is, the font as a document embeds it, and its dots for receipt printers. */
import { inflateSync } from 'node:zlib';
import kept from './letters.json' with { type: 'json' };

/** Dots of one letter: `height` rows of `width` dots, each row in whole bytes, black is 1. */
export interface Dots {
  width: number;
  rows: Uint8Array;
}

export interface Weight {
  /** Width of a text in thousandths of its size. */
  widthOf: (text: string) => number;
  /** The number of each character's glyph in the font file, 0 where it has none. */
  glyphOf: (character: string) => number;
  /** The TrueType file, packed as a document's stream takes it, and its length unpacked. */
  file: { packed: Uint8Array; length: number };
  widths: readonly number[];
  metrics: { ascent: number; descent: number; capHeight: number; box: readonly number[] };
  /** Null where there is no such letter. */
  dotsOf: (character: string) => Dots | null;
}

export interface Letters {
  regular: Weight;
  bold: Weight;
  /** In the order of their glyphs, which count from 1. */
  characters: readonly string[];
  dotHeight: number;
}

const weightOf = (data: typeof kept.regular, glyphOf: (character: string) => number): Weight => {
  let unpacked: Uint8Array | undefined;
  const begins: number[] = [];
  let end = 0;
  for (const width of data.dotWidths) {
    begins.push(end);
    end += Math.ceil(width / 8) * kept.dotHeight;
  }
  const [missing = 0] = data.widths;
  return {
    glyphOf,
    widths: data.widths,
    metrics: data.metrics,
    file: { packed: Buffer.from(data.file, 'base64'), length: data.length },
    widthOf: (text) => {
      let width = 0;
      for (const character of text) width += data.widths[glyphOf(character) - 1] ?? missing;
      return width;
    },
    dotsOf: (character) => {
      const index = glyphOf(character) - 1;
      const width = data.dotWidths[index];
      if (width === undefined) return null;
      unpacked ??= inflateSync(Buffer.from(data.dots, 'base64'));
      const begin = begins[index] ?? 0;
      return { width, rows: unpacked.subarray(begin, begin + Math.ceil(width / 8) * kept.dotHeight) };
    },
  };
};

/** Reads the letters that were made once (`scripts/receipt-letters.mjs`); keep what it gives. */
export const openLetters = (): Letters => {
  const characters = [...kept.characters];
  const glyphs = new Map(characters.map((character, index) => [character, index + 1]));
  const glyphOf = (character: string) => glyphs.get(character) ?? 0;
  return { regular: weightOf(kept.regular, glyphOf), bold: weightOf(kept.bold, glyphOf), characters, dotHeight: kept.dotHeight };
};
