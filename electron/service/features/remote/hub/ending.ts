/** How a session is hung up, put back, and ended. */
import type { z } from 'zod';
import type { RemoteOutcome, SessionEnd } from '#shared/contract/remote/words.ts';
import { later } from '../../../kernel/clock.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { Deed, Room } from './room.ts';
import { inRoom, type SessionNow } from './rows.ts';
import { AFTER_WORK_MS } from './rules-presence.ts';
import { stillOn } from './rules-room.ts';
import { stopRinging } from './ringing.ts';

type End = z.infer<typeof SessionEnd>;

/** Free from now on, and last in the order of who rings first. */
export const setFree = async (deed: Deed, expertId: string): Promise<void> => {
  await deed.tx.updateTable('expert').set({ presence: 'free', presence_since: deed.now, presence_until: null, idle_since: deed.now }).where('id', '=', expertId).execute();
  deed.expert(expertId);
};

const setAfterWork = async (deed: Deed, expertId: string): Promise<void> => {
  await deed.tx.updateTable('expert').set({ presence: 'afterWork', presence_since: deed.now, presence_until: later(deed.now, AFTER_WORK_MS) }).where('id', '=', expertId).execute();
  deed.expert(expertId);
};

/** Both ways are open, told by each browser: the first counts. Throws `CONFLICT` `notAnswered` before an expert has it. */
export const connected = async (deed: Deed, { row }: SessionNow): Promise<void> => {
  stillOn(row.state);
  if (row.state === 'talking') return;
  if (row.state !== 'answered') throw new Refusal('CONFLICT', { reason: 'notAnswered' });
  await deed.tx.updateTable('remote_session').set({ state: 'talking', talking_at: deed.now }).where('id', '=', row.id).execute();
  deed.session(row.id);
  await deed.note('talking', { sessionId: row.id });
};

/** What was signalled and any number on its way are gone with the talk. */
const forget = async (room: Room, deed: Deed, session: SessionNow): Promise<void> => {
  await deed.tx.deleteFrom('remote_signal').where('session_id', '=', session.row.id).execute();
  await deed.tx.deleteFrom('remote_signal_count').where('session_id', '=', session.row.id).execute();
  room.numbers.wipeSession(session.row.id);
  for (const { id } of session.participants) room.lines.forget(`seat:${id}`);
};

/**
 * Hangs up for all. One that an expert had goes on as that expert's after-work; one that nobody had is over. A session
 * hung up before stays as it is.
 */
export const hangUp = async (room: Room, deed: Deed, session: SessionNow, how: { end: End; outcome?: z.infer<typeof RemoteOutcome> }): Promise<void> => {
  const { row } = session;
  if (row.state === 'afterWork' || row.state === 'ended') return;
  await stopRinging(deed, session);
  await forget(room, deed, session);
  const had = row.state === 'answered' || row.state === 'talking';
  const { tx, now } = deed;
  for (const participant of inRoom(session)) {
    if (participant.expert_id === null) continue;
    if (had && participant.expert_id === row.expert_id) await setAfterWork(deed, participant.expert_id);
    else await setFree(deed, participant.expert_id);
  }
  await tx.updateTable('remote_participant').set({ left_at: now }).where('session_id', '=', row.id).where('left_at', 'is', null).execute();
  await tx
    .updateTable('remote_session')
    .set({ state: had ? 'afterWork' : 'ended', hung_up_at: now, session_end: how.end, outcome: how.outcome ?? null, ring_since: null, ...(had ? {} : { ended_at: now }) })
    .where('id', '=', row.id)
    .execute();
  deed.session(row.id);
  await deed.note('hungUp', { sessionId: row.id }, { end: how.end });
};

/** Ends a session after the expert's after-work, with what the expert says of it or with nothing. */
export const end = async (deed: Deed, session: SessionNow, said: { outcome: z.infer<typeof RemoteOutcome>; summary: string } | null): Promise<void> => {
  const { row } = session;
  await deed.tx
    .updateTable('remote_session')
    .set({ state: 'ended', ended_at: row.ended_at ?? deed.now, ...(said ? { outcome: said.outcome, summary: said.summary } : {}) })
    .where('id', '=', row.id)
    .execute();
  deed.session(row.id);
  if (row.state === 'afterWork' && row.expert_id) await setFree(deed, row.expert_id);
  await deed.note('ended', { sessionId: row.id, expertId: row.expert_id }, { outcome: said?.outcome ?? null });
};

/** The expert is lost before the talk: the customer waits again, before those who came later. */
export const requeue = async (deed: Deed, session: SessionNow): Promise<void> => {
  const { row } = session;
  for (const { expert_id: id } of inRoom(session)) if (id) deed.expert(id);
  await deed.tx.updateTable('remote_participant').set({ left_at: deed.now }).where('session_id', '=', row.id).where('expert_id', 'is not', null).where('left_at', 'is', null).execute();
  await deed.tx.updateTable('remote_session').set({ state: 'waiting', expert_id: null, answered_at: null, resumed: 1, ring_since: null }).where('id', '=', row.id).execute();
  deed.session(row.id);
  await deed.note('requeued', { sessionId: row.id, expertId: row.expert_id });
};
