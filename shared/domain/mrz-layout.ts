/** Where each field of each format lies (ICAO Doc 9303 parts 4 to 7). Rows and columns count from 0. */
import type { MrzFormat } from './mrz-lines.ts';

export type MrzField =
  | 'format'
  | 'documentCode'
  | 'issuer'
  | 'documentNumber'
  | 'nationality'
  | 'birthDate'
  | 'sex'
  | 'expires'
  | 'optionalData'
  | 'composite'
  | 'name';

/** Row, first column, and the column after the last. */
export type MrzSpan = readonly [row: number, from: number, to: number];

export interface MrzLayout {
  name: MrzSpan;
  documentNumber: MrzSpan;
  nationality: MrzSpan;
  birthDate: MrzSpan;
  sex: MrzSpan;
  expires: MrzSpan;
  optionalData: readonly MrzSpan[];
  /** A passport's personal number has a check digit of its own, in the column after it. */
  optionalDataChecked: boolean;
  /** What the composite digit counts over, in order, and where the digit stands; a visa has none. */
  composite: { over: readonly MrzSpan[]; digit: MrzSpan } | null;
}

const TD2_FIELDS = { documentNumber: [1, 0, 9], nationality: [1, 10, 13], birthDate: [1, 13, 19], sex: [1, 20, 21], expires: [1, 21, 27] } as const;

export const MRZ_LAYOUTS: Readonly<Record<MrzFormat, MrzLayout>> = {
  TD1: {
    name: [2, 0, 30],
    documentNumber: [0, 5, 14],
    nationality: [1, 15, 18],
    birthDate: [1, 0, 6],
    sex: [1, 7, 8],
    expires: [1, 8, 14],
    optionalData: [
      [0, 15, 30],
      [1, 18, 29],
    ],
    optionalDataChecked: false,
    composite: {
      over: [
        [0, 5, 30],
        [1, 0, 7],
        [1, 8, 15],
        [1, 18, 29],
      ],
      digit: [1, 29, 30],
    },
  },
  TD2: {
    ...TD2_FIELDS,
    name: [0, 5, 36],
    optionalData: [[1, 28, 35]],
    optionalDataChecked: false,
    composite: {
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 35],
      ],
      digit: [1, 35, 36],
    },
  },
  TD3: {
    ...TD2_FIELDS,
    name: [0, 5, 44],
    optionalData: [[1, 28, 42]],
    optionalDataChecked: true,
    composite: {
      over: [
        [1, 0, 10],
        [1, 13, 20],
        [1, 21, 43],
      ],
      digit: [1, 43, 44],
    },
  },
  MRVA: { ...TD2_FIELDS, name: [0, 5, 44], optionalData: [[1, 28, 44]], optionalDataChecked: false, composite: null },
  MRVB: { ...TD2_FIELDS, name: [0, 5, 36], optionalData: [[1, 28, 36]], optionalDataChecked: false, composite: null },
};

export const DOCUMENT_CODE: MrzSpan = [0, 0, 2];
export const ISSUER: MrzSpan = [0, 2, 5];

/** The characters of a span. */
export function mrzText(lines: readonly string[], [row, from, to]: MrzSpan): string {
  return (lines[row] ?? '').slice(from, to);
}

/** The characters of a span without the fillers at its end; fillers inside become spaces. */
export function mrzValue(lines: readonly string[], span: MrzSpan): string {
  return mrzText(lines, span).replace(/<+$/, '').replaceAll('<', ' ');
}

/** The span of the check digit that follows a field. */
export function checkDigitAfter([row, , to]: MrzSpan): MrzSpan {
  return [row, to, to + 1];
}

/**
 * The spans of the document number and its check digit. A number too long for its nine columns
 * has a filler as check digit and goes on in the optional data up to the first filler, its last
 * character being the check digit (Doc 9303 part 5, section 4.2.2 note j).
 */
export function documentNumberSpans(lines: readonly string[], layout: MrzLayout): { number: MrzSpan[]; digit: MrzSpan } {
  const digit = checkDigitAfter(layout.documentNumber);
  const more = layout.optionalData[0];
  const continues = layout.composite !== null && !layout.optionalDataChecked && mrzText(lines, digit) === '<' && more !== undefined;
  const rest = continues ? (/^[^<]*/.exec(mrzText(lines, more))?.[0].length ?? 0) : 0;
  if (more === undefined || rest < 2) return { number: [layout.documentNumber], digit };
  const end = more[1] + rest;
  return { number: [layout.documentNumber, [more[0], more[1], end - 1]], digit: [more[0], end - 1, end] };
}
