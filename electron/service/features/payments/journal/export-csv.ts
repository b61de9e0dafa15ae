/**
 * A journal as CSV for a spreadsheet: a row of names, the rows, and last the header and the seal in a row of their
 * own. By RFC 4180 with semicolons and a byte order mark, as a Finnish spreadsheet expects.
 */
import { hash } from 'node:crypto';
import { canonicalText } from './canonical.ts';
import type { Exported } from './exporting.ts';
import type { StoredRow } from './stored-row.ts';

export const COLUMNS = ['registerId', 'chain', 'sequence', 'at', 'businessDate', 'kind', 'receiptNumber', 'shiftId', 'advisorId', 'id', 'body', 'previousHash', 'hash', 'signature'] as const satisfies (keyof StoredRow)[];

export const BYTE_ORDER_MARK = '\uFEFF';
/** In the first column of the last row. */
export const SEAL = 'seal';

const cell = (value: string | number | null): string => `"${String(value ?? '').replaceAll('"', '""')}"`;
const line = (values: readonly (string | number | null)[]): string => `${values.map(cell).join(';')}\r\n`;

export const csvRow = (row: StoredRow): string => line(COLUMNS.map((column) => row[column]));

/** The last row: the header as its body, the digest of all above and of that body, and the register's signature. */
export const csvSeal = (above: string, header: string, seal: (hash: string) => string): string => {
  const digest = hash('sha256', above + header, 'hex');
  const filled: Partial<Record<keyof StoredRow, string>> = { registerId: SEAL, body: header, hash: digest, signature: seal(digest) };
  return line(COLUMNS.map((column) => filled[column] ?? null));
};

export const csvHead = (): string => BYTE_ORDER_MARK + line(COLUMNS);

export const exportCsv = ({ header, rows, seal }: Exported): string => {
  const above = csvHead() + rows.map(csvRow).join('');
  return above + csvSeal(above, canonicalText(header), seal);
};
