/** Live state as an event iterator: the whole state at once, then again after each change. */
import { withEventMeta } from '@orpc/server';

export interface LiveSource<State extends object> {
  /** Hears of changes; returns the way to stop hearing. */
  subscribe: (changed: () => void) => () => void;
  /** A promise where the state must be asked for; it is read anew when something changed meanwhile. `had`: the mark of what was last sent. */
  read: (had: string | undefined) => State | Promise<State>;
  /** Changes within this many milliseconds after an answer are merged into one; the first goes out at once. A function is asked anew after each answer. */
  mergeMs?: number | (() => number);
  /** Two states with the same mark are the same: the second is not sent, also not after a resumed connection. */
  mark: (state: State) => string;
}

const pause = (ms: number, signal: AbortSignal | undefined) =>
  new Promise<void>((done) => {
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      done();
    }
    signal?.addEventListener('abort', end);
  });

const events = new WeakMap<object, object>();

/** A state as it goes out, with its mark. One object for all who are sent the same state, so that it is checked once. */
const eventOf = <State extends object>(state: State, mark: string): State => {
  const known = events.get(state);
  // what is kept under a state was made of it below
  if (known) return known as State;
  // A copy, since the mark is attached to the very object.
  const event = withEventMeta((Array.isArray(state) ? [...state] : { ...state }) as State, { id: mark });
  events.set(state, event);
  return event;
};

/**
 * Streams a state. A client that was cut off comes back with the mark of what it last had and gets
 * the present state only if that differs, so that it catches up without a repeat.
 */
export async function* live<State extends object>(source: LiveSource<State>, signal?: AbortSignal, lastMark?: string): AsyncGenerator<State, void> {
  let changed = true;
  let wake: (() => void) | undefined;
  const stop = source.subscribe(() => {
    changed = true;
    wake?.();
  });
  const onAbort = () => wake?.();
  signal?.addEventListener('abort', onAbort);
  let sent = lastMark;
  try {
    while (!signal?.aborted) {
      if (!changed) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (changed || signal?.aborted) resolve();
        });
        wake = undefined;
        continue;
      }
      changed = false;
      const read = source.read(sent);
      const state = read instanceof Promise ? await read : read;
      const mark = source.mark(state);
      if (mark !== sent) {
        sent = mark;
        yield eventOf(state, mark);
        if (source.mergeMs) await pause(typeof source.mergeMs === 'function' ? source.mergeMs() : source.mergeMs, signal);
      }
    }
  } finally {
    stop();
    signal?.removeEventListener('abort', onAbort);
  }
}

/** The same state for many watchers: read once per change, handed to each. */
export const shared = <State extends object>(read: () => State, subscribe: (changed: () => void) => () => void): (() => State) => {
  let kept: State | undefined;
  subscribe(() => {
    kept = undefined;
  });
  return () => (kept ??= read());
};
