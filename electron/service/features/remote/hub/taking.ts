/** An expert takes a session that rings or waits, or an invite into one. Reading, deciding and writing are apart. */
import type { ExpertNow, SessionNow } from './rows.ts';
import { inRoom, openInvites, readExperts, readSession, talksIn } from './rows.ts';
import type { Deed, Room } from './room.ts';
import { couldServe } from './rules-queue.ts';
import { decideTake, seatFor, type TakeFacts } from './rules-room.ts';
import { stopRinging } from './ringing.ts';
import { wishOf } from './told.ts';

export interface Taking {
  readonly session: SessionNow;
  readonly expert: ExpertNow;
  readonly facts: TakeFacts;
  /** The call it rings by: a pool's name or an invite's id. */
  readonly call: string | null;
}

/** What a take is decided by, read in the transaction that writes it. */
export const readTaking = async (db: Deed['tx'], sessionId: string, expertId: string): Promise<Taking> => {
  const session = await readSession(db, sessionId);
  const [expert] = await readExperts(db, [expertId]);
  const ring = session.rings.find((candidate) => candidate.expert_id === expertId && candidate.state === 'ringing') ?? null;
  const other = await db
    .selectFrom('remote_participant')
    .innerJoin('remote_session', 'remote_session.id', 'remote_participant.session_id')
    .select('remote_session.id')
    .where('remote_participant.expert_id', '=', expertId)
    .where('remote_participant.left_at', 'is', null)
    .where('remote_session.state', 'in', ['answered', 'talking'])
    .where('remote_session.id', '<>', sessionId)
    .executeTakeFirst();
  const writing = await db.selectFrom('remote_session').select('id').where('expert_id', '=', expertId).where('state', '=', 'afterWork').executeTakeFirst();
  const invited = ring !== null && openInvites(session).some(({ id }) => id === ring.call);
  const ringing = ring === null ? null : invited ? 'invite' : 'session';
  const facts: TakeFacts = { state: session.row.state, ringing, couldServe: couldServe(expert!, wishOf(session)), occupied: other !== undefined || writing !== undefined };
  return { session, expert: expert!, facts, call: ring?.call ?? null };
};

const seat = async (room: Room, deed: Deed, { session, expert }: Taking): Promise<void> => {
  const provider = expert.providerId ? await deed.tx.selectFrom('provider').select('name').where('id', '=', expert.providerId).executeTakeFirst() : undefined;
  await deed.tx
    .insertInto('remote_participant')
    .values({ id: room.deps.ids.next(), session_id: session.row.id, role: expert.kind, name: expert.name, authority: provider?.name ?? null, expert_id: expert.id, vouched_key: null, joined_at: null, left_at: null })
    .execute();
  await deed.tx.updateTable('expert').set({ presence: 'free', presence_since: deed.now, presence_until: null }).where('id', '=', expert.id).execute();
  deed.expert(expert.id);
  deed.session(session.row.id);
};

/** Writes what was decided: the expert has it, and everyone else stops ringing at once. */
export const writeTaking = async (room: Room, deed: Deed, taking: Taking): Promise<void> => {
  const { session, expert, call } = taking;
  const how = decideTake(taking.facts);
  seatFor(inRoom(session).length);
  if (talksIn(session, expert.id)) return;
  await seat(room, deed, taking);
  await deed.note(how === 'answer' ? 'answered' : 'joinedRoom', { sessionId: session.row.id, expertId: expert.id });
  if (how === 'joinRoom') {
    for (const ring of session.rings) if (ring.call === call) deed.expert(ring.expert_id);
    await deed.tx.deleteFrom('remote_ring').where('session_id', '=', session.row.id).where('call', '=', call!).execute();
    await deed.tx.updateTable('remote_invite').set({ ended_at: deed.now }).where('id', '=', call!).execute();
    return;
  }
  await stopRinging(deed, session);
  await deed.tx.updateTable('remote_session').set({ state: 'answered', expert_id: expert.id, answered_at: deed.now, ring_since: null }).where('id', '=', session.row.id).execute();
};
