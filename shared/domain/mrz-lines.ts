/** From pasted or scanned text to the lines of a machine-readable zone (ICAO Doc 9303 parts 4 to 7). */

export type MrzFormat = 'TD1' | 'TD2' | 'TD3' | 'MRVA' | 'MRVB';

export interface MrzLines {
  format: MrzFormat;
  lines: string[];
}

const SHAPES: Readonly<Record<MrzFormat, { rows: number; columns: number; starts: RegExp; nameRow: number }>> = {
  TD1: { rows: 3, columns: 30, starts: /^[ACI]/, nameRow: 2 },
  TD2: { rows: 2, columns: 36, starts: /^[ACIP]/, nameRow: 0 },
  TD3: { rows: 2, columns: 44, starts: /^P/, nameRow: 0 },
  MRVA: { rows: 2, columns: 44, starts: /^V/, nameRow: 0 },
  MRVB: { rows: 2, columns: 36, starts: /^V/, nameRow: 0 },
};
const FORMATS: readonly MrzFormat[] = ['TD3', 'TD1', 'TD2', 'MRVA', 'MRVB'];

/** The French identity card of 1988 to 2021 has 2 × 36 characters but fields of its own. */
const FRENCH_IDENTITY_CARD = /^IDFRA/;

/** More than any zone with spaces and line ends; longer text is not looked at. */
const LONGEST_INPUT = 400;

/**
 * Finds format and lines; null when the text is no zone of a known format. Spaces, line ends and
 * control characters are dropped, `«` is two fillers, lower case is raised, one long line (as
 * keyboard-wedge readers send it) is cut, and fillers that got lost at the end of the name's line
 * are put back.
 */
export function readMrzLines(input: string): MrzLines | null {
  if (input.length > LONGEST_INPUT) return null;
  const rows = input
    .toUpperCase()
    .replace(/«/g, '<<')
    .replace(/‹/g, '<')
    .split(/[\r\n]+/)
    .map((row) => row.replace(/[\s\p{Cc}\p{Cf}]/gu, ''))
    .filter((row) => row !== '');
  const whole = rows.join('');
  if (!/^[A-Z0-9<]+$/.test(whole)) return null;
  // No zone begins with a digit: a 1 is an I, which `repairMrz` mends and tells.
  const begins = whole.slice(0, 5).replace(/^1/, 'I');
  for (const format of FORMATS) {
    const { rows: count, columns, starts, nameRow } = SHAPES[format];
    if (!starts.test(begins)) continue;
    const padded = rows.length === count ? rows.map((row, index) => (index === nameRow ? row.padEnd(columns, '<') : row)) : rows;
    const text = padded.join('');
    const fits = text.length === count * columns && (padded.length !== count || padded.every((row) => row.length === columns));
    if (!fits || (format === 'TD2' && FRENCH_IDENTITY_CARD.test(begins))) continue;
    return { format, lines: Array.from({ length: count }, (_, index) => text.slice(index * columns, (index + 1) * columns)) };
  }
  return null;
}
