/** When to start the service again after it ended without being asked to. */

export interface RestartState {
  /** How many times in a row it ended before it had stood for `STEADY_MS`. */
  failures: number;
}

/** A service that stood this long was well: the next failure counts from the beginning. */
export const STEADY_MS = 60_000;

/** After so many failures in a row the fault does not heal by itself: the user is told. */
export const GIVE_UP_AFTER = 8;

/** The next state after an end, and the wait in milliseconds: 250 ms, doubled each time, at most 15 s. */
export const afterEnd = (state: RestartState, stoodMs: number): { state: RestartState; waitMs: number; giveUp: boolean } => {
  const failures = stoodMs >= STEADY_MS ? 1 : state.failures + 1;
  return { state: { failures }, waitMs: Math.min(15_000, 250 * 2 ** (failures - 1)), giveUp: failures >= GIVE_UP_AFTER };
};
