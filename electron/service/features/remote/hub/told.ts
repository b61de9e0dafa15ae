/** Sessions and desks as their screens see them. */
import type { ExpertDesk, QueueRow } from '#shared/contract/remote/at-hub.ts';
import type { RemoteSession } from '#shared/contract/remote/words.ts';
import { AWAY_AFTER_MS } from './rules-presence.ts';
import { couldServe, offersNow, queueOrder, type Reason } from './rules-queue.ts';
import { inPool, poolAfter, POOLS } from './rules-ringing.ts';
import { ringUntil } from './ringing.ts';
import type { Room } from './room.ts';
import { inRoom, openInvites, placeOf, readSession, type ExpertNow, type ParticipantRow, type SessionNow } from './rows.ts';

const json = (text: string): unknown => JSON.parse(text);

export const wishOf = ({ row }: SessionNow) => ({ providerId: row.provider_id, cardId: row.card_id, language: row.language, pool: row.pool });

/** Present: it has joined, and its stream was open within the last ten seconds. */
export const isPresent = (room: Room, participant: ParticipantRow): boolean =>
  participant.joined_at !== null && participant.left_at === null && room.lines.awayMs(`seat:${participant.id}`) <= AWAY_AFTER_MS;

/** The waiting sessions of one provider in their order. */
const queueOf = (room: Room, providerId: string): { session: SessionNow; reason: Reason }[] => {
  const waiting = [...room.board.sessions().values()].filter(({ row }) => row.state === 'waiting' && row.provider_id === providerId);
  const facts = waiting.map((session) => ({ id: session.row.id, askedAt: session.row.asked_at, bookedFor: session.row.booked_for, resumed: session.row.resumed === 1, session }));
  return queueOrder(facts, room.deps.clock.now()).map(({ session, reason }) => ({ session: session.session, reason }));
};

const offersOf = (room: Room, session: SessionNow) => {
  const { state, pool } = session.row;
  if (state !== 'waiting') return [];
  const wish = wishOf(session);
  const next = poolAfter(pool ?? 'card');
  const own = [...room.board.experts().values()].filter((expert) => expert.active && inPool('anyLanguage', wish, expert));
  const onDuty = own.filter((expert) => ['free', 'ringing', 'busy', 'afterWork'].includes(room.presence(expert).state) && couldServe(expert, wish)).length;
  const later = next ? POOLS.slice(POOLS.indexOf(next)) : [];
  return offersNow({ state, onDuty, freeInNextPool: own.some((expert) => room.isFree(expert) && later.some((candidate) => inPool(candidate, wish, expert))) });
};

const ringOf = ({ row, rings }: SessionNow): RemoteSession['ring'] =>
  row.state === 'ringing' && row.pool && row.ring_since
    ? { pool: row.pool, since: row.ring_since, until: ringUntil(row.ring_since), ringing: rings.filter((ring) => ring.call === row.pool && ring.state === 'ringing').length }
    : null;

/** A session as a screen sees it. */
export const told = (room: Room, session: SessionNow): RemoteSession => {
  const { row } = session;
  return {
    id: row.id,
    pointName: row.point_name,
    deskNumber: row.desk_number,
    cardId: row.card_id,
    cardName: json(row.card_name) as RemoteSession['cardName'],
    providerId: row.provider_id,
    providerName: json(row.provider_name) as RemoteSession['providerName'],
    language: row.language,
    interpreter: row.interpreter,
    state: row.state,
    ring: ringOf(session),
    queue: row.state === 'waiting' ? (queueOf(room, row.provider_id).find((entry) => entry.session.row.id === row.id)?.reason ?? null) : null,
    offers: offersOf(room, session),
    bookedFor: row.booked_for,
    participants: inRoom(session).map((participant) => ({
      id: participant.id,
      role: participant.role,
      name: participant.name,
      authority: participant.authority ? (json(participant.authority) as RemoteSession['providerName']) : null,
      key: participant.vouched_key ? (json(participant.vouched_key) as RemoteSession['participants'][number]['key']) : null,
      present: isPresent(room, participant),
      joinedAt: participant.joined_at,
    })),
    identity: json(row.identity) as RemoteSession['identity'],
    identityRequests: session.requests.map((request) => ({ id: request.id, what: request.what, reason: request.reason, askedAt: request.asked_at, state: request.state })),
    askedAt: row.asked_at,
    answeredAt: row.answered_at,
    talkingAt: row.talking_at,
    hungUpAt: row.hung_up_at,
    endedAt: row.ended_at,
    end: row.session_end,
    outcome: row.outcome,
    summary: row.summary,
    revision: row.revision,
  };
};

/** A session as it is now, live or over; throws `NOT_FOUND`. */
export const toldNow = async (room: Room, sessionId: string): Promise<RemoteSession> => {
  await room.board.ready();
  return told(room, room.board.sessions().get(sessionId) ?? (await readSession(room.deps.db, sessionId)));
};

const queueRow = (room: Room, session: SessionNow): QueueRow => {
  const { id, pointName, cardName, providerName, language, interpreter, state, queue, bookedFor, askedAt } = told(room, session);
  return { id, pointName, cardName, providerName, language, interpreter, state, queue, bookedFor, askedAt };
};

/** The instant until which a session, or an invite into it, rings at an expert; null when it does not. */
const ringsUntil = (session: SessionNow, expertId: string): string | null => {
  const ring = session.rings.find((candidate) => candidate.expert_id === expertId && candidate.state === 'ringing');
  if (!ring) return null;
  const since = openInvites(session).find(({ id }) => id === ring.call)?.since ?? session.row.ring_since;
  return since ? ringUntil(since) : null;
};

/** All that an expert's screen shows but its revision. */
export const deskOf = (room: Room, expert: ExpertNow, openCases: number): Omit<ExpertDesk, 'revision'> => {
  const live = [...room.board.sessions().values()];
  const session = room.board.sessionOf(expert.id);
  const { kept: _kept, idleSince: _idle, deviceId: _device, ...shown } = expert;
  const queue = expert.providerId ? queueOf(room, expert.providerId).filter((entry) => couldServe(expert, wishOf(entry.session))) : [];
  return {
    expert: shown,
    presence: room.presence(expert),
    ringing: live.flatMap((candidate) => {
      const until = ringsUntil(candidate, expert.id);
      return until ? [{ ...queueRow(room, candidate), ringUntil: until }] : [];
    }),
    queue: queue.map((entry) => queueRow(room, entry.session)),
    session: session ? told(room, session) : null,
    selfId: session ? placeOf(session, expert.id).id : null,
    openCases,
  };
};
