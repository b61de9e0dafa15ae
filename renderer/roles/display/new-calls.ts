/** Which calls of a live display are news. */
import type { DisplayState } from '#shared/contract/queue.ts';

export type CallOnDisplay = DisplayState['calls'][number];

/** Seconds after which a call seen for the first time is not news any more (the screen was just started). */
const NEWS_SECONDS = 30;

/**
 * The calls to announce now, oldest first, and what has been heard of from now on.
 * @param heard call ids already known; null on a screen that has just started
 * @param now milliseconds
 */
export function newCalls(calls: readonly CallOnDisplay[], heard: ReadonlySet<string> | null, now: number): CallOnDisplay[] {
  const fresh = calls.filter((call) => call.active && (heard === null ? now - Date.parse(call.calledAt) < NEWS_SECONDS * 1_000 : !heard.has(call.callId)));
  return fresh.toReversed();
}
