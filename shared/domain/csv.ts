/** Text that Finnish spreadsheets open as a table: UTF-8 with BOM, semicolons, decimal comma, lines ended by CRLF. */
export type CsvCell = string | number | { readonly cents: number };

const euros = (cents: number): string => {
  const size = Math.abs(cents);
  return `${cents < 0 ? '-' : ''}${Math.trunc(size / 100)},${String(size % 100).padStart(2, '0')}`;
};

/** A text that a spreadsheet would take for a formula is given as text (CSV injection, OWASP). */
const written = (value: CsvCell): string => {
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'object') return euros(value.cents);
  const safe = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The file's text, one line a row. Money is given in cents and written in euros. */
export const csvText = (rows: readonly (readonly CsvCell[])[]): string => `\uFEFF${rows.map((row) => row.map(written).join(';')).join('\r\n')}\r\n`;
