/**
 * Reads opening hours as Finnish services write them in free text (`ma-pe 9-16, la 9.30–14, su
 * suljettu`), in Finnish or Swedish or both at once, into a week. What it does not wholly understand
 * it refuses with the word it stopped at: wrong hours on a door are worse than none. Seasons, odd
 * and even weeks and single dates are such; public holidays and their eves are told apart from the week.
 */
import type { OpeningHours } from '../contract/point.ts';
import { hoursTokens, type HoursToken } from './opening-hours-words.ts';
import type { OpeningSpan } from './opening-hours.ts';

export type OpeningHoursTextResult =
  | {
      ok: true;
      week: OpeningHours['week'];
      /** Hours of public holidays when the text gives them; empty is closed, null is not told. */
      holidays: OpeningSpan[] | null;
      /** The text has hours for the eves of holidays, which belong among the exceptions. */
      eves: boolean;
    }
  | { ok: false; reason: 'notUnderstood' | 'contradiction' | 'overMidnight' | 'nothing'; at: string };

/** Longer texts are house rules, not hours. */
const LONGEST_TEXT = 1_000;

const HOLIDAY = 7;
const EVE = 8;

interface Reading {
  /** Monday 0 to Sunday 6, holidays 7, eves 8. */
  byDay: Map<number, OpeningSpan[]>;
  days: number[];
  /** The days were followed by hours: the next day begins another group, unless a break follows. */
  given: boolean;
}

type Refusal = Extract<OpeningHoursTextResult, { ok: false }>;

function daysFromTo(from: number, to: number): number[] {
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, index) => (from + index) % 7);
}

function startGroup(reading: Reading): void {
  if (!reading.given) return;
  reading.days = [];
  reading.given = false;
}

/** More hours of one group go on after its former ones; another group has to say the same of a day. */
function contradicts(former: readonly OpeningSpan[], spans: readonly OpeningSpan[], sameGroup: boolean): boolean {
  if (!sameGroup) return JSON.stringify(former) !== JSON.stringify(spans);
  return (former.length === 0) !== (spans.length === 0) || spans.some((span) => former.some((other) => span.opens < other.closes));
}

/** Gives the group's days their hours; null, or why that cannot be. */
function give(reading: Reading, spans: OpeningSpan[], at: string): Refusal | null {
  if (reading.days.length === 0 && reading.byDay.size > 0) return { ok: false, reason: 'notUnderstood', at };
  const days = reading.days.length === 0 ? daysFromTo(0, 4) : reading.days;
  for (const day of days) {
    const former = reading.byDay.get(day);
    if (former !== undefined && contradicts(former, spans, reading.given) && day !== EVE) return { ok: false, reason: 'contradiction', at };
    reading.byDay.set(day, reading.given ? [...(former ?? []), ...spans] : spans);
  }
  reading.days = days;
  reading.given = true;
  return null;
}

/** Takes a midday break out of the hours of the group, or of all days read so far (`päivittäin`). */
function takeBreak(reading: Reading, pause: OpeningSpan, everyDay: boolean, at: string): Refusal | null {
  for (const day of everyDay ? reading.byDay.keys() : reading.days) {
    const spans = reading.byDay.get(day) ?? [];
    const cut = spans.flatMap((span) => (pause.opens > span.opens && pause.closes < span.closes ? [{ opens: span.opens, closes: pause.opens }, { opens: pause.closes, closes: span.closes }] : [span]));
    if (cut.length === spans.length && spans.length > 0) return { ok: false, reason: 'contradiction', at };
    reading.byDay.set(day, cut);
  }
  return null;
}

function addDays(reading: Reading, tokens: readonly HoursToken[], index: number): number {
  const token = tokens[index];
  if (token?.kind !== 'days') return index;
  startGroup(reading);
  const [to, last] = [tokens[index + 1], tokens[index + 2]];
  const isRange = to?.kind === 'to' && last?.kind === 'days' && token.days.length === 1 && last.days.length === 1;
  const days = isRange ? daysFromTo(token.days[0] ?? 0, last.days[0] ?? 0) : token.days;
  reading.days = [...new Set([...reading.days, ...days])];
  return isRange ? index + 2 : index;
}

/** Reads the text; a text of hours without a day means Monday to Friday. Never throws. */
export function parseOpeningHoursText(text: string): OpeningHoursTextResult {
  if (text.length > LONGEST_TEXT) return { ok: false, reason: 'notUnderstood', at: text.slice(0, 20) };
  const tokens = hoursTokens(text);
  const reading: Reading = { byDay: new Map(), days: [], given: false };
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]!;
    let refusal: Refusal | null = null;
    if (token.kind === 'unknown') refusal = { ok: false, reason: 'notUnderstood', at: token.text };
    else if (token.kind === 'days') index = addDays(reading, tokens, index);
    else if (token.kind === 'hours' && token.closes <= token.opens) refusal = { ok: false, reason: 'overMidnight', at: token.text };
    else if (token.kind === 'hours') refusal = give(reading, [{ opens: token.opens, closes: token.closes }], token.text);
    else if (token.kind === 'break') refusal = takeBreak(reading, token, token.everyDay, token.text);
    else if (token.kind === 'closed') {
      // `suljettu pyhinä` is as usual as `pyhinä suljettu`.
      if (reading.given && tokens[index + 1]?.kind === 'days') {
        while (tokens[index + 1]?.kind === 'days') index = addDays(reading, tokens, index + 1);
      }
      refusal = give(reading, [], token.text);
    } else if (token.kind === 'to') refusal = { ok: false, reason: 'notUnderstood', at: token.text };
    if (refusal !== null) return refusal;
  }
  if (!reading.given) return { ok: false, reason: reading.days.length > 0 ? 'notUnderstood' : 'nothing', at: '' };
  return {
    ok: true,
    week: Array.from({ length: 7 }, (_, day) => reading.byDay.get(day) ?? []),
    holidays: reading.byDay.get(HOLIDAY) ?? null,
    eves: reading.byDay.has(EVE),
  };
}
