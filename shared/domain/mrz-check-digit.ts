/** Check digits of ICAO Doc 9303 part 3, section 4.9: weights 7 3 1, modulo 10; `A` is 10, a filler 0. */
const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [7, 3, 1];

/** The check digit of a text of `A-Z`, `0-9` and `<`. */
export function mrzCheckDigit(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index += 1) sum += Math.max(0, VALUES.indexOf(text.charAt(index))) * WEIGHTS[index % 3]!;
  return String(sum % 10);
}

/** Whether a check digit is the right one; a filler stands for 0 where the checked field is empty. */
export function mrzCheckDigitFits(text: string, digit: string): boolean {
  return digit === mrzCheckDigit(text) || (digit === '<' && /^<*$/.test(text));
}
