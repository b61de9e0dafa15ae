/** The point's own rows of remote sessions. */
import type { JointForm } from '#shared/contract/remote/form.ts';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import type { Read } from '../../kernel/acts.ts';
import { compiledOnce } from '../../kernel/compiled.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { RemoteParticipantTable, RemoteSessionTable } from '../../tables/remote.ts';
import { cardOf } from '../cards/index.ts';
import { openVisitAt, remoteVisit } from '../visits/index.ts';
import { feedbackIsOpen } from './rules.ts';

const byId = compiledOnce((q, param) => q.selectFrom('remote_session').selectAll().where('id', '=', param('id')));
const liveAtDesk = compiledOnce((q, param) => q.selectFrom('remote_session').selectAll().where('desk_id', '=', param('deskId')).where('state', '=', 'live'));
const ofVisit = compiledOnce((q, param) => q.selectFrom('remote_session').selectAll().where('visit_id', '=', param('visitId')).orderBy('id', 'desc'));
const lastAtDesk = compiledOnce((q, param) => q.selectFrom('remote_session').selectAll().where('desk_id', '=', param('deskId')).orderBy('id', 'desc').limit(1));
const participants = compiledOnce((q, param) => q.selectFrom('remote_participant').selectAll().where('session_id', '=', param('sessionId')));

export const findSession = (db: Read, id: string): RemoteSessionTable | null => db.first(byId({ id })) ?? null;

/** Throws `NOT_FOUND`. */
export const sessionRow = (db: Read, id: string): RemoteSessionTable => {
  const row = findSession(db, id);
  if (!row) throw new Refusal('NOT_FOUND', { what: 'session' });
  return row;
};

/** The one session at a desk that was not hung up. */
export const liveSessionAt = (db: Read, deskId: string): RemoteSessionTable | null => db.first(liveAtDesk({ deskId })) ?? null;

/** Newest first. */
export const sessionsOfVisit = (db: Read, visitId: string): RemoteSessionTable[] => db.all(ofVisit({ visitId }));

/**
 * The session that a desk's screens show: the newest of the visit that is open there, and after the goodbye the last one for
 * as long as its feedback is asked for.
 */
export const sessionShownAt = (db: Read, deskId: string, now: string): RemoteSessionTable | null => {
  const open = openVisitAt(db, deskId);
  if (open) return sessionsOfVisit(db, open.id).find((row) => row.desk_id === deskId) ?? null;
  const last = db.first(lastAtDesk({ deskId }));
  return last && feedbackIsOpen(last, remoteVisit(db, last.visit_id), now) ? last : null;
};

/** Sessions of which something is still to come: from the hub, to the hub, or of the advisor's time. */
export const unfinishedSessions = (db: Read): RemoteSessionTable[] =>
  db.all(db.q.selectFrom('remote_session').selectAll().where((e) => e.or([e('recorded_at', 'is', null), e('state', '!=', 'ended'), e('untold', 'is not', null)])).orderBy('id'));

/** What the hub last said of the session, with what could not be verified taken out. */
export const heardOf = (row: RemoteSessionTable): RemoteSession => JSON.parse(row.heard) as RemoteSession;

export const untrustedOf = (row: RemoteSessionTable): string[] => JSON.parse(row.untrusted) as string[];

/** Those of this point that have joined, also if they have left. */
export const ownParticipants = (db: Read, sessionId: string): RemoteParticipantTable[] => db.all(participants({ sessionId }));

/** The form of the card version that the session is about. */
export const formOf = (db: Read, row: RemoteSessionTable): JointForm | null => cardOf(db, row.card_id, row.card_version)?.form ?? null;
