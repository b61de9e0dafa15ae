/**
 * The Finnish personal identity code, `DDMMYY` + separator + individual number + check character
 * (Act on the Population Information System 661/2009, section 11; Government Decree 128/2010;
 * separators beyond `+ - A` since 2023, dvv.fi/hetu-uudistus). The separator is part of the
 * identity: two codes that differ in it alone are two people. Sex is never derived from a code.
 */
import { calendarDate } from './calendar-date.ts';

const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const CENTURY_OF: Readonly<Record<string, number>> = {
  '+': 1800,
  ...Object.fromEntries('-YXWVU'.split('').map((separator) => [separator, 1900])),
  ...Object.fromEntries('ABCDEF'.split('').map((separator) => [separator, 2000])),
};
const SHAPE = /^(\d{2})(\d{2})(\d{2})([-+YXWVUABCDEF])(\d{3})([0-9A-Z])$/;

/** Codes began in the 1960s: nobody born before this year has one, but `+` typed for `-` looks like it. */
const FIRST_BIRTH_YEAR = 1850;

export type PersonalIdentityCodeRefusal = 'format' | 'date' | 'future' | 'checkCharacter' | 'individualNumber';

export type PersonalIdentityCodeResult =
  | {
      ok: true;
      /** Upper case, eleven characters, separator included. */
      code: string;
      birthDate: string;
      /** Individual number 900 to 999: a test code or one an organisation made up, never a real person's. */
      artificial: boolean;
    }
  | { ok: false; reason: PersonalIdentityCodeRefusal };

/** The check character of nine digits (birth date and individual number): their remainder by 31. */
export function personalIdentityCheckCharacter(nineDigits: string): string {
  return CHECK_CHARACTERS.charAt(Number(nineDigits) % 31);
}

/**
 * Reads a code as typed: spaces around it are dropped and lower case is taken as upper case.
 * With `today` a birth date after it is refused as `future`. A wrong check character is told
 * before an individual number of 000 or 001, because it is the likelier slip.
 */
export function parsePersonalIdentityCode(input: string, today?: string): PersonalIdentityCodeResult {
  if (input.length > 100) return { ok: false, reason: 'format' };
  const code = input.trim().toUpperCase();
  const [, day = '', month = '', year = '', separator = '', individual = '', check = ''] = SHAPE.exec(code) ?? [];
  const century = CENTURY_OF[separator];
  if (century === undefined) return { ok: false, reason: 'format' };
  const birthDate = calendarDate(century + Number(year), Number(month), Number(day));
  if (birthDate === null) return { ok: false, reason: 'date' };
  if (check !== personalIdentityCheckCharacter(day + month + year + individual)) return { ok: false, reason: 'checkCharacter' };
  if (Number(individual) < 2) return { ok: false, reason: 'individualNumber' };
  if (century + Number(year) < FIRST_BIRTH_YEAR) return { ok: false, reason: 'date' };
  if (today !== undefined && birthDate > today) return { ok: false, reason: 'future' };
  return { ok: true, code, birthDate, artificial: Number(individual) >= 900 };
}

/** `131052-***T`: what a screen may show until the advisor asks for the whole; `***` for anything else. */
export function maskPersonalIdentityCode(code: string): string {
  const whole = code.trim().toUpperCase();
  return SHAPE.test(whole) ? `${whole.slice(0, 7)}***${whole.slice(10)}` : '***';
}
