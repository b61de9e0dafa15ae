/** Reading experts and sessions as they stand, in a transaction or outside one. */
import type { Selectable } from 'kysely';
import type { Expert } from '#shared/contract/remote/words.ts';
import type { HubDb, HubTransaction } from '../../../kernel/db-hub.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { RemoteHubTables } from '../../../tables/remote-hub.ts';
import type { KeptPresence } from './rules-presence.ts';

export type Reader = HubDb | HubTransaction;
export type SessionRow = Selectable<RemoteHubTables['remote_session']>;
export type ParticipantRow = Selectable<RemoteHubTables['remote_participant']>;

export interface ExpertNow extends Expert {
  kept: KeptPresence;
  idleSince: string;
  /** The device it is signed in on. */
  deviceId: string | null;
}

/** A session with everything that hangs on it. */
export interface SessionNow {
  row: SessionRow;
  participants: ParticipantRow[];
  rings: Selectable<RemoteHubTables['remote_ring']>[];
  invites: Selectable<RemoteHubTables['remote_invite']>[];
  requests: Selectable<RemoteHubTables['remote_identity_request']>[];
}

/** Whom a session may ring: its provider's, the interpreters, and those named. */
export interface Ringable {
  readonly providerId: string;
  readonly named: readonly string[];
}

/** Experts by id, those a session may ring, or all. */
export const readExperts = async (db: Reader, which?: readonly string[] | Ringable): Promise<ExpertNow[]> => {
  let query = db.selectFrom('expert').leftJoin('expert_sign_in', 'expert_sign_in.expert_id', 'expert.id').selectAll('expert').select('expert_sign_in.device_id');
  if (which && 'providerId' in which) query = query.where((e) => e.or([e('provider_id', '=', which.providerId), e('kind', '=', 'interpreter'), ...(which.named.length > 0 ? [e('expert.id', 'in', which.named)] : [])]));
  else if (which) query = query.where('expert.id', 'in', which);
  const rows = await query.orderBy('expert.id').execute();
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    providerId: row.provider_id,
    languages: JSON.parse(row.languages) as string[],
    cardIds: JSON.parse(row.card_ids) as string[],
    active: row.active === 1,
    kept: { state: row.presence, since: row.presence_since, until: row.presence_until },
    idleSince: row.idle_since,
    deviceId: row.device_id,
  }));
};

const gather = async (db: Reader, rows: SessionRow[]): Promise<SessionNow[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const participants = await db.selectFrom('remote_participant').selectAll().where('session_id', 'in', ids).orderBy('id').execute();
  const rings = await db.selectFrom('remote_ring').selectAll().where('session_id', 'in', ids).orderBy('since').execute();
  const invites = await db.selectFrom('remote_invite').selectAll().where('session_id', 'in', ids).orderBy('id').execute();
  const requests = await db.selectFrom('remote_identity_request').selectAll().where('session_id', 'in', ids).orderBy('id').execute();
  const own = <Row extends { session_id: string }>(all: Row[], id: string) => all.filter((row) => row.session_id === id);
  return rows.map((row) => ({ row, participants: own(participants, row.id), rings: own(rings, row.id), invites: own(invites, row.id), requests: own(requests, row.id) }));
};

export const readSessions = async (db: Reader, ids: readonly string[]): Promise<SessionNow[]> =>
  ids.length === 0 ? [] : gather(db, await db.selectFrom('remote_session').selectAll().where('id', 'in', ids).execute());

/** Every session that has not ended. */
export const readLive = async (db: Reader): Promise<SessionNow[]> => gather(db, await db.selectFrom('remote_session').selectAll().where('state', '<>', 'ended').orderBy('id').execute());

/** Throws `NOT_FOUND`. */
export const readSession = async (db: Reader, id: string): Promise<SessionNow> => {
  const [session] = await readSessions(db, [id]);
  if (!session) throw new Refusal('NOT_FOUND', { what: 'session' });
  return session;
};

/** Those in the room, or on their way into it. */
export const inRoom = (session: SessionNow): ParticipantRow[] => session.participants.filter((participant) => participant.left_at === null);

/** An expert's own place in a session; throws `NOT_FOUND`, so that a session of others is not told of. */
export const placeOf = (session: SessionNow, expertId: string): ParticipantRow => {
  const place = session.participants.findLast((participant) => participant.expert_id === expertId);
  if (!place) throw new Refusal('NOT_FOUND', { what: 'session' });
  return place;
};

/** Whether an expert talks, or is about to, in this session. */
export const talksIn = (session: SessionNow, expertId: string): boolean =>
  (session.row.state === 'answered' || session.row.state === 'talking') && inRoom(session).some((participant) => participant.expert_id === expertId);

/** The invites that ring still. */
export const openInvites = (session: SessionNow) => session.invites.filter((invite) => invite.ended_at === null);
