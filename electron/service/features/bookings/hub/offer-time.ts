/** How long a time from the wait list is held for an answer. By the wall clock of Finland, so that nobody is asked at night. Pure. */
import { addDays } from '#shared/domain/calendar-date.ts';
import { instantOf, localDateTime } from '#shared/domain/local-date.ts';

const MINUTE_MS = 60_000;
/** Nobody is written to before or after, nor need answer then. */
const DAY_BEGINS = '08:00';
const DAY_ENDS = '21:00';
/** An answer that is due in the night is due in the morning, with an hour to see the message. */
const MORNING_ANSWER = '09:00';
const LEAST_MINUTES = 30;
const MOST_MINUTES = 240;
/** Whoever answers last still has to come. */
const BEFORE_START_MINUTES = 60;

const plus = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();
const earlier = (a: string, b: string): string => (a < b ? a : b);

const byDay = (instant: string, morning: string): string => {
  const { date, time } = localDateTime(instant);
  if (time < DAY_BEGINS) return instantOf(date, morning);
  return time >= DAY_ENDS ? instantOf(addDays(date, 1), morning) : instant;
};

/** When an offer is told: now, or at eight when it is night. */
export const offeredAt = (now: string): string => byDay(now, DAY_BEGINS);

/** Until when it is held: half of what remains until the time, at least half an hour and at most four, and an hour before the time at the latest. */
export const answerDue = (start: string, told: string): string => {
  const half = (Date.parse(start) - Date.parse(told)) / MINUTE_MS / 2;
  const due = byDay(plus(told, Math.floor(Math.min(MOST_MINUTES, Math.max(LEAST_MINUTES, half)))), MORNING_ANSWER);
  return earlier(due, plus(start, -BEFORE_START_MINUTES));
};
