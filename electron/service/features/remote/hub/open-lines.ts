/** Which streams are open: by them experts, stations and those in a room are known to be there. Lives in memory, as streams do. */
import type { Clock } from '../../../kernel/clock.ts';

/** `expert:`, `station:` or `seat:` with the id. */
export type LineName = `${'expert' | 'station' | 'seat'}:${string}`;

export interface OpenLines {
  /** Counts a stream; the answer is called when it ends. */
  open(name: LineName): () => void;
  isOpen(name: LineName): boolean;
  /** Milliseconds since the last stream ended, 0 while one is open. What was never seen counts from when the hub started. */
  awayMs(name: LineName): number;
  forget(name: LineName): void;
}

export const openLines = (clock: Clock): OpenLines => {
  const open = new Map<LineName, number>();
  const lost = new Map<LineName, string>();
  const began = clock.now();
  return {
    open: (name) => {
      open.set(name, (open.get(name) ?? 0) + 1);
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        const left = (open.get(name) ?? 1) - 1;
        if (left > 0) return void open.set(name, left);
        open.delete(name);
        lost.set(name, clock.now());
      };
    },
    isOpen: (name) => open.has(name),
    awayMs: (name) => (open.has(name) ? 0 : Math.max(0, Date.parse(clock.now()) - Date.parse(lost.get(name) ?? began))),
    forget: (name) => void lost.delete(name),
  };
};
