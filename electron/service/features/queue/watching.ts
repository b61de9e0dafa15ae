/** Live states read once for all who watch: N screens cost one read and one comparison a change. */
import { digest } from '../../kernel/ids.ts';
import { live, shared, type LiveSource } from '../../kernel/live.ts';

/** At most five a second, the first at once. */
const MERGE_MS = 200;

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
  return { watch: (signal, lastEventId) => live({ subscribe, read: once, mark, mergeMs: MERGE_MS }, signal, lastEventId) };
};
