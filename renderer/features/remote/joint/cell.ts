/** A value that is looked at and followed: what the logic tells the screen, without knowing it. */

export interface Cell<Value> {
  readonly get: () => Value;
  readonly subscribe: (listener: () => void) => () => void;
}

export interface OwnCell<Value> extends Cell<Value> {
  /** Tells the followers only of another value. */
  readonly set: (next: Value) => void;
}

export function createCell<Value>(first: Value): OwnCell<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
