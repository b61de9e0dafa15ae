/** The two-digit years of a machine-readable zone, given their century. */
import { addMonths, calendarDate } from './calendar-date.ts';

/** Documents are valid at most some ten years; older expiries are of the past, however far. */
const EXPIRY_YEARS_AHEAD = 20;

/** Nobody has lived longer than about this; an older reading of a birth year is left out. */
const OLDEST_YEARS = 120;

function inCentury(yymmdd: string, century: number): string | null {
  if (!/^\d{6}$/.test(yymmdd)) return null;
  return calendarDate(century + Number(yymmdd.slice(0, 2)), Number(yymmdd.slice(2, 4)), Number(yymmdd.slice(4)));
}

/** All birth dates that `YYMMDD` can mean today, the latest first: a birth lies in the past. */
export function birthDatesOf(yymmdd: string, today: string): string[] {
  const oldest = addMonths(today, -OLDEST_YEARS * 12);
  const thisCentury = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return [thisCentury, thisCentury - 100, thisCentury - 200].flatMap((century) => {
    const date = inCentury(yymmdd, century);
    return date !== null && date <= today && date >= oldest ? [date] : [];
  });
}

/** The expiry date that `YYMMDD` means: at most twenty years ahead, else in the past; null when no such day. */
export function expiryDateOf(yymmdd: string, today: string): string | null {
  const latest = addMonths(today, EXPIRY_YEARS_AHEAD * 12);
  const thisCentury = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  for (const century of [thisCentury + 100, thisCentury, thisCentury - 100]) {
    const date = inCentury(yymmdd, century);
    if (date !== null && date <= latest) return date;
  }
  return null;
}

/** Whether a birth date field is partly or wholly unknown, which Doc 9303 part 3 (4.8) writes with fillers. */
export function isUnknownBirthDate(yymmdd: string): boolean {
  return yymmdd.includes('<') && /^(?:\d\d|<<){3}$/.test(yymmdd);
}
