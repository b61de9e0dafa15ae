/** Ringing experts: the pool of a session, and the invites into one that stands. */
import { later } from '../../../kernel/clock.ts';
import { firstPool, inPool, nextRings, type Idle, type Pool, RING_MS } from './rules-ringing.ts';
import { AWAY_AFTER_MS, hasRunOut } from './rules-presence.ts';
import type { Deed, Room } from './room.ts';
import { openInvites, readExperts, readSession, type ExpertNow, type SessionNow } from './rows.ts';

export const ringUntil = (since: string): string => later(since, RING_MS);

/** What a moment knows of everybody's duty, as this transaction sees it. */
export interface Duty {
  experts: ExpertNow[];
  /** Talking, or coming to a talk. */
  occupied: ReadonlySet<string>;
  /** Where each rings now: session and call. */
  ringingAt: ReadonlyMap<string, string>;
}

const callKey = (sessionId: string, call: string) => `${sessionId} ${call}`;

const readDuty = async ({ tx }: Deed, session: SessionNow): Promise<Duty> => {
  const talking = await tx
    .selectFrom('remote_participant')
    .innerJoin('remote_session', 'remote_session.id', 'remote_participant.session_id')
    .select('remote_participant.expert_id')
    .where('remote_session.state', 'in', ['answered', 'talking'])
    .where('remote_participant.expert_id', 'is not', null)
    .where('remote_participant.left_at', 'is', null)
    .execute();
  const rings = await tx.selectFrom('remote_ring').select(['session_id', 'call', 'expert_id']).where('state', '=', 'ringing').execute();
  return {
    experts: await readExperts(tx, { providerId: session.row.provider_id, named: openInvites(session).flatMap((invite) => invite.expert_id ?? []) }),
    occupied: new Set(talking.map(({ expert_id: id }) => id!)),
    ringingAt: new Map(rings.map((ring) => [ring.expert_id, callKey(ring.session_id, ring.call)])),
  };
};

/** On duty: signed in, there, and neither away nor writing. */
const onDuty = (room: Room, expert: ExpertNow, now: string): boolean =>
  expert.active && expert.deviceId !== null && room.lines.awayMs(`expert:${expert.id}`) <= AWAY_AFTER_MS && (expert.kept.state === 'free' || hasRunOut(expert.kept, now));

const couldRing = (room: Room, duty: Duty, expert: ExpertNow, now: string): boolean =>
  onDuty(room, expert, now) && room.lines.isOpen(`expert:${expert.id}`) && !duty.occupied.has(expert.id) && !duty.ringingAt.has(expert.id);

const wishOf = ({ row }: SessionNow) => ({ providerId: row.provider_id, cardId: row.card_id, language: row.language });

/** Brings one call's rings to what they should be now; true when the call is over, and rings nowhere any more. */
const ringOn = async (room: Room, deed: Deed, duty: Duty, session: SessionNow, call: string, since: string, member: (expert: ExpertNow) => boolean): Promise<boolean> => {
  const { tx, now } = deed;
  const of = session.rings.filter((ring) => ring.call === call);
  const known = new Map(duty.experts.map((expert) => [expert.id, expert]));
  const stays = (id: string) => {
    const expert = known.get(id);
    return expert !== undefined && member(expert) && onDuty(room, expert, now) && !duty.occupied.has(id);
  };
  const ringing = of.filter(({ state }) => state === 'ringing').map(({ expert_id: id }) => id);
  const left = ringing.filter(stays);
  const tried = new Set(of.filter(({ state }) => state === 'declined').map(({ expert_id: id }) => id));
  const free: Idle[] = duty.experts.filter((expert) => member(expert) && !tried.has(expert.id) && couldRing(room, duty, expert, now));
  const { start, over } = nextRings({ elapsedMs: Date.parse(now) - Date.parse(since), ringing: left, free });
  const stop = over ? ringing : ringing.filter((id) => !left.includes(id));
  if (stop.length > 0) await tx.deleteFrom('remote_ring').where('session_id', '=', session.row.id).where('call', '=', call).where('expert_id', 'in', stop).execute();
  if (start.length > 0) await tx.insertInto('remote_ring').values(start.map((id) => ({ session_id: session.row.id, call, expert_id: id, since: now, state: 'ringing' as const }))).execute();
  for (const id of [...start, ...stop]) deed.expert(id);
  if (start.length + stop.length > 0 || over) deed.session(session.row.id);
  return over;
};

/** Nobody took it in time, or nobody is left: it waits in the queue of all points. */
const toQueue = async (deed: Deed, sessionId: string, pool: Pool): Promise<void> => {
  await deed.tx.updateTable('remote_session').set({ state: 'waiting', pool, ring_since: null }).where('id', '=', sessionId).execute();
  deed.session(sessionId);
  await deed.note('queued', { sessionId }, { pool });
};

/** Goes on ringing a session's pool and its invites, as the moment asks. */
export const goOnRinging = async (room: Room, deed: Deed, sessionId: string): Promise<void> => {
  const session = await readSession(deed.tx, sessionId);
  const duty = await readDuty(deed, session);
  const { state, pool, ring_since: since } = session.row;
  if (state === 'ringing' && pool && since) {
    const over = await ringOn(room, deed, duty, session, pool, since, (expert) => inPool(pool, wishOf(session), expert));
    if (over) await toQueue(deed, sessionId, pool);
  }
  for (const invite of openInvites(session)) {
    const wanted = (expert: ExpertNow) => (invite.expert_id ? expert.id === invite.expert_id : expert.kind === 'interpreter' && expert.languages.includes(invite.language!));
    if (await ringOn(room, deed, duty, session, invite.id, invite.since, wanted)) await deed.tx.updateTable('remote_invite').set({ ended_at: deed.now }).where('id', '=', invite.id).execute();
  }
};

/**
 * Rings the first pool, from `from` on, in which somebody is free; where nobody is, the session waits in the queue.
 */
export const ringPool = async (room: Room, deed: Deed, sessionId: string, from: Pool): Promise<void> => {
  const session = await readSession(deed.tx, sessionId);
  const duty = await readDuty(deed, session);
  const free = duty.experts.filter((expert) => couldRing(room, duty, expert, deed.now));
  const pool = firstPool(wishOf(session), free, from);
  if (!pool) {
    // Whoever is on duty at all may admit it later: in the language where one speaks it, otherwise in any.
    const whoMayCome = firstPool(wishOf(session), duty.experts.filter((expert) => onDuty(room, expert, deed.now)), from) ?? 'anyLanguage';
    return toQueue(deed, sessionId, whoMayCome);
  }
  await deed.tx.deleteFrom('remote_ring').where('session_id', '=', sessionId).where('call', '=', pool).execute();
  await deed.tx.updateTable('remote_session').set({ state: 'ringing', pool, ring_since: deed.now }).where('id', '=', sessionId).execute();
  deed.session(sessionId);
  await deed.note('rung', { sessionId }, { pool });
  await goOnRinging(room, deed, sessionId);
};

/** Stops every ring of a session, whoever is rung; those who declined stay known. */
export const stopRinging = async (deed: Deed, session: SessionNow): Promise<void> => {
  for (const ring of session.rings) if (ring.state === 'ringing') deed.expert(ring.expert_id);
  await deed.tx.deleteFrom('remote_ring').where('session_id', '=', session.row.id).where('state', '=', 'ringing').execute();
  await deed.tx.updateTable('remote_invite').set({ ended_at: deed.now }).where('session_id', '=', session.row.id).where('ended_at', 'is', null).execute();
};

