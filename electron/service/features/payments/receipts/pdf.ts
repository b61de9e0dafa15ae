/** The receipt as a PDF: one page as long as the receipt, its letters embedded, its text searchable. */
import { PDFContext, PDFHexString, PDFRawStream, PDFString, PDFWriter } from 'pdf-lib';
import { deflateSync } from 'node:zlib';
import { layOut, stripsOf, type Laid, type Placed } from './layout.ts';
import type { Letters } from './letters.ts';
import type { Paper } from './paper.ts';
import type { PdfFonts } from './pdf-font.ts';

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** A PDF counts from the bottom. */
const drawn = (item: Placed, { height }: Laid, letters: Letters, fonts: PdfFonts): string => {
  if (item.kind === 'box') return `${rounded(item.x)} ${rounded(height - item.y - item.height)} ${rounded(item.width)} ${rounded(item.height)} re f`;
  if (item.kind === 'squares') {
    const scale = item.side / item.squares.size;
    const strips = stripsOf(item.squares).map(({ column, row, length }) => `${column} ${-row - 1} ${length} 1 re`);
    return `q ${scale} 0 0 ${scale} ${rounded(item.x)} ${rounded(height - item.y)} cm\n${strips.join('\n')}\nf Q`;
  }
  const weight = item.bold ? letters.bold : letters.regular;
  const width = item.anchor === 'start' ? 0 : (weight.widthOf(item.text) * item.size) / 1_000;
  const x = item.x - (item.anchor === 'middle' ? width / 2 : width);
  const text = `BT /${item.bold ? 'B' : 'R'} ${item.size} Tf 1 0 0 1 ${rounded(x)} ${rounded(height - item.y)} Tm ${fonts.written(item.text)} Tj ET`;
  return item.white ? `1 g ${text} 0 g` : text;
};

/** The bytes of a document of its own; two of the same receipt are the same. */
export const pdfOf = async (paper: Paper, letters: Letters, fonts: PdfFonts): Promise<Uint8Array> => {
  const laid = layOut(paper, letters);
  const context = PDFContext.create();
  const { regular, bold } = fonts.embed(context);
  const packed = deflateSync(laid.placed.map((item) => drawn(item, laid, letters, fonts)).join('\n'), { level: 3 });
  const content = context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), packed));
  const pages = context.nextRef();
  const page = context.register(context.obj({ Type: 'Page', Parent: pages, MediaBox: [0, 0, laid.width, laid.height], Contents: content, Resources: { Font: { R: regular, B: bold } } }));
  context.assign(pages, context.obj({ Type: 'Pages', Kids: [page], Count: 1 }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: pages, Lang: PDFString.of(paper.language), ViewerPreferences: { DisplayDocTitle: true } }));
  context.trailerInfo.Info = context.register(context.obj({ Title: PDFHexString.fromText(paper.title), Producer: PDFString.of('OneDoor'), CreationDate: PDFString.fromDate(new Date(paper.issuedAt)) }));
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
};
