/** Reads what was sent to a receipt printer, as the paper would show it: lines of text and pictures of dots. */
import { fromCodePage } from '#service/features/payments/receipts/code-page.ts';

export interface Picture {
  width: number;
  height: number;
  isBlack: (x: number, y: number) => boolean;
}

export type Printed = { kind: 'text'; text: string; bold: boolean; large: boolean; inverse: boolean } | ({ kind: 'picture' } & Picture);

export interface Slip {
  printed: Printed[];
  /** The texts alone, a line each, without the spaces at their ends. */
  text: string;
  drawerPulses: number;
  cuts: number;
}

/** Throws at a command it does not know: then the printer would print rubbish. */
export const readSlip = (bytes: Uint8Array): Slip => {
  const printed: Printed[] = [];
  let [bold, large, inverse, codePage, drawerPulses, cuts, at] = [false, false, false, 0, 0, 0, 0];
  let line: number[] = [];
  const endLine = () => {
    if (codePage !== 19 && line.some((code) => code > 0x7f)) throw new Error('letters beyond ASCII before the code page was chosen');
    printed.push({ kind: 'text', text: fromCodePage(line), bold, large, inverse });
    line = [];
  };
  const argument = (offset: number) => bytes[at + offset] ?? 0;
  while (at < bytes.length) {
    const [first, second] = [argument(0), argument(1)];
    if (first === 0x0a) {
      endLine();
      at += 1;
    } else if (first >= 0x20) {
      line.push(first);
      at += 1;
    } else if (first === 0x1b && second === 0x40) at += 2;
    else if (first === 0x1b && second === 0x74) {
      codePage = argument(2);
      at += 3;
    } else if (first === 0x1b && second === 0x45) {
      bold = argument(2) === 1;
      at += 3;
    } else if (first === 0x1b && second === 0x61) at += 3;
    else if (first === 0x1b && second === 0x70) {
      drawerPulses += 1;
      at += 5;
    } else if (first === 0x1d && second === 0x21) {
      large = argument(2) !== 0;
      at += 3;
    } else if (first === 0x1d && second === 0x42) {
      inverse = argument(2) === 1;
      at += 3;
    } else if (first === 0x1d && second === 0x56) {
      cuts += 1;
      at += 4;
    } else if (first === 0x1d && second === 0x76) {
      const widthBytes = argument(4) + argument(5) * 256;
      const height = argument(6) + argument(7) * 256;
      const dots = bytes.subarray(at + 8, at + 8 + widthBytes * height);
      if (dots.length !== widthBytes * height) throw new Error('a picture was cut off');
      printed.push({ kind: 'picture', width: widthBytes * 8, height, isBlack: (x, y) => ((dots[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0 });
      at += 8 + widthBytes * height;
    } else throw new Error(`an unknown command ${first.toString(16)} ${second.toString(16)} at ${at}`);
  }
  if (line.length > 0) throw new Error('the last line was never printed');
  const text = printed.map((one) => (one.kind === 'text' ? one.text.trimEnd() : '')).join('\n');
  return { printed, text, drawerPulses, cuts };
};
