/** The receipt as a picture for the screen. Its texts are texts: they can be read aloud, searched and enlarged. */
import { escaped } from '../../../kernel/phone-page.ts';
import { layOut, stripsOf, type Placed } from './layout.ts';
import type { Letters } from './letters.ts';
import type { Paper } from './paper.ts';

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const drawn = (item: Placed, letters: Letters): string => {
  if (item.kind === 'box') return `<rect x="${rounded(item.x)}" y="${rounded(item.y)}" width="${rounded(item.width)}" height="${rounded(item.height)}"/>`;
  if (item.kind === 'squares') {
    const { size } = item.squares;
    const path = stripsOf(item.squares).map(({ column, row, length }) => `M${column} ${row}h${length}v1h-${length}z`);
    return `<path transform="translate(${rounded(item.x)} ${rounded(item.y)}) scale(${item.side / size})" shape-rendering="crispEdges" d="${path.join('')}"/>`;
  }
  const anchor = item.anchor === 'start' ? '' : ` text-anchor="${item.anchor}"`;
  // Another font in the place of ours is squeezed to its width, so that nothing runs into its neighbour.
  const width = ((item.bold ? letters.bold : letters.regular).widthOf(item.text) * item.size) / 1_000;
  return `<text x="${rounded(item.x)}" y="${rounded(item.y)}" font-size="${item.size}"${item.bold ? ' font-weight="700"' : ''}${anchor}${item.white ? ' fill="#fff"' : ''} textLength="${rounded(width)}" lengthAdjust="spacingAndGlyphs">${escaped(item.text)}</text>`;
};

/** One SVG document, 80 mm wide, black on white; from left to right also inside an Arabic page. */
export const svgOf = (paper: Paper, letters: Letters): string => {
  const { width, height, placed } = layOut(paper, letters);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="document" lang="${paper.language}" direction="ltr" font-family="'Source Sans 3','Liberation Sans',Arial,sans-serif">`,
    `<title>${escaped(paper.title)}</title>`,
    `<path fill="#fff" d="M0 0h${width}v${height}h-${width}z"/>`,
    ...placed.map((item) => drawn(item, letters)),
    '</svg>',
  ].join('');
};
