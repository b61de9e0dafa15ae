/** Direct and indirect working time of a service event, from the changes of its clock. */
import type { Clock } from '../contract/visits.ts';

export interface ClockChange {
  /** UTC instant as ISO text, or milliseconds since 1970. */
  at: string | number;
  clock: Clock;
}

export interface WorkingTime {
  directMilliseconds: number;
  indirectMilliseconds: number;
  /** What the clock runs on after the last change; `stopped` before the first. */
  clock: Clock;
  /** The latest instant counted up to, in milliseconds since 1970; null before the first change. */
  since: number | null;
}

export const NO_WORKING_TIME: WorkingTime = { directMilliseconds: 0, indirectMilliseconds: 0, clock: 'stopped', since: null };

/**
 * Counts up to the change and switches the clock. Instants are UTC, so midnight and daylight
 * saving change nothing. When the machine's clock has stepped back, the span counts as nothing and
 * time runs on from the new reading: work is never negative and never counted twice over by a step.
 */
export function changeClock(time: WorkingTime, change: ClockChange): WorkingTime {
  const at = typeof change.at === 'number' ? change.at : Date.parse(change.at);
  if (!Number.isFinite(at)) throw new RangeError('not an instant');
  const span = time.since === null ? 0 : Math.max(0, at - time.since);
  return {
    directMilliseconds: time.directMilliseconds + (time.clock === 'direct' ? span : 0),
    indirectMilliseconds: time.indirectMilliseconds + (time.clock === 'indirect' ? span : 0),
    clock: change.clock,
    since: at,
  };
}

/** Working time after all changes, in the order they were recorded; with `until`, also the span still running. */
export function workingTime(changes: readonly ClockChange[], until?: string | number): WorkingTime {
  const counted = changes.reduce(changeClock, NO_WORKING_TIME);
  return until === undefined ? counted : changeClock(counted, { at: until, clock: counted.clock });
}
