/** When to look for a new way to a participant whose connection fell silent, and when to give the connection up. */
import type { RoomTiming } from './timing.ts';

interface RecoveryOptions {
  readonly timing: Pick<RoomTiming, 'restartMs' | 'secureMs' | 'longestPauseMs' | 'searchesBeforeRebuild'>;
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
  let securing: ReturnType<typeof setTimeout> | undefined;

  const reset = (): void => {
    clearTimeout(timer);
    clearTimeout(securing);
    timer = undefined;
    securing = undefined;
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
      const wayStands = ice === 'connected' || ice === 'completed';
      if (connection === 'connected') reset();
      else if (connection === 'connecting' && wayStands) {
        // Seen in Chromium 156 in about one start of a hundred under load: the way stands, the handshake over it never ends,
        // and no event will tell. Made anew it does.
        securing ??= setTimeout(() => {
          reset();
          rebuild();
        }, timing.secureMs);
      }
      // The way stands and its encryption does not: no other way would help.
      else if (connection === 'failed' && wayStands) {
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
