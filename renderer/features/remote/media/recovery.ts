/** When to look for a new way to a participant whose connection fell silent, and when to give the connection up. */
import type { RoomTiming } from './timing.ts';

interface RecoveryOptions {
  readonly timing: Pick<RoomTiming, 'restartMs' | 'establishMs' | 'longestPauseMs' | 'searchesBeforeRebuild'>;
  readonly restart: () => void;
  readonly rebuild: () => void;
}

export interface Recovery {
  /** @param agreed both descriptions are there: what is missing now is the way alone */
  readonly see: (connection: RTCPeerConnectionState, ice: RTCIceConnectionState, agreed: boolean) => void;
  /** Something tells that the network is back: the next search is due now. Does nothing while all is well. */
  readonly now: () => void;
  readonly reset: () => void;
}

/** The longest a connection may take that both have agreed on. */
const LONGEST_MS = 15_000;

export function watchRecovery({ timing, restart, rebuild }: RecoveryOptions): Recovery {
  let searches = 0;
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let establishing: ReturnType<typeof setTimeout> | undefined;

  const reset = (): void => {
    clearTimeout(timer);
    clearTimeout(establishing);
    timer = undefined;
    establishing = undefined;
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
    see: (connection, ice, agreed) => {
      const wayStands = ice === 'connected' || ice === 'completed';
      if (connection === 'connected') {
        reset();
        attempts = 0;
      }
      else if (agreed && (connection === 'new' || connection === 'connecting')) {
        // No event tells of a browser that stopped gathering, or of a handshake that never ends (both seen in Chromium 156
        // under load). What waits for a slow network only is given twice as long each time.
        establishing ??= setTimeout(
          () => {
            reset();
            attempts += 1;
            rebuild();
          },
          Math.min(LONGEST_MS, timing.establishMs * 2 ** attempts),
        );
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
