/** Who can be rung, who is in the room, and when an absence ends something. Pure. */
import type { z } from 'zod';
import type { Presence } from '#shared/contract/remote/words.ts';

/** A browser that was cut off comes back within this without anybody noticing. */
export const AWAY_AFTER_MS = 10_000;
/** And within this without the session ending. */
export const REJOIN_MS = 120_000;
/** A station whose own line to the hub is cut: its media may well go on, so it is given longer. */
export const STATION_REJOIN_MS = 15 * 60_000;
/** To write the outcome, unless the expert asks for more. */
export const AFTER_WORK_MS = 10 * 60_000;

export interface KeptPresence {
  readonly state: 'free' | 'afterWork' | 'away';
  readonly since: string;
  readonly until: string | null;
}

/** Whether what was set has run out: UTC instants are compared, so that no change of the clocks lengthens it. */
export const hasRunOut = (kept: KeptPresence, now: string): boolean => kept.state !== 'free' && kept.until !== null && kept.until <= now;

/** Presence as others see it, of what is kept and of what is so at the moment. */
export const presenceNow = (facts: { kept: KeptPresence; online: boolean; inSession: boolean; ringing: boolean; now: string }): z.infer<typeof Presence> => {
  const { kept, now } = facts;
  if (!facts.online) return { state: 'offline', since: kept.since, until: null };
  if (facts.inSession) return { state: 'busy', since: kept.since, until: null };
  if (kept.state !== 'free' && !hasRunOut(kept, now)) return { ...kept };
  const since = kept.state === 'free' ? kept.since : (kept.until ?? kept.since);
  return { state: facts.ringing ? 'ringing' : 'free', since, until: null };
};

export interface Absences {
  readonly state: 'answered' | 'talking';
  /** Milliseconds since the expert who took it was last there; 0 while there. */
  readonly expertAwayMs: number;
  /** The least of those of customer and advisor; 0 while one is there or before anybody of them came. */
  readonly deskAwayMs: number;
  /** Whether the station itself is heard at the hub. */
  readonly stationHeard: boolean;
}

/**
 * What follows from long absences: `requeue` when the expert vanished before the talk, `interrupt` when one side has
 * been gone too long, or nothing yet.
 */
export const followsFromAbsence = ({ state, expertAwayMs, deskAwayMs, stationHeard }: Absences): 'requeue' | 'interrupt' | null => {
  if (expertAwayMs > REJOIN_MS) return state === 'answered' ? 'requeue' : 'interrupt';
  return deskAwayMs > (stationHeard ? REJOIN_MS : STATION_REJOIN_MS) ? 'interrupt' : null;
};
