/** One who has an exported file changes it. */
import type { Book } from './journal-book.ts';
import { below, type Tampered } from './journal-table-tampering.ts';

type Number01 = () => number;

export interface TamperedFile extends Tampered {
  text: string;
}

/** The lines that hold a row each, with the lines around them; the chain and sequence of each row. */
const laidOut = (text: string) => {
  const isCsv = !text.startsWith('{');
  const end = isCsv ? '\r\n' : '\n';
  const lines = text.split(end);
  const isRow = (line: string) => (isCsv ? line.startsWith('"0') : line.startsWith('{"advisorId"'));
  const rows = lines.flatMap((line, at) => (isRow(line) ? [at] : []));
  const placeOf = (line: string): Pick<Tampered, 'chain' | 'first'> => {
    const found = isCsv ? /^"[^"]*";"(real|training)";"(\d+)"/.exec(line) : /"chain":"(real|training)","id":"[^"]*","kind":"[^"]*","previousHash":"[^"]*","receiptNumber":[^,]*,"registerId":"[^"]*","sequence":(\d+),"shiftId":[^,]*,"hash"/.exec(line);
    return { chain: found?.[1] === 'training' ? 'training' : 'real', first: Number(found?.[2]) };
  };
  return { lines, rows, end, placeOf };
};

/** A single bit of the file's bytes. */
const flip = (text: string, number: Number01): TamperedFile => {
  const bytes = Buffer.from(text, 'utf8');
  const at = below(number, bytes.length);
  bytes[at] = bytes[at]! ^ (1 << below(number, 8));
  const { lines, rows, end, placeOf } = laidOut(text);
  // Which line the byte is in: those of rows are ours to name.
  let start = 0;
  for (const [index, line] of lines.entries()) {
    const length = Buffer.byteLength(line + end, 'utf8');
    if (at < start + length) return { what: 'flip', text: bytes.toString('utf8'), ...(rows.includes(index) && at < start + Buffer.byteLength(line) ? placeOf(line) : { chain: 'real', first: null }) };
    start += length;
  }
  return { what: 'flip', text: bytes.toString('utf8'), chain: 'real', first: null };
};

const edited = (text: string, what: string, number: Number01, edit: (lines: string[], row: number, rows: readonly number[], placeOf: (line: string) => Pick<Tampered, 'chain' | 'first'>) => number | null): TamperedFile => {
  const { lines, rows, end, placeOf } = laidOut(text);
  const row = rows[below(number, rows.length)]!;
  const named = edit(lines, row, rows, placeOf);
  return { what, text: lines.join(end), ...(named === null ? { chain: 'real', first: null } : placeOf(text.split(end)[named]!)) };
};

const remove = (text: string, number: Number01) =>
  edited(text, 'delete', number, (lines, row) => {
    lines.splice(row, 1);
    return row;
  });

/** A row of another place is put in: it is bad itself, named where it stands. */
const insert = (text: string, number: Number01) =>
  edited(text, 'insert', number, (lines, row, rows, placeOf) => {
    const other = rows[below(number, rows.length)]!;
    // Between the chains a row may be told as one too many of the first or as a wrong beginning of the second.
    const between = placeOf(lines[row]!).chain !== placeOf(lines[row - 1]!).chain;
    lines.splice(row, 0, lines[other]!);
    return other === row || between ? null : row;
  });

const swap = (text: string, number: Number01) =>
  edited(text, 'swap', number, (lines, row, rows) => {
    const at = rows.indexOf(row);
    const other = rows[(at + 1) % rows.length]!;
    [lines[row], lines[other]] = [lines[other]!, lines[row]!];
    return null;
  });

const backDate = (text: string, number: Number01) =>
  edited(text, 'back-date', number, (lines, row) => {
    lines[row] = lines[row]!.replace(/2026-11-0(\d)T/, (_found, day: string) => `2026-10-0${day}T`);
    return row;
  });

const cutTail = (text: string, number: Number01) =>
  edited(text, 'cut tail', number, (lines, row, rows) => {
    lines.splice(row, rows.at(-1)! - row + 1);
    return null;
  });

const older = (_text: string, number: Number01, book: Book): TamperedFile => ({ what: 'an older export', text: book.olderExports[below(number, book.olderExports.length)]!, chain: 'real', first: null });

export const FILE_WAYS = { flip, delete: remove, insert, swap, backDate, cutTail, older } as const;
