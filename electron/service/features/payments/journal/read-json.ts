/** Reading an exported journal in JSON line by line, without trusting any of it. */
import type { StoredRow } from './stored-row.ts';

const text = '"([^"\\\\]*)"';
const orNull = `(?:null|${text})`;

const ROW = new RegExp(
  `^\\{"advisorId":${orNull},"at":${text},"body":(.*),"businessDate":${text},"chain":${text},"id":${text},"kind":${text},"previousHash":${text},"receiptNumber":${orNull},"registerId":${text},"sequence":(\\d{1,15}),"shiftId":${orNull},"hash":"([0-9a-f]{64})","signature":"([A-Za-z0-9_-]{86})"\\}$`,
  's',
);

/** A row as it was written; null when the line is not one. Its parts are told apart without parsing the body. */
export const readLine = (line: string): StoredRow | null => {
  const found = ROW.exec(line);
  if (!found) return null;
  const [, advisorId, at, body, businessDate, chain, id, kind, previousHash, receiptNumber, registerId, sequence, shiftId, hash, signature] = found;
  return {
    registerId: registerId!,
    // what a file says is compared with what it should say, so any text may stand here
    chain: chain as StoredRow['chain'],
    sequence: Number(sequence),
    id: id!,
    kind: kind as StoredRow['kind'],
    at: at!,
    businessDate: businessDate!,
    shiftId: shiftId ?? null,
    advisorId: advisorId ?? null,
    receiptNumber: receiptNumber ?? null,
    body: body!,
    previousHash: previousHash!,
    hash: hash!,
    signature: signature!,
  };
};

const BEGIN = '{"journal":';
const ROWS = ',\n"entries":[\n';
const END = '\n],\n';

export interface WrittenExport {
  header: string;
  /** Rows in the order of the file, null where a line is none. */
  rows: () => Generator<StoredRow | null, void>;
  /** What the seal signs, and the seal itself. */
  above: string;
  seal: { hash: string; signature: string } | null;
}

function* rowsOf(lines: string): Generator<StoredRow | null, void> {
  for (let from = 0; from < lines.length; ) {
    const newline = lines.indexOf('\n', from);
    const end = newline < 0 ? lines.length : newline;
    const line = lines.slice(from, end);
    // A comma after the last row is what is left where rows after it were taken away: the row itself is right.
    yield line.endsWith(',') ? readLine(line.slice(0, -1)) : newline < 0 ? readLine(line) : null;
    from = end + 1;
  }
}

const SEAL = /^"seal":\{"hash":"([0-9a-f]{64})","signature":"([A-Za-z0-9_-]{86})"\}\}\n$/;

/** Takes the file apart; null when it is not laid out as an export is. */
export const readJsonExport = (file: string): WrittenExport | null => {
  const rowsAt = file.indexOf(ROWS);
  const endAt = file.lastIndexOf(END);
  if (!file.startsWith(BEGIN) || rowsAt < 0 || endAt < 0) return null;
  const above = file.slice(0, endAt + END.length);
  const seal = SEAL.exec(file.slice(above.length));
  const lines = file.slice(rowsAt + ROWS.length, Math.max(endAt, rowsAt + ROWS.length));
  return { header: file.slice(BEGIN.length, rowsAt), rows: () => rowsOf(lines), above, seal: seal ? { hash: seal[1]!, signature: seal[2]! } : null };
};
