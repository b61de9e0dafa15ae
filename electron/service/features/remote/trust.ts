/** Which of those in the room are who the hub says: verified at the point before any screen of it sees them. */
import type { Participant, RemoteSession } from '#shared/contract/remote/words.ts';
import { digest } from '../../kernel/ids.ts';
import type { RemoteParticipantTable, RemoteSessionTable } from '../../tables/remote.ts';
import type { RemoteAct } from './change.ts';
import { isVouched } from './vouchers.ts';

export interface Judged {
  /** The session with the keys of those who are not vouched for taken out, so that no browser answers them. */
  session: RemoteSession;
  untrusted: string[];
}

const isLocal = ({ role }: Participant): boolean => role === 'customer' || role === 'advisor';

/** A participant without a key has not joined yet: there is nothing to verify. One of this point is known here, by id and key. */
const isTrusted = (sessionId: string, participant: Participant, own: readonly RemoteParticipantTable[], stationKey: string): boolean => {
  const mine = own.find(({ id }) => id === participant.id);
  if (isLocal(participant) !== (mine !== undefined)) return false;
  if (participant.key === null) return true;
  if (mine && (mine.role !== participant.role || participant.key.voucher.publicKey !== stationKey)) return false;
  return isVouched({ sessionId, participantId: participant.id, role: participant.role }, participant.key);
};

/** Pure but for the clock of cryptography: the same words are judged the same. */
export const judge = (session: RemoteSession, own: readonly RemoteParticipantTable[], stationKey: string): Judged => {
  const untrusted = session.participants.filter((participant) => !isTrusted(session.id, participant, own, stationKey)).map(({ id }) => id);
  const participants = session.participants.map((participant) => (untrusted.includes(participant.id) ? { ...participant, key: null, present: false } : participant));
  return { session: { ...session, participants }, untrusted };
};

/** Two of the same name and authority count as one: the second's key then shows as another one, which is the safe side. */
const expertOf = (session: RemoteSession, { role, name, authority }: Participant): string => digest(`${role}\n${name ?? ''}\n${role === 'expert' ? session.providerId : ''}\n${JSON.stringify(authority)}`);

type Met = RemoteSessionTable['expert_key'];
const WORST: readonly Met[] = ['none', 'known', 'first', 'changed'];

const meet = (act: RemoteAct, expert: string, publicKey: string): Met => {
  const known = act.all(act.q.selectFrom('remote_expert_key').select('public_key').where('expert', '=', expert));
  if (known.some((row) => row.public_key === publicKey)) return 'known';
  act.run(act.q.insertInto('remote_expert_key').values({ expert, public_key: publicKey, met_at: act.now }));
  return known.length === 0 ? 'first' : 'changed';
};

/**
 * Remembers the long-lived keys of those afar, by whom only a digest is kept, and tells how they were met: a key that
 * differs from the one before is told once, in this session, and counts as known in the next (as messengers do with safety
 * numbers). What this session has told stands.
 */
export const pinExperts = (act: RemoteAct, row: RemoteSessionTable, { session, untrusted }: Judged, before: RemoteSession): Met => {
  let met = row.expert_key;
  for (const participant of session.participants) {
    if (isLocal(participant) || participant.key === null || untrusted.includes(participant.id)) continue;
    const voucher = participant.key.voucher.publicKey;
    // Told of already in this session: asked again, the key would be known by now.
    if (before.participants.some((other) => other.id === participant.id && other.key?.voucher.publicKey === voucher)) continue;
    const how = meet(act, expertOf(session, participant), voucher);
    if (how === 'changed') act.audit({ action: 'remote.expertKeyChanged', visitId: row.visit_id, detail: { session: row.id } });
    if (WORST.indexOf(how) > WORST.indexOf(met)) met = how;
  }
  return met;
};
