/** The customer's yes or no to the session, before the camera opens. */
import type { Read } from '../../kernel/acts.ts';
import type { RemoteParticipantTable, RemoteSessionTable } from '../../tables/remote.ts';
import { recordRemote, setSession, type RemoteAct } from './change.ts';
import { requireLive } from './rules.ts';
import { ownParticipants } from './rows.ts';
import { closeSharing } from './sharing.ts';
import type { Side } from './whose.ts';

/** The customer's place in the room, while they are in it. */
export const customerIn = (db: Read, sessionId: string): RemoteParticipantTable | null => ownParticipants(db, sessionId).find((one) => one.role === 'customer' && one.left_at === null) ?? null;

/**
 * Keeps the answer and who gave it: the customer on the terminal, or the advisor for one who cannot press. A yes that is taken
 * back puts the customer's camera out of the room at once, and no window is shown any more. Throws `SESSION_OVER`.
 */
export const giveConsent = (act: RemoteAct, row: RemoteSessionTable, given: boolean, by: Side): RemoteSessionTable => {
  requireLive(row);
  const answer = given ? 'given' : 'refused';
  if (row.consent === answer) return row;
  recordRemote(act, row, 'consentAnswered', { given, by });
  act.audit({ visitId: row.visit_id, detail: { session: row.id, given, by } });
  if (!given) {
    closeSharing(act, row, 'left');
    act.run(act.q.updateTable('remote_participant').set({ left_at: act.now }).where('session_id', '=', row.id).where('role', '=', 'customer').where('left_at', 'is', null));
  }
  return setSession(act, row, { consent: answer, consent_by: by });
};
