/** Which check digits of a machine-readable zone fail. */
import { mrzCheckDigitFits } from './mrz-check-digit.ts';
import { checkDigitAfter, documentNumberSpans, mrzText, type MrzField, type MrzLayout, type MrzSpan } from './mrz-layout.ts';

/** The parts a check digit counts over, and where it stands. */
export interface CheckedField {
  field: MrzField;
  over: readonly MrzSpan[];
  digit: MrzSpan;
  /** Another way of counting that issuers use as well. */
  orOver?: readonly MrzSpan[];
}

/** Every check of the zone, the composite last. */
export function checkedFields(lines: readonly string[], layout: MrzLayout): CheckedField[] {
  const { number, digit } = documentNumberSpans(lines, layout);
  const [row, from] = layout.documentNumber;
  const checked: CheckedField[] = [
    // Of a long number, some issuers count the filler that stands in the middle (Belgium's older cards), others do not.
    { field: 'documentNumber', over: number, digit, orOver: [[row, from, digit[1]]] },
    { field: 'birthDate', over: [layout.birthDate], digit: checkDigitAfter(layout.birthDate) },
    { field: 'expires', over: [layout.expires], digit: checkDigitAfter(layout.expires) },
  ];
  const personal = layout.optionalData[0];
  if (layout.optionalDataChecked && personal !== undefined) checked.push({ field: 'optionalData', over: [personal], digit: checkDigitAfter(personal) });
  if (layout.composite !== null) checked.push({ field: 'composite', ...layout.composite });
  return checked;
}

/** Whether the field's check digit is right. */
export function checkFits(lines: readonly string[], { over, digit, orOver = over }: CheckedField): boolean {
  return [over, orOver].some((spans) => mrzCheckDigitFits(spans.map((span) => mrzText(lines, span)).join(''), mrzText(lines, digit)));
}

/** The fields whose check digit is wrong, in the order they stand. */
export function failedChecks(lines: readonly string[], layout: MrzLayout): MrzField[] {
  return checkedFields(lines, layout)
    .filter((checked) => !checkFits(lines, checked))
    .map((checked) => checked.field);
}
