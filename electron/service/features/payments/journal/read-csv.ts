/** Reading an exported journal in CSV, only as it is written by us: every cell quoted, every row whole. */
import { COLUMNS, csvHead, SEAL } from './export-csv.ts';
import type { WrittenExport } from './read-json.ts';
import type { StoredRow } from './stored-row.ts';

const CELL = /"([^"]*(?:""[^"]*)*)"(;|\r\n)/y;

interface Read {
  cells: string[];
  end: number;
}

/** One row from a place on; null where none is. */
const readCells = (file: string, from: number): Read | null => {
  const cells: string[] = [];
  CELL.lastIndex = from;
  for (let found = CELL.exec(file); found; found = CELL.exec(file)) {
    cells.push(found[1]!.replaceAll('""', '"'));
    if (found[2] !== ';') return { cells, end: CELL.lastIndex };
  }
  return null;
};

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

const toRow = (cells: readonly string[]): StoredRow | null => {
  if (cells.length !== COLUMNS.length) return null;
  const [registerId, chain, sequence, at, businessDate, kind, receiptNumber, shiftId, advisorId, id, body, previousHash, hash, signature] = cells as [string, ...string[]];
  if (!/^[1-9]\d{0,14}$/.test(sequence!)) return null;
  return {
    registerId,
    // what a file says is compared with what it should say, so any text may stand here
    chain: chain as StoredRow['chain'],
    sequence: Number(sequence),
    id: id!,
    kind: kind as StoredRow['kind'],
    at: at!,
    businessDate: businessDate!,
    shiftId: orNull(shiftId!),
    advisorId: orNull(advisorId!),
    receiptNumber: orNull(receiptNumber!),
    body: body!,
    previousHash: previousHash!,
    hash: hash!,
    signature: signature!,
  };
};

function* rowsOf(file: string, from: number, until: number): Generator<StoredRow | null, void> {
  for (let at = from; at < until; ) {
    const read = readCells(file, at);
    yield read && read.end <= until ? toRow(read.cells) : null;
    if (!read) return;
    at = read.end;
  }
}

/** Takes the file apart; null when it is not laid out as an export is. */
export const readCsvExport = (file: string): WrittenExport | null => {
  const head = csvHead();
  const sealAt = file.lastIndexOf(`"${SEAL}";`);
  if (!file.startsWith(head) || sealAt < head.length) return null;
  const read = readCells(file, sealAt);
  if (!read || read.end !== file.length || read.cells.length !== COLUMNS.length) return null;
  const cellOf = (column: (typeof COLUMNS)[number]) => read.cells[COLUMNS.indexOf(column)]!;
  const header = cellOf('body');
  const others = read.cells.filter((_, at) => !['registerId', 'body', 'hash', 'signature'].includes(COLUMNS[at]!));
  return {
    header,
    rows: () => rowsOf(file, head.length, sealAt),
    above: file.slice(0, sealAt) + header,
    seal: others.every((cell) => cell === '') ? { hash: cellOf('hash'), signature: cellOf('signature') } : null,
  };
};
