/** Wakes the streams that show what has changed. */
export interface Bell {
  on(topic: string, wake: () => void): () => void;
  ring(topics: Iterable<string>): void;
}

export const createBell = (): Bell => {
  const listeners = new Map<string, Set<() => void>>();
  return {
    on: (topic, wake) => {
      const own = listeners.get(topic) ?? new Set();
      listeners.set(topic, own.add(wake));
      return () => {
        own.delete(wake);
        if (own.size === 0) listeners.delete(topic);
      };
    },
    ring: (topics) => {
      for (const topic of topics) for (const wake of listeners.get(topic) ?? []) wake();
    },
  };
};
