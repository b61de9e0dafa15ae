import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/vectors/', import.meta.url);

/** How many random inputs each property is tried on; raise it for a long run. */
export const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 10_000);

/** Milliseconds a test may take: properties grow with their runs, on a machine busy with other things. */
export const PATIENCE = 20_000 + 2 * RUNS;

/** The text of a vector file. */
export function vectorText(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

/** The rows of a CSV vector file by column name; quoted cells may hold commas, quotes and line ends. */
export function vectorRows(file: string): Record<string, string>[] {
  const cells = vectorText(file).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g);
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end !== ',') rows.push([]);
  }
  const [header = [], ...body] = rows;
  return body.filter((row) => row.length === header.length && row.some((cell) => cell !== '')).map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}
