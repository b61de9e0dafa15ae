/** The waits of a room, in milliseconds. */
import type { PeerTiming } from './peer.ts';

export interface RoomTiming extends PeerTiming {
  /** From a way that fell silent to the search for another; the polite side waits twice as long. */
  readonly restartMs: number;
  /** How long a connection may take, once both have agreed on it, before it is made anew; twice as long the next time. */
  readonly establishMs: number;
  /** From a closed connection to a new one. */
  readonly rebuildMs: number;
  /** The longest pause between two searches. */
  readonly longestPauseMs: number;
  /** Searches in vain after which the connection is made anew. */
  readonly searchesBeforeRebuild: number;
  /** How often the line's quality is read. */
  readonly qualityMs: number;
}

/** A cut of ten seconds must be mended within five after its end: no pause may be longer than a part of that. */
export const ROOM_TIMING: RoomTiming = { politeWaitMs: 1_500, sayAgainMs: 2_000, restartMs: 500, establishMs: 3_000, rebuildMs: 250, longestPauseMs: 2_000, searchesBeforeRebuild: 6, qualityMs: 2_000 };
