/**
 * Mends what character recognition and fingers confuse (O/0, I/1, S/5, B/8, Z/2, G/6), only where a check
 * digit then confirms it, and tells each character. What could be mended in two ways is not. Codes of states
 * are letters alone and have no check digit (Doc 9303 part 3, 4.3): there the list of issuers confirms.
 * `G` and `6` weigh the same modulo 10, so no check digit tells them apart: they are mended in
 * dates and Finnish document numbers, whose shape is known, and nowhere else.
 */
import { checkedFields, checkFits, type CheckedField } from './mrz-checks.ts';
import { isKnownIssuer } from './mrz-issuers.ts';
import { DOCUMENT_CODE, ISSUER, mrzText, mrzValue, type MrzField, type MrzLayout, type MrzSpan } from './mrz-layout.ts';

export interface MrzCorrection {
  field: MrzField;
  /** Line and column as on the document, from 1. */
  line: number;
  column: number;
  read: string;
  took: string;
}

const TWINS: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', B: '8', Z: '2', G: '6', 0: 'O', 1: 'I', 5: 'S', 8: 'B', 2: 'Z', 6: 'G' };

/** More slips than this in one field are not slips but another document. */
const MOST_SLIPS = 2;

type Slip = Omit<MrzCorrection, 'field'>;

function apply(lines: readonly string[], slips: readonly Slip[]): string[] {
  return slips.reduce((mended, { line, column, took }) => mended.map((text, row) => (row === line - 1 ? text.slice(0, column - 1) + took + text.slice(column) : text)), [...lines]);
}

/** Places of a span that could be a slip: all of them, or only letters where digits belong, or the reverse. */
function slipsIn(lines: readonly string[], [row, from, to]: MrzSpan, belong: 'digits' | 'letters' | 'either'): Slip[] {
  return (lines[row] ?? '').slice(from, to).split('').flatMap((read, index) => {
    const took = TWINS[read];
    return took === undefined || (belong === 'digits' && /\d/.test(read)) || (belong === 'letters' && /[A-Z]/.test(read)) ? [] : [{ line: row + 1, column: from + index + 1, read, took }];
  });
}

function pairs(slips: readonly Slip[]): Slip[][] {
  return slips.flatMap((first, index) => slips.slice(index + 1).map((second) => [first, second]));
}

/** Finnish document numbers are two letters and seven digits. */
const FINNISH_NUMBER = /^[A-Z]{2}\d{7}$/;

/** Whether a field has the characters that belong there, as far as that is known. */
function isPlausible(lines: readonly string[], layout: MrzLayout, field: MrzField): boolean {
  if (field === 'birthDate' || field === 'expires') return !/[A-Z]/.test(mrzText(lines, layout[field]));
  return field !== 'documentNumber' || mrzText(lines, ISSUER) !== 'FIN' || FINNISH_NUMBER.test(mrzText(lines, layout.documentNumber));
}

/** All ways of mending one field that its own check digit confirms, with the fewest slips. */
function mendings(lines: readonly string[], layout: MrzLayout, checked: CheckedField): Slip[][] {
  const { field, over, digit } = checked;
  const numeric = field === 'birthDate' || field === 'expires';
  const confirmed = (next: readonly string[]): boolean => checkFits(next, checked) && isPlausible(next, layout, field);
  const certain = [...slipsIn(lines, digit, 'digits'), ...(numeric ? over.flatMap((span) => slipsIn(lines, span, 'digits')) : [])];
  const read = apply(lines, certain);
  if (confirmed(read)) return [certain];
  if (numeric || field === 'composite') return [];
  const places = over.flatMap((span) => slipsIn(read, span, 'either'));
  for (let count = 1; count <= MOST_SLIPS; count += 1) {
    const ways = (count === 1 ? places.map((slip) => [slip]) : pairs(places)).filter((way) => confirmed(apply(read, way)));
    if (ways.length > 0) return ways.map((way) => [...certain, ...way]);
  }
  return [];
}

function difference(before: readonly string[], after: readonly string[], field: MrzField): MrzCorrection[] {
  return before.flatMap((text, row) =>
    text.split('').flatMap((read, index) => {
      const took = after[row]?.charAt(index) ?? read;
      return took === read ? [] : [{ field, line: row + 1, column: index + 1, read, took }];
    }),
  );
}

/** The first letter of the zone, by which its format was found, and the codes of states, each mended where the list knows it then. */
function mendedCodes(lines: readonly string[], layout: MrzLayout): { lines: string[]; corrections: MrzCorrection[] } {
  const [row, from] = DOCUMENT_CODE;
  const codes: [MrzField, MrzSpan, (code: string) => boolean][] = [
    ['documentCode', [row, from, from + 1], () => true],
    ['issuer', ISSUER, isKnownIssuer],
    ['nationality', layout.nationality, isKnownIssuer],
  ];
  let mended = [...lines];
  const corrections: MrzCorrection[] = [];
  for (const [field, span, isConfirmed] of codes) {
    const slips = slipsIn(mended, span, 'letters');
    const next = apply(mended, slips);
    if (slips.length === 0 || !isConfirmed(mrzValue(next, span))) continue;
    corrections.push(...slips.map((slip) => ({ field, ...slip })));
    mended = next;
  }
  return { lines: mended, corrections };
}

/**
 * The zone with its confirmed slips mended. The composite digit is left for `parseMrz` to check: it
 * counts each field with the same weights as the field's own digit, so it cannot choose between two mendings.
 */
export function repairMrz(lines: readonly string[], layout: MrzLayout): { lines: string[]; corrections: MrzCorrection[] } {
  const codes = mendedCodes(lines, layout);
  let mended = codes.lines;
  const { corrections } = codes;
  for (const checked of checkedFields(lines, layout)) {
    if (checkFits(mended, checked) && isPlausible(mended, layout, checked.field)) continue;
    const [only, ...others] = mendings(mended, layout, checked);
    if (only === undefined || others.length > 0) continue;
    const next = apply(mended, only);
    corrections.push(...difference(mended, next, checked.field));
    mended = next;
  }
  return { lines: mended, corrections };
}
