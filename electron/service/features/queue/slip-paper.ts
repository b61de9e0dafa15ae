/** The slip printer's paper: text that its markup does not take for its own signs, in lines that fit, as ESC/POS. */
import receiptline from 'receiptline';

/** Text that the markup takes for text: its signs are escaped, and the dash is one the printer has. */
export const plain = (text: string): string => text.replaceAll('–', '-').replaceAll(/[\\|{}~_"`^]/g, (sign) => `\\${sign}`).replaceAll(/[\r\n]+/g, ' ');

/** Characters on a line of 80 mm paper in the printers' usual font. */
const COLUMNS = 42;

/** The text in lines that break between words. */
const wrapped = (text: string): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= COLUMNS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
};

/** The text as lines of markup; one of dashes or equal signs alone would be a rule or a cut. */
export const paperLines = (text: string): string[] => wrapped(text).map((line) => (/^\s*[-–=]+\s*$/.test(line) ? `\\${plain(line.trim())}` : plain(line)));

/** Markup in ESC/POS with code page 858; it ends with a cut. */
export const paperBytes = (markup: string): Uint8Array =>
  Buffer.from(receiptline.transform(markup, { cpl: COLUMNS, encoding: 'cp858', command: 'escpos', spacing: true, cutting: true }), 'latin1');
