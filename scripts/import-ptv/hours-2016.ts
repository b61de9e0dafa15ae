/** Opening hours of the 2016 set in words. */
import type { Localized } from '#shared/contract/words.ts';
import type { OpeningTime } from './exports.ts';

const DAYS = {
  fi: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
  sv: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** Some rows say in words that no hours were set. */
const CLOCK = /^\d{2}:\d{2}$/;

type Language = keyof typeof DAYS;

/** Days as runs: 1,2,3,5 becomes "ma–ke, pe". */
function days(numbers: readonly string[], language: Language): string {
  const sorted = [...new Set(numbers.map(Number))].filter((day) => day >= 1 && day <= 7).sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const day of sorted) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  const label = (day: number) => DAYS[language][day - 1] ?? '';
  return runs.map(([from, to]) => (from === to ? label(from) : `${label(from)}–${label(to)}`)).join(', ');
}

const clock = (time: string, language: Language) => (language === 'en' ? time : time.replace(/^0/, '').replace(':', '.'));

function line(time: OpeningTime, language: Language): string {
  const when = days(time.dayOfWeek, language);
  const from = clock(time.opens, language);
  const to = clock(time.closes, language);
  if (language === 'fi') return `${when} ${from}–${to}`;
  return language === 'sv' ? `${when} kl. ${from}–${to}` : `${when} ${from}–${to}`;
}

/**
 * The hours in each language, one period a line; undefined when there are none. Periods bounded by a
 * date of 2016 are left out, they are over. Where a Finnish exception belongs to the hours, they are given
 * in Finnish only: the bare hours would be wrong.
 */
export function hoursText(times: readonly OpeningTime[]): Localized | undefined {
  const standing = times.filter((time) => !time.validThrough && CLOCK.test(time.opens) && CLOCK.test(time.closes));
  if (standing.length === 0) return undefined;
  const exceptions = [...new Set(standing.map((time) => time.openingHoursException?.trim() ?? '').filter((text) => text !== ''))];
  const text = (language: Language) => [...new Set(standing.map((time) => line(time, language)))].join('\n');
  const fi = [text('fi'), ...exceptions].join('\n');
  return exceptions.length > 0 ? { fi } : { fi, sv: text('sv'), en: text('en') };
}
