/**
 * A journal as JSON, one row a line, closed by a seal: the register's signature over every byte before it. So a
 * change shows that no row's hash would, as in the header or between the rows.
 */
import { hash } from 'node:crypto';
import { canonicalText } from './canonical.ts';
import type { Exported } from './exporting.ts';
import { rowText, type StoredRow } from './stored-row.ts';

/** The row's canonical text with hash and signature at its end, where they are found and taken off again. */
export const rowLine = (row: StoredRow): string => `${rowText(row).slice(0, -1)},"hash":"${row.hash}","signature":"${row.signature}"}`;

export const sealLine = (above: string, seal: Exported['seal']): string => {
  const digest = hash('sha256', above, 'hex');
  return `"seal":{"hash":"${digest}","signature":"${seal(digest)}"}}\n`;
};

export const exportJson = ({ header, rows, seal }: Exported): string => {
  const above = `{"journal":${canonicalText(header)},\n"entries":[\n${rows.map(rowLine).join(',\n')}\n],\n`;
  return above + sealLine(above, seal);
};
