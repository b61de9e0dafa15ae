/** When to look for a new way to a participant whose connection fell silent, and when to give the connection up. */
import type { RoomTiming } from './timing.ts';

interface RecoveryOptions {
  readonly timing: Pick<RoomTiming, 'restartMs' | 'longestPauseMs' | 'searchesBeforeRebuild'>;
  readonly restart: () => void;
  readonly rebuild: () => void;
}

export interface Recovery {
  readonly see: (connection: RTCPeerConnectionState, ice: RTCIceConnectionState) => void;
  /** Something tells that the network is back: the next search is due now. Does nothing while all is well. */
  readonly now: () => void;
  readonly reset: () => void;
}

export function watchRecovery({ timing, restart, rebuild }: RecoveryOptions): Recovery {
  let searches = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const reset = (): void => {
    clearTimeout(timer);
    timer = undefined;
    searches = 0;
  };
  const search = (): void => {
    if (searches >= timing.searchesBeforeRebuild) {
      reset();
      rebuild();
      return;
    }
    searches += 1;
    timer = setTimeout(search, Math.min(timing.longestPauseMs, timing.restartMs * 2 ** searches));
    restart();
  };
  return {
    see: (connection, ice) => {
      if (connection === 'connected') reset();
      // The way stands and its encryption does not: no other way would help.
      else if (connection === 'failed' && (ice === 'connected' || ice === 'completed')) {
        reset();
        rebuild();
      } else if ((connection === 'disconnected' || connection === 'failed' || ice === 'disconnected' || ice === 'failed') && timer === undefined) timer = setTimeout(search, timing.restartMs);
    },
    now: () => {
      if (timer === undefined) return;
      clearTimeout(timer);
      search();
    },
    reset,
  };
}
