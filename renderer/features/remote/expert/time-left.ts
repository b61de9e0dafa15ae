/** Spans of time as the expert's screen counts them. */

/** Whole minutes that are left of a span, upwards; 0 when none. A screen's present may be older than the span's own beginning. */
export const minutesLeft = ({ since, until }: { readonly since: string; readonly until: string }, now: number): number => Math.max(0, Math.ceil((Date.parse(until) - Math.max(now, Date.parse(since))) / 60_000));

export const secondsLeft = (until: string, now: number): number => Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));

export const minutesSince = (since: string, now: number): number => Math.max(0, Math.floor((now - Date.parse(since)) / 60_000));
