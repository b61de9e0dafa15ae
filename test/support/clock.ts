/** A clock that stands until a test moves it. */
import type { Clock } from '#service/kernel/clock.ts';

export interface SetClock extends Clock {
  set(instant: string): void;
  advance(ms: number): void;
}

export const setClock = (start = '2026-03-02T08:00:00.000Z'): SetClock => {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    set: (instant) => {
      now = Date.parse(instant);
    },
    advance: (ms) => {
      now += ms;
    },
  };
};
