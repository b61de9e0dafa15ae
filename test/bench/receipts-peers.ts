/** The same paper as peers take it: receiptline's markup, and pdfmake's definition. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import pdfmake from 'pdfmake';
import type { Paper, PaperLine } from '#service/features/payments/receipts/paper.ts';

const plain = (text: string): string => text.replaceAll(/[−–]/g, '-').replaceAll(/[\\|{}~_"`^]/g, (sign) => `\\${sign}`);

const markupOf = (line: PaperLine): string => {
  if (line.kind === 'space') return '';
  if (line.kind === 'rule') return '-';
  if (line.kind === 'code') return `{code:${line.data};option:qrcode,5,m}`;
  if (line.kind === 'banner') return `\`^^${plain(line.text)}`;
  if (line.kind === 'row') return `{width:12 10 9 11;border:none}\n${line.cells.map((cell, index) => (index === 0 ? `|${plain(cell)}` : ` ${plain(cell)}|`)).join('')}\n{width:auto}`;
  const mark = line.style === 'large' ? '^^' : line.style === 'strong' ? '"' : '';
  if (line.kind === 'text') return line.align === 'center' ? `${mark}${plain(line.text)}` : `|${mark}${plain(line.text)}`;
  return `|${mark}${plain(line.left)} | ${mark}${plain(line.right)}|`;
};

/** The paper in receiptline's markup. */
export const receiptlineMarkup = (paper: Paper): string => paper.lines.map(markupOf).join('\n');

const SIZE = { plain: 9.5, small: 8, strong: 9.5, large: 18 } as const;

const nodeOf = (line: PaperLine): object => {
  if (line.kind === 'space') return { text: ' ', fontSize: 4 };
  if (line.kind === 'rule') return { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 200, y2: 0, lineWidth: 0.6 }] };
  if (line.kind === 'code') return { qr: line.data, fit: 84, eccLevel: 'M', alignment: 'center' };
  if (line.kind === 'banner') return { text: line.text, fontSize: SIZE.large, bold: true, alignment: 'center' };
  const look = { fontSize: SIZE[line.style], bold: line.style === 'strong' || line.style === 'large' };
  if (line.kind === 'text') return { text: line.text, alignment: line.align, ...look };
  if (line.kind === 'pair') return { columns: [{ text: line.left, width: '*' }, { text: line.right, width: 'auto', alignment: 'right' }], ...look };
  return { columns: line.cells.map((text, index) => ({ text, width: index === 0 ? 60 : '*', alignment: index === 0 ? 'left' : 'right' })), ...look };
};

/** Makes the paper a PDF by pdfmake with Roboto, which it brings and which has the Sámi letters, embedded. */
export const openPdfmake = (): ((paper: Paper) => Promise<Uint8Array>) => {
  const folder = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  pdfmake.addFonts({ Roboto: { normal: join(folder, 'Roboto-Regular.ttf'), bold: join(folder, 'Roboto-Medium.ttf') } });
  pdfmake.setUrlAccessPolicy(() => false);
  return (paper) => pdfmake.createPdf({ pageSize: { width: 226, height: 800 }, pageMargins: 13, content: paper.lines.map(nodeOf) }).getBuffer();
};
