/** What may be done in a room: who comes in, which signals pass, who asks for what. Pure. */
import { Refusal } from '../../../kernel/errors.ts';

/** Customer, advisor, expert and interpreter: a mesh of more would not carry. */
export const ROOM_SEATS = 4;

const OVER = new Set(['afterWork', 'ended']);

/** Throws `SESSION_OVER` once it was hung up. */
export const stillOn = (state: string): void => {
  if (OVER.has(state)) throw new Refusal('SESSION_OVER');
};

/** Throws `ROOM_FULL` when one more does not fit. `taken` counts those in the room without the one who comes. */
export const seatFor = (taken: number): void => {
  if (taken >= ROOM_SEATS) throw new Refusal('ROOM_FULL');
};

export interface Posted {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/**
 * Throws when a signal is not one of this session and sender: `NOT_FOUND` for a stranger at either end, `CONFLICT` for
 * one to oneself or one that came before. `lastCount` is null before the first.
 */
export const admitSignal = (signal: Posted, room: { senders: ReadonlySet<string>; inRoom: ReadonlySet<string>; lastCount: number | null }): void => {
  if (!room.senders.has(signal.from) || !room.inRoom.has(signal.to)) throw new Refusal('NOT_FOUND', { what: 'participant' });
  if (signal.from === signal.to) throw new Refusal('CONFLICT', { reason: 'signalToSelf' });
  if (room.lastCount !== null && signal.count <= room.lastCount) throw new Refusal('CONFLICT', { reason: 'replayed' });
};

export interface TakeFacts {
  readonly state: string;
  /** The session, or an invite into it, rings at this expert now. */
  readonly ringing: 'session' | 'invite' | null;
  readonly couldServe: boolean;
  /** The expert is in another session, or has an outcome to write. */
  readonly occupied: boolean;
}

/** What taking comes to; throws `SESSION_OVER`, `TAKEN`, or `CONFLICT` with the reason. */
export const decideTake = (facts: TakeFacts): 'answer' | 'joinRoom' => {
  stillOn(facts.state);
  if (facts.ringing === null && (facts.state === 'answered' || facts.state === 'talking')) throw new Refusal('TAKEN');
  if (facts.occupied) throw new Refusal('CONFLICT', { reason: 'inSession' });
  if (facts.ringing === 'invite') return 'joinRoom';
  if (facts.ringing === null && !(facts.state === 'waiting' && facts.couldServe)) throw new Refusal('CONFLICT', { reason: 'notRingingHere' });
  return 'answer';
};
