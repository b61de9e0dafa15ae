/** Live states made once for all who watch: N screens cost one read, one check and one comparison a change. */
import type { BoardNews, QueueBoard } from '#shared/contract/queue.ts';
import { digest } from '../../kernel/ids.ts';
import { live, type LiveSource } from '../../kernel/live.ts';
import { boardStates } from './board-news.ts';

/** Two states are at least this far apart; the first after a rest goes out at once. */
const MERGE_MS = 200;
/** What handing a state to one more screen may take: with many who watch, the states are further apart; 400 screens hear once a second. */
const EACH_MS = 2.5;
/** So many are told in one turn of the event loop. */
const TOLD_AT_ONCE = 8;
/**
 * From one such turn to the next, so that the telling is spread over two fifths of the time between two states: a
 * message costs a system call, and told to hundreds in one go, calls would wait for all of them.
 */
const APART_MS = 8;

export interface Watched<State extends object> {
  watch: (signal: AbortSignal | undefined, lastEventId: string | undefined) => AsyncGenerator<State, void>;
}

/** What makes two states different to look at: everything but when they were made. */
const lookOf = (state: object): string => {
  const { sequence: _sequence, at: _at, ...look }: { sequence?: unknown; at?: unknown } = { ...state };
  return digest(JSON.stringify(look));
};

const apart = () => new Promise<void>((next) => setTimeout(next, APART_MS).unref());

/** Told of each change, tells the watchers of a new state: at once, and then no sooner than the rest is over. */
const pacer = (watchers: ReadonlySet<() => void>, renew: () => void) => {
  let resting = false;
  let untold = false;
  const tell = async () => {
    resting = true;
    untold = false;
    renew();
    const began = performance.now();
    const told = Array.from(watchers);
    for (let from = 0; from < told.length; from += TOLD_AT_ONCE) {
      if (from > 0) await apart();
      for (const wake of told.slice(from, from + TOLD_AT_ONCE)) wake();
    }
    setTimeout(
      () => {
        resting = false;
        if (untold) void tell();
      },
      Math.max(0, Math.max(MERGE_MS, told.length * EACH_MS) - (performance.now() - began)),
    ).unref();
  };
  return () => {
    if (watchers.size === 0) return;
    untold = true;
    if (!resting) void tell();
  };
};

export interface Paced<State extends object> {
  /** What is now, read anew if it may have changed: for whoever comes, even while the others rest. */
  now: () => State;
  /** What those who watch were last told of. */
  last: () => State;
  hear: LiveSource<State>['subscribe'];
}

/** A state read once for all who watch it. */
export const paced = <State extends object>(read: () => State, subscribe: LiveSource<State>['subscribe']): Paced<State> => {
  let kept: State | undefined;
  let behind = false;
  const last = (): State => {
    if (kept) return kept;
    behind = false;
    return (kept = read());
  };
  const renew = () => {
    if (behind) kept = undefined;
  };
  const watchers = new Set<() => void>();
  const tell = pacer(watchers, renew);
  subscribe(() => {
    behind = true;
    tell();
  });
  return {
    last,
    now: () => {
      renew();
      return last();
    },
    hear: (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
  };
};

/** A state that is told whole each time. */
export const watched = <State extends object>(read: () => State, subscribe: LiveSource<State>['subscribe']): Watched<State> => {
  const { now, last, hear } = paced(read, subscribe);
  const marks = new WeakMap<State, string>();
  const mark = (state: State): string => {
    const known = marks.get(state) ?? lookOf(state);
    marks.set(state, known);
    return known;
  };
  return {
    async *watch(signal, lastEventId) {
      now();
      yield* live({ subscribe: hear, read: last, mark }, signal, lastEventId);
    },
  };
};

/** The board: told whole to who comes, by its changes to the others. `run` differs at each start of the station. */
export const watchedBoard = (read: () => QueueBoard, subscribe: LiveSource<QueueBoard>['subscribe'], run: string): Watched<BoardNews> & { read: () => QueueBoard } => {
  const states = boardStates(run);
  const { now, last, hear } = paced(() => states.take(read()), subscribe);
  const news = (had: string | undefined): BoardNews => {
    last();
    return states.news(had);
  };
  return {
    // The clock alone may have changed something, of which nobody has told yet.
    read: () => states.take(read()),
    async *watch(signal, lastEventId) {
      now();
      yield* live({ subscribe: hear, read: news, mark: states.mark }, signal, lastEventId);
    },
  };
};
