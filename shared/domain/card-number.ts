/**
 * Payment card numbers (ISO/IEC 7812-1): none is ever held, so they are found and covered wherever text comes from a
 * card terminal. Digits that only look like a card number are covered too; a longer reference is the smaller loss.
 */
import { luhnFits } from './luhn.ts';

const SHORTEST = 13;
const LONGEST = 19;
/** Digits with at most two spaces, points, dashes or slashes between, long enough to hide a card number. */
const RUN = /\d(?:[ \u00a0\u202f.\-/]{0,2}\d){12,}/g;
/** At most six first and four last digits in the open (PCI DSS 3.4). */
const MASKED = /^(\d{0,6})([*•xX]{4,})(\d{0,4})$/;

/** How many digits from `start` are a card number: the longest that fits, 0 when none does. */
const cardNumberAt = (digits: string, start: number): number => {
  // International schemes begin with 2 to 6; what else does is a time, an amount or a merchant's number.
  if (!/[2-6]/.test(digits.charAt(start))) return 0;
  for (let length = Math.min(LONGEST, digits.length - start); length >= SHORTEST; length -= 1) if (luhnFits(digits.slice(start, start + length))) return length;
  return 0;
};

const covered = (run: string): string => {
  const digits = run.replace(/\D/g, '');
  const hidden = new Set<number>();
  for (let start = 0; start + SHORTEST <= digits.length; ) {
    const length = cardNumberAt(digits, start);
    for (let place = start; place < start + length; place += 1) hidden.add(place);
    start += Math.max(length, 1);
  }
  let place = -1;
  return run.replace(/\d/g, (digit) => {
    place += 1;
    return hidden.has(place) ? '*' : digit;
  });
};

/** The text with every digit of a card number covered by `*`; unchanged when it holds none. */
export const withoutCardNumbers = (text: string): string => text.replace(RUN, covered);

/** Whether anything in the text may be a card number. */
export const hasCardNumber = (text: string): boolean => withoutCardNumbers(text) !== text;

/** `541333 **** 9999` as `541333****9999`; null when more than six first and four last digits are in the open. */
export const maskedCardNumber = (text: string): string | null => {
  const parts = MASKED.exec(text.replace(/[ -]/g, ''));
  return parts ? `${parts[1]!}${'*'.repeat(parts[2]!.length)}${parts[3]!}` : null;
};
