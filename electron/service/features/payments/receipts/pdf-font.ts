/**
 * The fonts of documents, embedded as they were made: each document takes the same bytes, and nothing is read, cut or
 * packed again. A text is written by glyph numbers, with a table that tells the characters back (ISO 32000-1, 9.7 and
 * 9.10.3), so that it can be searched, copied and read aloud.
 */
import { PDFRawStream, type PDFContext, type PDFRef } from 'pdf-lib';
import { deflateSync } from 'node:zlib';
import type { Letters, Weight } from './letters.ts';

const hex = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();

/** Which character each glyph stands for; at most a hundred in one block. */
const toUnicode = (characters: readonly string[]): Buffer => {
  const rows = characters.map((character, index) => `<${hex(index + 1)}> <${hex(character.codePointAt(0) ?? 0)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < rows.length; at += 100) {
    const block = rows.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  const lines = [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ];
  return deflateSync(lines.join('\n'));
};

/** The letters, ready to be put into any number of documents. */
export interface PdfFonts {
  embed: (context: PDFContext) => { regular: PDFRef; bold: PDFRef };
  /** A text as the content of a document writes it. */
  written: (text: string) => string;
}

export const openPdfFonts = (letters: Letters): PdfFonts => {
  const table = toUnicode(letters.characters);
  const embedOne = (context: PDFContext, weight: Weight, name: string, tableRef: PDFRef): PDFRef => {
    const file = context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length1: weight.file.length }), weight.file.packed));
    const { ascent, descent, capHeight, box } = weight.metrics;
    const descriptor = context.register(
      context.obj({ Type: 'FontDescriptor', FontName: name, Flags: 4, FontBBox: [...box], ItalicAngle: 0, Ascent: ascent, Descent: descent, CapHeight: capHeight, StemV: name.endsWith('Bold') ? 140 : 80, FontFile2: file }),
    );
    const system = { Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 };
    const glyphs = context.register(
      context.obj({ Type: 'Font', Subtype: 'CIDFontType2', BaseFont: name, CIDSystemInfo: system, FontDescriptor: descriptor, DW: 500, W: [1, [...weight.widths]], CIDToGIDMap: 'Identity' }),
    );
    return context.register(context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [glyphs], ToUnicode: tableRef }));
  };
  return {
    embed: (context) => {
      const tableRef = context.register(PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), table));
      return { regular: embedOne(context, letters.regular, 'DeskReceipt-Regular', tableRef), bold: embedOne(context, letters.bold, 'DeskReceipt-Bold', tableRef) };
    },
    written: (text) => {
      let codes = '';
      for (const character of text) codes += hex(letters.regular.glyphOf(character));
      return `<${codes}>`;
    },
  };
};
