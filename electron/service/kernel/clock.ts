/** Time as a dependency: nothing below a host reads the wall clock itself. */
export interface Clock {
  /** The present instant, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

/** The machine's own clock. */
export const wallClock = (): Clock => ({ now: () => new Date().toISOString() });

/** Milliseconds since 1970 of an ISO instant. */
export const milliseconds = (instant: string): number => Date.parse(instant);

/** The instant that many milliseconds later (earlier when negative). */
export const later = (instant: string, byMs: number): string => new Date(Date.parse(instant) + byMs).toISOString();
