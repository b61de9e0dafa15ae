/** When a turn without touches is warned of, and when it ends. */

/** Seconds without a touch until the warning, and until the end. */
export const WARN_AFTER = 45;
export const END_AFTER = 75;

/** Seconds left of the warning at a moment; null while there is nothing to warn of. Both in milliseconds. */
export function secondsLeft(now: number, touchedAt: number): number | null {
  const idle = (now - touchedAt) / 1_000;
  return idle < WARN_AFTER ? null : Math.max(0, Math.ceil(END_AFTER - idle));
}
