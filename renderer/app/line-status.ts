/** Whether the line to the server stands, and since when it does not. A tiny store for `useSyncExternalStore`. */

export interface LineState {
  readonly connected: boolean;
  /** The instant (ms) when it last began to stand: what is older than this may be out of date. */
  readonly connectedSince: number;
  /** The instant (ms) when the line was lost; null while it stands or before it first stood. */
  readonly cutSince: number | null;
  /** The server does not know this device any more: only a new enrolment helps. */
  readonly refused: boolean;
}

export interface LineStatus {
  readonly read: () => LineState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly connected: () => void;
  readonly cut: () => void;
  readonly refused: () => void;
}

/** @param now the clock, in milliseconds */
export function createLineStatus(now: () => number): LineStatus {
  let state: LineState = { connected: false, connectedSince: 0, cutSince: null, refused: false };
  const listeners = new Set<() => void>();
  const become = (next: LineState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    read: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connected: () => become({ connected: true, connectedSince: now(), cutSince: null, refused: false }),
    cut: () => become({ ...state, connected: false, cutSince: state.cutSince ?? now() }),
    refused: () => become({ ...state, connected: false, refused: true }),
  };
}
