/** Coming into a room, and into it again. */
import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { IceServers, VouchedKey } from '#shared/contract/remote/words.ts';
import { later } from '../../../kernel/clock.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Deed, TurnOptions } from './room.ts';
import { inRoom, type ParticipantRow, type SessionNow } from './rows.ts';
import { seatFor, stillOn } from './rules-room.ts';

/** No credential is good for longer than this (draft-uberti-behave-turn-rest-00 leaves it to the service; ten minutes outlast any way to a connection). */
export const TURN_SECONDS = 600;

/** TURN credentials of one participant, made anew at each asking; the secret is coturn's `static-auth-secret`. */
export const iceServers = (turn: TurnOptions | null, participantId: string, now: string): IceServers => {
  if (!turn) return { iceServers: [], expiresAt: null };
  const expiry = Math.floor(Date.parse(now) / 1_000) + TURN_SECONDS;
  const username = `${expiry}:${participantId}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return { iceServers: [{ urls: [...turn.urls], username, credential }], expiresAt: later(new Date(expiry * 1_000).toISOString(), 0) };
};

/**
 * Another key is another page: what was signalled to the page before is of no use to the new one, which begins to count and
 * to read from the start. The same key again is the same page on a new line, and goes on where it was.
 */
const beginAnew = async (deed: Deed, participantId: string): Promise<void> => {
  await deed.tx.deleteFrom('remote_signal').where('to_id', '=', participantId).execute();
  await deed.tx.deleteFrom('remote_signal_count').where('from_id', '=', participantId).execute();
};

export interface Coming {
  readonly id: string;
  readonly role: ParticipantRow['role'];
  readonly name: string | null;
  readonly expertId: string | null;
}

/** Lets one in with its key; throws `SESSION_OVER`, `ROOM_FULL`, or `NOT_FOUND` for an id that is another's. */
export const comeIn = async (deed: Deed, session: SessionNow, coming: Coming, key: z.infer<typeof VouchedKey>): Promise<void> => {
  const { tx, now } = deed;
  stillOn(session.row.state);
  const before = session.participants.find(({ id }) => id === coming.id);
  if (before && (before.role !== coming.role || before.expert_id !== coming.expertId)) throw new Refusal('NOT_FOUND', { what: 'participant' });
  if (!before && (await tx.selectFrom('remote_participant').select('id').where('id', '=', coming.id).executeTakeFirst())) throw new Refusal('NOT_FOUND', { what: 'participant' });
  seatFor(inRoom(session).filter(({ id }) => id !== coming.id).length);
  const vouched = JSON.stringify(key);
  if (!before) {
    const values = { id: coming.id, session_id: session.row.id, role: coming.role, name: coming.name, authority: null, expert_id: coming.expertId, vouched_key: vouched, joined_at: now, left_at: null };
    await tx.insertInto('remote_participant').values(values).execute();
  } else {
    if (before.vouched_key && (JSON.parse(before.vouched_key) as { publicKey: string }).publicKey !== key.publicKey) await beginAnew(deed, coming.id);
    await tx.updateTable('remote_participant').set({ vouched_key: vouched, joined_at: before.joined_at ?? now, left_at: null, ...(coming.name ? { name: coming.name } : {}) }).where('id', '=', coming.id).execute();
  }
  deed.session(session.row.id);
  await deed.note('joined', { sessionId: session.row.id, expertId: coming.expertId }, { participantId: coming.id, role: coming.role });
};
