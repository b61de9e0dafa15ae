/** Events within one process: told after the commit, heard by live streams and by other slices. */
export interface Events<Map extends object> {
  publish<Name extends keyof Map>(name: Name, data: Map[Name]): void;
  /** Hears until the returned function is called. A listener's error is its own and stops nobody else. */
  subscribe<Name extends keyof Map>(name: Name, listener: (data: Map[Name]) => void): () => void;
}

export const createEvents = <Map extends object>(onError: (error: unknown) => void): Events<Map> => {
  const listeners = new Map<keyof Map, Set<(data: never) => void>>();
  return {
    publish: (name, data) => {
      for (const listener of Array.from(listeners.get(name) ?? [])) {
        try {
          (listener as (data: unknown) => void)(data);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe: (name, listener) => {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => void set.delete(listener);
    },
  };
};
