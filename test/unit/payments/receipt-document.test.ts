import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { CustomerLanguage } from '#shared/contract/words.ts';
import { totalsOf } from '#shared/domain/sale-totals.ts';
import { receiptCode } from '#service/features/payments/receipts/code.ts';
import { openLetters } from '#service/features/payments/receipts/letters.ts';
import { paperOf } from '#service/features/payments/receipts/paper-of.ts';
import { pdfOf } from '#service/features/payments/receipts/pdf.ts';
import { openPdfFonts } from '#service/features/payments/receipts/pdf-font.ts';
import { svgOf } from '#service/features/payments/receipts/svg.ts';
import { line, readCode, soldReceipt } from '../../support/receipts.ts';

const letters = openLetters();
const fonts = openPdfFonts(letters);
const pdfIn = (language: CustomerLanguage, receipt = soldReceipt()) => pdfOf(paperOf(receipt, language, { electronic: true }), letters, fonts);
const textOf = async (pdf: Uint8Array) => (await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true })).text;
const named = (fi: string) => {
  const lines = [line({ name: { fi }, payeeId: 'poliisi', unitCents: 5_600 })];
  return soldReceipt({ lines, totals: totalsOf(lines, []).totals });
};

describe('a receipt as PDF', () => {
  it.each(CustomerLanguage.options)('in %s has every word of the paper as text', async (language) => {
    const text = (await textOf(await pdfIn(language))).replaceAll(/\s+/g, '');
    const words = paperOf(soldReceipt(), language, { electronic: true }).lines.flatMap((one) => (one.kind === 'text' || one.kind === 'banner' ? [one.text] : one.kind === 'pair' ? [one.left, one.right] : one.kind === 'row' ? one.cells : []));
    for (const word of words) expect(text).toContain(word.replaceAll(/\s+/g, ''));
  });

  it('has the letters of the Sámi languages, Cyrillic and the euro in one document', async () => {
    const words = 'čđŋŧšžáâõåäöČĐŊŦŠŽÁ ǥǧǩǨǯʒ Жіїєґ € Čáhčesuolu';
    const text = await textOf(await pdfIn('fi', named(words)));
    // The line breaks, with the price beside its first part.
    for (const word of words.split(' ')) expect(text).toContain(word);
  });

  it('is the same for the same receipt, names it and tells its language', async () => {
    const pdf = await pdfIn('sv');
    expect(Buffer.from(await pdfIn('sv')).equals(Buffer.from(pdf))).toBe(true);
    const document = await getDocumentProxy(Uint8Array.from(pdf));
    expect(document.numPages).toBe(1);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Kvitto 3-1024', Language: 'sv' });
  });

  it('is small', async () => {
    expect((await pdfIn('fi')).length).toBeLessThan(64 * 1024);
  });
});

interface Drawn {
  x: number;
  size: number;
  anchor: string;
  text: string;
  length: number;
}

const parsed = (svg: string) => new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false }).parse(svg).svg as Record<string, unknown>;

const textsIn = (svg: string): Drawn[] =>
  (parsed(svg)['text'] as Record<string, string>[]).map((one) => ({ x: Number(one['@_x']), size: Number(one['@_font-size']), anchor: one['@_text-anchor'] ?? 'start', text: one['#text'] ?? '', length: Number(one['@_textLength']) }));

const codeIn = (svg: string): string | null => {
  const dark = new Set<string>();
  const path = (parsed(svg)['path'] as Record<string, string>[]).map((one) => one['@_d'] ?? '').find((d) => d.includes('v1h'))!;
  for (const [, column, row, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) for (let at = 0; at < Number(length); at += 1) dark.add(`${Number(column) + at} ${row}`);
  const size = Math.max(...[...dark].map((place) => Number(place.split(' ')[1]))) + 1;
  return readCode({ width: size, height: size, isBlack: (x, y) => dark.has(`${x} ${y}`) }, 4);
};

describe('a receipt as a picture', () => {
  const svgIn = (language: CustomerLanguage, receipt = soldReceipt()) => svgOf(paperOf(receipt, language), letters);

  it.each(CustomerLanguage.options)('in %s is well formed and stays within its edges', (language) => {
    const svg = svgIn(language, soldReceipt({ training: true, copy: 3 }));
    expect(XMLValidator.validate(svg)).toBe(true);
    const isOutside = ({ x, length, anchor }: Drawn) => {
      const begin = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2;
      return begin < 12.9 || begin + length > 213.1;
    };
    expect(textsIn(svg).filter(isOutside)).toEqual([]);
  });

  it('shows the total largest', () => {
    const largest = textsIn(svgIn('fi')).filter(({ size }) => size === 18).map(({ text }) => text);
    expect(largest).toEqual(['Kuitti', 'Yhteensä', '82,73\u00A0€']);
  });

  it('takes markup in a name for text', () => {
    const svg = svgIn('fi', named('<script>alert("1")</script> & \'x\''));
    expect(svg).not.toContain('<script');
    expect(textsIn(svg).map(({ text }) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>')).join(' ')).toContain('<script>alert(');
  });

  it('has a code that a camera reads', () => {
    expect(codeIn(svgIn('fi'))).toBe(receiptCode(soldReceipt()));
  });
});
