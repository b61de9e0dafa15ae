/** A desk asks for an expert, and says how to go on when nobody came. */
import type { z } from 'zod';
import type { SessionRequest } from '#shared/contract/remote/at-hub.ts';
import type { Availability } from '#shared/contract/remote/words.ts';
import { Refusal } from '../../../kernel/errors.ts';
import { ringPool } from './ringing.ts';
import type { Deed, Room } from './room.ts';
import { readSession, type Reader, type SessionNow } from './rows.ts';
import { ESTIMATE_FROM, offersNow, waitEstimate } from './rules-queue.ts';
import { inPool, poolAfter } from './rules-ringing.ts';
import { stillOn } from './rules-room.ts';
import { checkIdentity, stationKey } from './vouching.ts';

type Request = z.infer<typeof SessionRequest>;

/** A session of this station; throws `NOT_FOUND`, so that those of others are not told of. */
export const ofStation = async ({ tx }: { tx: Reader }, stationId: string, sessionId: string): Promise<SessionNow> => {
  const session = await readSession(tx, sessionId);
  if (session.row.station_id !== stationId) throw new Refusal('NOT_FOUND', { what: 'session' });
  return session;
};

/** Takes a request and rings the first pool; the same session asked for again changes nothing. */
export const request = async (room: Room, deed: Deed, stationId: string, asked: Request): Promise<void> => {
  const { tx, now } = deed;
  const known = await tx.selectFrom('remote_session').select('station_id').where('id', '=', asked.sessionId).executeTakeFirst();
  if (known) {
    if (known.station_id !== stationId) throw new Refusal('NOT_FOUND', { what: 'session' });
    return;
  }
  checkIdentity(asked.identity, await stationKey(room, deed, stationId, asked.identity.publicKey), asked.sessionId);
  const { sessionId, pointName, deskNumber, cardId, cardName, providerId, providerName, language, interpreter, bookingId, identity } = asked;
  await tx
    .insertInto('remote_session')
    .values({
      id: sessionId,
      station_id: stationId,
      point_name: pointName,
      desk_number: deskNumber,
      card_id: cardId,
      card_name: JSON.stringify(cardName),
      provider_id: providerId,
      provider_name: JSON.stringify(providerName),
      language,
      interpreter,
      booking_id: bookingId,
      booked_for: bookingId ? await room.options.promised(tx, stationId, bookingId) : null,
      state: 'waiting',
      pool: null,
      ring_since: null,
      resumed: 0,
      identity: JSON.stringify(identity),
      expert_id: null,
      asked_at: now,
      answered_at: null,
      talking_at: null,
      hung_up_at: null,
      ended_at: null,
      session_end: null,
      outcome: null,
      summary: null,
      revision: 0,
    })
    .execute();
  deed.session(sessionId);
  await deed.note('asked', { sessionId }, { stationId, cardId, providerId, language, interpreter, level: identity.level });
  await ringPool(room, deed, sessionId, 'card');
};

/** Nobody came: the next pool is rung, or the customer waits. Throws `CONFLICT` `notWaiting`, `noFurtherPool`. */
export const goOn = async (room: Room, deed: Deed, session: SessionNow, how: 'nextPool' | 'wait'): Promise<void> => {
  stillOn(session.row.state);
  if (session.row.state !== 'waiting') throw new Refusal('CONFLICT', { reason: 'notWaiting' });
  if (how === 'wait') return deed.note('waits', { sessionId: session.row.id });
  const next = poolAfter(session.row.pool ?? 'card');
  if (!next) throw new Refusal('CONFLICT', { reason: 'noFurtherPool' });
  await ringPool(room, deed, session.row.id, next);
};

/** How long the last sessions of a provider held an expert, talk and after-work, in seconds. */
const lastSeconds = async (room: Room, providerId: string): Promise<number[]> => {
  const rows = await room.deps.db
    .selectFrom('remote_session')
    .select(['talking_at', 'hung_up_at', 'ended_at'])
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is not', null)
    .where('talking_at', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(ESTIMATE_FROM)
    .execute();
  return rows.map((row) => (Date.parse(row.hung_up_at ?? row.ended_at!) - Date.parse(row.talking_at!)) / 1_000);
};

/** Who could be had for a card now. */
export const availability = async (room: Room, wish: { cardId: string; providerId: string; language: string }): Promise<Availability> => {
  await room.board.ready();
  const all = [...room.board.experts().values()].filter((expert) => expert.active && room.presence(expert).state !== 'offline');
  const own = all.filter((expert) => inPool('anyLanguage', wish, expert));
  const free = own.filter((expert) => room.isFree(expert));
  const busy = own.filter((expert) => ['busy', 'afterWork', 'ringing'].includes(room.presence(expert).state)).length;
  const ahead = [...room.board.sessions().values()].filter(({ row }) => row.provider_id === wish.providerId && (row.state === 'waiting' || row.state === 'ringing')).length;
  const onDuty = free.length + busy;
  const languages = (experts: typeof all) => [...new Set(experts.flatMap((expert) => expert.languages))].toSorted();
  return {
    reachable: true,
    free: free.length,
    busy,
    freeInLanguage: free.filter((expert) => expert.languages.includes(wish.language)).length,
    languages: languages(own),
    interpreters: languages(all.filter((expert) => expert.kind === 'interpreter' && room.isFree(expert))),
    ahead,
    waitSeconds: waitEstimate({ free: free.length, onDuty, ahead, lastSeconds: await lastSeconds(room, wish.providerId) }),
    offers: offersNow({ state: null, onDuty, freeInNextPool: false }),
  };
};
