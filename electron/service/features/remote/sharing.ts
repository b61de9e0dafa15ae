/**
 * Windows shown in a session: whoever wants to show one asks, the customer answers, and all of it is kept. Those afar ask by
 * the room's own channels, and each screen of the desk that hears it tells the station: the first makes the question, the
 * others find it. One window at a time.
 */
import type { Sharing } from '#shared/contract/remote/at-station.ts';
import type { Read } from '../../kernel/acts.ts';
import { later } from '../../kernel/clock.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { RemoteSessionTable, RemoteSharingTable } from '../../tables/remote.ts';
import { announce, recordRemote, type RemoteAct } from './change.ts';
import { ANSWER_MS, isOpenSharing, requireLive, sharingByNow } from './rules.ts';
import { heardOf, sessionRow, untrustedOf } from './rows.ts';
import type { Side } from './whose.ts';

const newest = compiledOnce((q, param) => q.selectFrom('remote_sharing').selectAll().where('session_id', '=', param('sessionId')).orderBy('turn', 'desc').limit(1));
const byAsk = compiledOnce((q, param) => q.selectFrom('remote_sharing').selectAll().where('ask_id', '=', param('askId')));

const newestSharing = (db: Read, sessionId: string): RemoteSharingTable | null => db.first(newest({ sessionId })) ?? null;

/** The session's newest wish as it is at that instant, whether or not its time running out was written already. */
export const sharingOf = (db: Read, sessionId: string, now: string): Sharing | null => {
  const row = newestSharing(db, sessionId);
  return row && { askId: row.ask_id, participantId: row.participant_id, state: sharingByNow(row, now), turn: row.turn, askedAt: row.asked_at, answerBy: row.answer_by };
};

const change = (act: RemoteAct, session: RemoteSessionTable, sharing: RemoteSharingTable, patch: Pick<RemoteSharingTable, 'state'> & Partial<RemoteSharingTable>, data: Record<string, unknown> = {}): void => {
  const over = isOpenSharing(patch.state) ? {} : { ended_at: act.now };
  act.run(act.q.updateTable('remote_sharing').set({ ...patch, ...over }).where('session_id', '=', sharing.session_id).where('turn', '=', sharing.turn));
  recordRemote(act, session, isOpenSharing(patch.state) || patch.state === 'refused' ? 'sharingAnswered' : 'sharingEnded', { ask: sharing.ask_id, state: patch.state, ...data });
  announce(act, session);
};

/** The session's wish of that id. Throws `NOT_FOUND`. */
const sharingOfSession = (act: Read, session: RemoteSessionTable, askId: string): RemoteSharingTable => {
  const row = act.first(byAsk({ askId }));
  if (row?.session_id !== session.id) throw new Refusal('NOT_FOUND', { what: 'sharing' });
  return row;
};

/** Ends the wish that is open, if one is. */
export const closeSharing = (act: RemoteAct, session: RemoteSessionTable, state: 'unanswered' | 'stopped' | 'left'): void => {
  const open = newestSharing(act, session.id);
  if (open && isOpenSharing(open.state)) change(act, session, open, { state });
};

/**
 * Asks the customer; a participant who shows one already is asked about anew. Throws `SESSION_OVER`, `NO_CONSENT` before the
 * session itself was agreed to, `NOT_FOUND` for one who is not in the room, `FORBIDDEN` for the customer's own screen, which
 * has nothing to show, and `CONFLICT` with `sharing` while another's wish is open.
 */
export const askSharing = (act: RemoteAct, session: RemoteSessionTable, { askId, participantId }: { askId: string; participantId: string }, by: Side): void => {
  requireLive(session);
  if (session.consent !== 'given') throw new Refusal('NO_CONSENT');
  if (act.first(byAsk({ askId }))) return void sharingOfSession(act, session, askId);
  const who = heardOf(session).participants.find(({ id }) => id === participantId);
  if (who?.role === 'customer') throw new Refusal('FORBIDDEN', { action: 'remote.askSharing' });
  if (!who?.present || untrustedOf(session).includes(participantId)) throw new Refusal('NOT_FOUND', { what: 'participant' });
  const before = newestSharing(act, session.id);
  if (before && isOpenSharing(sharingByNow(before, act.now)) && before.participant_id !== participantId) throw new Refusal('CONFLICT', { reason: 'sharing' });
  closeSharing(act, session, before && sharingByNow(before, act.now) === 'unanswered' ? 'unanswered' : 'stopped');
  const row = { session_id: session.id, turn: (before?.turn ?? 0) + 1, ask_id: askId, participant_id: participantId, role: who.role, asked_at: act.now, answer_by: later(act.now, ANSWER_MS), state: 'asked' } as const;
  act.run(act.q.insertInto('remote_sharing').values(row));
  recordRemote(act, session, 'sharingAsked', { ask: askId, what: 'window', participantId, role: who.role, by });
  announce(act, session);
};

/**
 * Keeps the answer and by whose hand it was given. A yes can be taken back; a no, and a question whose time is over, can only
 * be asked anew. Throws `SESSION_OVER`, `NOT_FOUND`, and `CONFLICT` with `notAsked` for a yes to what is not asked any more.
 */
export const answerSharing = (act: RemoteAct, session: RemoteSessionTable, askId: string, given: boolean, by: Side): void => {
  requireLive(session);
  const sharing = sharingOfSession(act, session, askId);
  const state = sharingByNow(sharing, act.now);
  if (!isOpenSharing(state)) {
    if (given) throw new Refusal('CONFLICT', { reason: 'notAsked' });
    return;
  }
  if (state === 'given' && given) return;
  act.audit({ visitId: session.visit_id, detail: { session: session.id, sharing: sharing.turn, given, by } });
  if (state === 'given') change(act, session, sharing, { state: 'takenBack' }, { by });
  else change(act, session, sharing, { state: given ? 'given' : 'refused', answered_at: act.now, answered_by: by }, { given, by });
};

/** The one who asked waits or shows no longer. Nothing when it is over already. Throws `NOT_FOUND`. */
export const endSharing = (act: RemoteAct, session: RemoteSessionTable, askId: string, why: 'unanswered' | 'stopped'): void => {
  const sharing = sharingOfSession(act, session, askId);
  if (isOpenSharing(sharing.state)) change(act, session, sharing, { state: sharing.state === 'given' ? 'stopped' : why });
};

/** After the hub was heard: who is not in the room shows nothing there. */
export const sharerGone = (act: RemoteAct, session: RemoteSessionTable): void => {
  const open = newestSharing(act, session.id);
  if (open && !heardOf(session).participants.some(({ id, present }) => id === open.participant_id && present)) closeSharing(act, session, 'left');
};

const late = (db: Read, now: string): { session_id: string }[] => db.all(db.q.selectFrom('remote_sharing').select('session_id').where('state', '=', 'asked').where('answer_by', '<=', now));

export const hasLateSharing = (db: Read, now: string): boolean => late(db, now).length > 0;

/** Writes of each question whose time is over that nobody answered it. */
export const lapseSharing = (act: RemoteAct): void => {
  for (const { session_id } of late(act, act.now)) closeSharing(act, sessionRow(act, session_id), 'unanswered');
};
