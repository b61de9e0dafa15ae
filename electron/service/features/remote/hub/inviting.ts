/** Bringing one more into a room that stands: an interpreter of a language, or an expert of any provider. */
import { Refusal } from '../../../kernel/errors.ts';
import { goOnRinging } from './ringing.ts';
import type { Deed, Room } from './room.ts';
import { inRoom, openInvites, readSession, type SessionNow } from './rows.ts';
import { seatFor } from './rules-room.ts';

export type Invited = { language: string } | { expertId: string };

const ring = async (room: Room, deed: Deed, session: SessionNow, who: Invited): Promise<string> => {
  const id = room.deps.ids.next();
  const wanted = 'language' in who ? { language: who.language, expert_id: null } : { language: null, expert_id: who.expertId };
  await deed.tx.insertInto('remote_invite').values({ id, session_id: session.row.id, ...wanted, since: deed.now, ended_at: null }).execute();
  deed.session(session.row.id);
  await deed.note('invited', { sessionId: session.row.id }, wanted);
  await goOnRinging(room, deed, session.row.id);
  return id;
};

/** Throws `ROOM_FULL`, `NOT_FOUND`, or `CONFLICT` `alreadyHere`, `nobodyFree`. */
export const invite = async (room: Room, deed: Deed, session: SessionNow, who: Invited): Promise<void> => {
  seatFor(inRoom(session).length + openInvites(session).length);
  if ('expertId' in who) {
    const known = await deed.tx.selectFrom('expert').select('id').where('id', '=', who.expertId).where('active', '=', 1).executeTakeFirst();
    if (!known) throw new Refusal('NOT_FOUND', { what: 'expert' });
    if (inRoom(session).some(({ expert_id: id }) => id === who.expertId)) throw new Refusal('CONFLICT', { reason: 'alreadyHere' });
  }
  const id = await ring(room, deed, session, who);
  if (openInvites(await readSession(deed.tx, session.row.id)).every((open) => open.id !== id)) throw new Refusal('CONFLICT', { reason: 'nobodyFree' });
};

/** The interpreter whom the desk wished for is rung once the expert is had; where none is free the expert may invite later. */
export const inviteWished = async (room: Room, deed: Deed, sessionId: string): Promise<void> => {
  const session = await readSession(deed.tx, sessionId);
  const { interpreter, state } = session.row;
  if (state !== 'answered' || !interpreter || session.participants.some(({ role }) => role === 'interpreter') || openInvites(session).length > 0) return;
  await ring(room, deed, session, { language: interpreter });
};
