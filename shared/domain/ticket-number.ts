/** Queue numbers as people see and say them: the group's letter and at least three digits, `P013`. */
const LAST = 99_999;

export interface TicketNumberParts {
  letter: string;
  number: number;
}

/** `P013` from a letter and a number of 1 to 99 999; RangeError otherwise. */
export function formatTicketNumber({ letter, number }: TicketNumberParts): string {
  if (!/^[A-ZÅÄÖ]$/.test(letter) || !Number.isInteger(number) || number < 1 || number > LAST) throw new RangeError('not a ticket number');
  return `${letter}${String(number).padStart(3, '0')}`;
}

/** Reads `P013`, and what people type for it (`p13`, `P 13`, `P-013`); null when it is no ticket number. */
export function parseTicketNumber(input: string): TicketNumberParts | null {
  if (input.length > 20) return null;
  const [, letter, digits] = /^([A-ZÅÄÖ])[ -]?(\d{1,5})$/.exec(input.trim().normalize('NFC').toUpperCase()) ?? [];
  if (letter === undefined || Number(digits) < 1) return null;
  return { letter, number: Number(digits) };
}

/** The number after `last` (null before the day's first), or null when the day's numbers are used up. */
export function nextTicketNumber(last: number | null): number | null {
  const next = (last ?? 0) + 1;
  return next > LAST ? null : next;
}
