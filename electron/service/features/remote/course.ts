/** The course of a session by the point's own clock: answered, talking, hung up, the after-work over, reported once. */
import type { SessionRecorded } from '#shared/contract/remote/at-hub.ts';
import type { SessionEnd } from '#shared/contract/remote/words.ts';
import type * as z from 'zod';
import type { Read } from '../../kernel/acts.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { recordGuidance, remoteVisit, type RemoteVisit } from '../visits/index.ts';
import { recordRemote, setSession, type RemoteAct } from './change.ts';
import { endByLeaving, feedbackIsOpen, secondsOf } from './rules.ts';
import { sessionsOfVisit } from './rows.ts';
import { closeSharing } from './sharing.ts';

/** An expert is coming: the waiting is over. Nothing when that is known. */
export const answered = (act: RemoteAct, row: RemoteSessionTable): RemoteSessionTable => {
  if (row.answered_at !== null || row.state !== 'live') return row;
  const after = setSession(act, row, { answered_at: act.now });
  recordRemote(act, after, 'answered', { waitingSeconds: secondsOf(after, act.now).waiting });
  return after;
};

/** The expert who answered was lost before anybody talked: the customer waits on. */
export const lost = (act: RemoteAct, row: RemoteSessionTable): RemoteSessionTable => {
  if (row.answered_at === null || row.talking_at !== null || row.state !== 'live') return row;
  const after = setSession(act, row, { answered_at: null });
  recordRemote(act, after, 'expertLost');
  return after;
};

/** Both ways are open: the expert gives guidance from afar, which the service event holds as an act where its card permits it. */
export const talking = (act: RemoteAct, row: RemoteSessionTable): RemoteSessionTable => {
  if (row.talking_at !== null || row.state !== 'live') return row;
  const ready = answered(act, row);
  const guidance = recordGuidance(act, ready.visit_id, ready.event_id, ready.id);
  const after = setSession(act, ready, { talking_at: act.now, guidance });
  recordRemote(act, after, 'talkingBegan', { guidance });
  return after;
};

/** Whether the advisor has gone on from the service that the session was about, or given it its outcome. */
const wentOn = (row: RemoteSessionTable, visit: RemoteVisit): boolean =>
  visit.state !== 'open' || visit.deskId !== row.desk_id || visit.currentEventId !== row.event_id || visit.outcomeOf(row.event_id) !== null;

/** Reports the session to the hub, once, when nothing of it is still to come from this point. */
const recordWhenDone = (act: RemoteAct, row: RemoteSessionTable, visit: RemoteVisit): RemoteSessionTable => {
  const over = row.hung_up_at !== null && (row.talking_at === null || row.after_work_until !== null);
  if (row.recorded_at !== null || !over || feedbackIsOpen(row, visit, act.now)) return row;
  const after = setSession(act, row, { recorded_at: act.now });
  const { waiting, talking: talked, advisorAfterWork } = secondsOf(after, act.now);
  const figures = { waitingSeconds: waiting, talkingSeconds: talked, advisorAfterWorkSeconds: advisorAfterWork };
  const told: z.infer<typeof SessionRecorded> = { sessionId: row.id, eventId: row.event_id, visitId: row.visit_id, ...figures, stars: row.stars, word: row.word };
  recordRemote(act, after, 'sessionRecorded', { ...figures, end: row.end, stars: row.stars }, told);
  return after;
};

/** The advisor's after-work ends with the service's outcome or the next thing taken up. */
const followVisit = (act: RemoteAct, row: RemoteSessionTable, visit: RemoteVisit): RemoteSessionTable => {
  if (row.hung_up_at === null) return row;
  const done = row.after_work_until === null && wentOn(row, visit) ? setSession(act, row, { after_work_until: act.now }) : row;
  return recordWhenDone(act, done, visit);
};

/**
 * Ends the session at this end at once. What did not come from the hub is told to it as soon as the line stands. `at` is when
 * it ended, where that was before now. Nothing when it was hung up before.
 */
export const hungUp = (act: RemoteAct, row: RemoteSessionTable, end: SessionEnd, by: 'customer' | 'advisor' | 'hub' | 'station', at: string = act.now): RemoteSessionTable => {
  if (row.state !== 'live') return row;
  act.run(act.q.updateTable('remote_participant').set({ left_at: at }).where('session_id', '=', row.id).where('left_at', 'is', null));
  closeSharing(act, row, 'left');
  // Where nobody came, nobody writes an outcome either.
  const state = row.answered_at === null ? ({ state: 'ended', ended_at: act.now } as const) : ({ state: 'afterWork' } as const);
  const outcome = end === 'failed' && row.talking_at !== null ? ({ outcome: 'interrupted' } as const) : {};
  const after = setSession(act, row, { ...state, ...outcome, hung_up_at: at, end, untold: by === 'hub' ? null : end });
  const { waiting, talking: talked } = secondsOf(after, act.now);
  recordRemote(act, after, 'hungUp', { end, by, waitingSeconds: waiting, talkingSeconds: talked });
  return followVisit(act, after, remoteVisit(act, row.visit_id));
};

/** Nothing more is to come from the hub. */
export const ended = (act: RemoteAct, row: RemoteSessionTable): RemoteSessionTable => {
  if (row.state !== 'afterWork') return row;
  const after = setSession(act, row, { state: 'ended', ended_at: act.now });
  recordRemote(act, after, 'ended', { outcome: row.outcome });
  return after;
};

/** The last moment at which something happened to the session. */
const lastSign = (db: Read, row: RemoteSessionTable): string => db.first(db.q.selectFrom('event').select((e) => e.fn.max('at').as('at')).where('subject_id', '=', row.id))?.at ?? row.asked_at;

/**
 * A session of a former day is over, whatever the hub may say of it still. When it ended nobody saw: it counts to its last
 * sign, and after-work that nobody ended counts for nothing, since a night is not work.
 */
export const endedUnseen = (act: RemoteAct, row: RemoteSessionTable): void => {
  const over = ended(act, hungUp(act, row, 'failed', 'station', lastSign(act, row)));
  const settled = over.after_work_until === null ? setSession(act, over, { after_work_until: over.hung_up_at }) : over;
  recordWhenDone(act, settled, remoteVisit(act, row.visit_id));
};

/** After something happened to the visit: a session does not outlive its place at the desk. */
export const visitMoved = (act: RemoteAct, visitId: string): void => {
  const visit = remoteVisit(act, visitId);
  for (const row of sessionsOfVisit(act, visitId)) {
    const left = visit.state !== 'open' || visit.deskId !== row.desk_id;
    followVisit(act, left ? hungUp(act, row, endByLeaving(row), 'station') : row, visit);
  }
};

/** Whether something is still to be done about the visit's sessions. */
export const hasUnrecorded = (db: Read, visitId: string): boolean => sessionsOfVisit(db, visitId).some((row) => row.recorded_at === null);

/** Another session begins: the after-work of the one before is over. */
export const nextBegins = (act: RemoteAct, visitId: string): void => {
  const visit = remoteVisit(act, visitId);
  for (const row of sessionsOfVisit(act, visitId)) {
    if (row.hung_up_at !== null && row.after_work_until === null) recordWhenDone(act, setSession(act, row, { after_work_until: act.now }), visit);
  }
};

/** Feedback came, or may come no more. */
export const feedbackSettled = (act: RemoteAct, row: RemoteSessionTable): RemoteSessionTable => recordWhenDone(act, row, remoteVisit(act, row.visit_id));
