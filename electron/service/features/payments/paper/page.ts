/** Documents of A4 pages with the desk's own letters: what stands where, in points from the upper left corner. */
import { PDFContext, PDFHexString, PDFRawStream, PDFString, PDFWriter, type PDFRef } from 'pdf-lib';
import { deflateSync } from 'node:zlib';
import { openLetters, type Letters } from '../receipts/letters.ts';
import { openPdfFonts, type PdfFonts } from '../receipts/pdf-font.ts';

export const PAGE = { width: 595.28, height: 841.89 } as const;

export type PageItem =
  | { kind: 'text'; x: number; y: number; size: number; text: string; bold?: boolean; anchor?: 'start' | 'end' }
  /** Filled black; a line is a thin one. */
  | { kind: 'box'; x: number; y: number; width: number; height: number };

export interface Pages {
  title: string;
  language: string;
  madeAt: string;
  pages: readonly (readonly PageItem[])[];
}

/** The letters, opened once and used for any number of documents. */
export interface Press {
  /** Width of a text in points. */
  widthOf: (text: string, size: number, bold?: boolean) => number;
  /** Lines of a text that fit into the width; a word longer than it is cut. */
  wrapped: (text: string, width: number, size: number) => string[];
  /** The bytes of the document; the same pages give the same bytes. */
  pdf: (pages: Pages) => Promise<Uint8Array>;
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const drawn = (item: PageItem, letters: Letters, fonts: PdfFonts): string => {
  if (item.kind === 'box') return `${rounded(item.x)} ${rounded(PAGE.height - item.y - item.height)} ${rounded(item.width)} ${rounded(item.height)} re f`;
  const weight = item.bold ? letters.bold : letters.regular;
  const x = item.anchor === 'end' ? item.x - (weight.widthOf(item.text) * item.size) / 1_000 : item.x;
  return `BT /${item.bold ? 'B' : 'R'} ${item.size} Tf 1 0 0 1 ${rounded(x)} ${rounded(PAGE.height - item.y)} Tm ${fonts.written(item.text)} Tj ET`;
};

const pageOf = (context: PDFContext, parent: PDFRef, items: readonly PageItem[], letters: Letters, fonts: PdfFonts, font: { R: PDFRef; B: PDFRef }): PDFRef => {
  const packed = deflateSync(items.map((item) => drawn(item, letters, fonts)).join('\n'), { level: 3 });
  const content = context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), packed));
  return context.register(context.obj({ Type: 'Page', Parent: parent, MediaBox: [0, 0, PAGE.width, PAGE.height], Contents: content, Resources: { Font: font } }));
};

export const openPress = (): Press => {
  const letters = openLetters();
  const fonts = openPdfFonts(letters);
  const widthOf: Press['widthOf'] = (text, size, bold = false) => ((bold ? letters.bold : letters.regular).widthOf(text) * size) / 1_000;

  const cut = (word: string, width: number, size: number): string[] => {
    const parts = [''];
    for (const letter of word) {
      const last = parts.at(-1) ?? '';
      if (last !== '' && widthOf(last + letter, size) > width) parts.push(letter);
      else parts[parts.length - 1] = last + letter;
    }
    return parts;
  };

  return {
    widthOf,
    wrapped: (text, width, size) => {
      const lines: string[] = [];
      for (const word of text.split(/\s+/).flatMap((one) => cut(one, width, size))) {
        const last = lines.at(-1);
        if (last !== undefined && widthOf(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
        else lines.push(word);
      }
      return lines;
    },
    pdf: async ({ title, language, madeAt, pages }) => {
      const context = PDFContext.create();
      const { regular, bold } = fonts.embed(context);
      const parent = context.nextRef();
      const kids = pages.map((items) => pageOf(context, parent, items, letters, fonts, { R: regular, B: bold }));
      context.assign(parent, context.obj({ Type: 'Pages', Kids: kids, Count: kids.length }));
      context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: parent, Lang: PDFString.of(language), ViewerPreferences: { DisplayDocTitle: true } }));
      context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(title), Producer: PDFString.of('OneDoor'), CreationDate: PDFString.fromDate(new Date(madeAt)) }));
      return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
    },
  };
};
