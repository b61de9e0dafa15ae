/** The customer's yes or no: to the session, before the camera opens, and apart to somebody showing a window. */
import { Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import type { RemoteParticipantTable, RemoteSessionTable } from '../../tables/remote.ts';
import { recordRemote, setSession, type RemoteAct } from './change.ts';
import { requireLive } from './rules.ts';
import { ownParticipants } from './rows.ts';
import type { Side } from './whose.ts';

/** The customer's place in the room, while they are in it. */
export const customerIn = (db: Read, sessionId: string): RemoteParticipantTable | null => ownParticipants(db, sessionId).find((one) => one.role === 'customer' && one.left_at === null) ?? null;

/**
 * Keeps the answer and who gave it: the customer on the terminal, or the advisor for one who cannot press. A yes that is taken
 * back puts the customer's camera out of the room at once. Throws `SESSION_OVER`, and `CONFLICT` with `notAsked`.
 */
export const giveConsent = (act: RemoteAct, row: RemoteSessionTable, to: 'session' | 'sharing', given: boolean, by: Side): RemoteSessionTable => {
  requireLive(row);
  const answer = given ? 'given' : 'refused';
  if (to === 'sharing') {
    if (row.sharing === 'none') throw new Refusal('CONFLICT', { reason: 'notAsked' });
    if (row.sharing === answer) return row;
    recordRemote(act, row, 'sharingAnswered', { given, by });
    return setSession(act, row, { sharing: answer });
  }
  if (row.consent === answer) return row;
  recordRemote(act, row, 'consentAnswered', { given, by });
  act.audit({ visitId: row.visit_id, detail: { session: row.id, given, by } });
  if (!given) act.run(act.q.updateTable('remote_participant').set({ left_at: act.now }).where('session_id', '=', row.id).where('role', '=', 'customer').where('left_at', 'is', null));
  return setSession(act, row, { consent: answer, consent_by: by, sharing: given ? row.sharing : 'none' });
};

/** Asks the customer, each time anew. Throws `SESSION_OVER`, `NO_CONSENT` before the session itself was agreed to. */
export const askSharing = (act: RemoteAct, row: RemoteSessionTable, by: Side): RemoteSessionTable => {
  requireLive(row);
  if (row.consent !== 'given') throw new Refusal('NO_CONSENT');
  if (row.sharing === 'asked') return row;
  recordRemote(act, row, 'sharingAsked', { by });
  return setSession(act, row, { sharing: 'asked' });
};
