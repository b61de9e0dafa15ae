/** Live states read once for all who watch: N screens cost one read and one comparison a change. */
import { digest } from '../../kernel/ids.ts';
import { live, shared, type LiveSource } from '../../kernel/live.ts';

/** At most five a second, the first at once. */
const MERGE_MS = 200;
/** What a whole state may take to write for one who watches. With many who watch, each waits longer and in turn, so that calls go between. */
const EACH_MS = 5;

/** Milliseconds until a watcher's next state: their turns are spread over the time that all of them together may take. */
const turns = () => {
  let watching = 0;
  let turn = 0;
  return {
    begin: () => void (watching += 1),
    end: () => void (watching -= 1),
    wait: () => {
      const all = watching * EACH_MS;
      if (all <= MERGE_MS) return MERGE_MS;
      turn = (turn + 1) % watching;
      return all / 2 + turn * EACH_MS;
    },
  };
};

export interface Watched<State extends object> {
  watch: (signal: AbortSignal | undefined, lastEventId: string | undefined) => AsyncGenerator<State, void>;
}

/** What makes two states different to look at: everything but when they were made. */
const lookOf = (state: object): string => {
  const { sequence: _sequence, at: _at, ...look }: { sequence?: unknown; at?: unknown } = { ...state };
  return digest(JSON.stringify(look));
};

export const watched = <State extends object>(read: () => State, subscribe: LiveSource<State>['subscribe']): Watched<State> => {
  const once = shared(read, subscribe);
  const marks = new WeakMap<State, string>();
  const mark = (state: State): string => {
    const known = marks.get(state) ?? lookOf(state);
    marks.set(state, known);
    return known;
  };
  const { begin, end, wait } = turns();
  return {
    async *watch(signal, lastEventId) {
      begin();
      try {
        yield* live({ subscribe, read: once, mark, mergeMs: wait }, signal, lastEventId);
      } finally {
        end();
      }
    },
  };
};
