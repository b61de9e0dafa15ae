/** Experts and stations at a real hub, with real keys: what a browser and a point's station would do themselves. */
import { createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Signal, SignedIdentity, VouchedKey } from '#shared/contract/remote/words.ts';
import { identityStatement, keyStatement, signalText } from '#shared/domain/remote-trust.ts';
import { hashPin } from '#service/features/point/index.ts';
import type { z } from 'zod';
import { countedIds } from './ids.ts';
import { QUICK_HASH, type HubClient, type TestHub } from './hub.ts';

export interface SigningKey {
  publicKey: string;
  privateKey: KeyObject;
  sign: (text: string) => string;
}

export const signingKey = (namedCurve = 'P-256'): SigningKey => {
  const { publicKey, privateKey: made } = generateKeyPairSync('ec', { namedCurve });
  const privateKey = createPrivateKey(made.export({ type: 'pkcs8', format: 'pem' }));
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64url'),
    privateKey,
    sign: (text) => sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
};

/** A participant's key, vouched for by a longer-lived one. */
export const vouched = (voucher: SigningKey, key: SigningKey, place: { sessionId: string; participantId: string; role: string }): z.infer<typeof VouchedKey> => ({
  publicKey: key.publicKey,
  voucher: { publicKey: voucher.publicKey, signature: voucher.sign(keyStatement({ ...place, publicKey: key.publicKey })) },
});

export const signedSignal = (key: SigningKey, sessionId: string, signal: { from: string; to: string; count: number; body?: string }): Signal => {
  const body = signal.body ?? JSON.stringify({ candidate: signal.count });
  const bodyDigest = createHash('sha256').update(body).digest('base64url');
  return { from: signal.from, to: signal.to, count: signal.count, body, signature: key.sign(signalText({ ...signal, sessionId, bodyDigest })) };
};

export const stated = (key: SigningKey, sessionId: string, change: Partial<z.infer<typeof SignedIdentity>> = {}): z.infer<typeof SignedIdentity> => {
  const said = { method: 'document' as const, level: 'substantial' as const, documentKind: 'passport', nonDisclosure: 'unknown' as const, checkedAt: '2026-03-02T07:55:00.000Z', ...change };
  const statement = identityStatement({ sessionId, ...said });
  return { ...said, statement, signature: key.sign(statement), publicKey: key.publicKey, ...change };
};

export const EXPERT_PASSWORD = 'a-long-test-password';

export interface TestExpert {
  id: string;
  name: string;
  deviceId: string;
  client: HubClient;
  key: SigningKey;
  /** Opens the desk's stream, as its browser does; the answer reads the next state and lets go. */
  open: () => Promise<OpenDesk>;
}

export type Desk = Awaited<ReturnType<HubClient['remote']['watchExpert']>> extends AsyncIterator<infer State> ? State : never;

export interface OpenDesk {
  /** The state last seen if it fits, otherwise the first that comes and does. */
  until: (fits: (desk: Desk) => boolean) => Promise<Desk>;
  close: () => Promise<void>;
}

/** Follows a stream until a state fits; fails with the last one seen after five seconds without it. */
export const follow = async <State>(stream: AsyncIterator<State>, fits: (state: State) => boolean): Promise<State> => {
  let last: State | undefined;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no such state came; the last was ${JSON.stringify(last)}`)), 5_000);
  });
  try {
    while (true) {
      const { value, done } = await Promise.race([stream.next(), tooLong]);
      if (done) throw new Error(`the stream ended after ${JSON.stringify(last)}`);
      last = value;
      if (fits(value)) return value;
    }
  } finally {
    clearTimeout(timer);
  }
};

/** What of a hub an expert and a station need. */
export type HubAtHand = Pick<TestHub, 'hub' | 'database' | 'clock' | 'as' | 'commandId'>;

export interface ExpertWish {
  kind?: 'expert' | 'interpreter';
  providerId?: string | null;
  languages?: string[];
  cardIds?: string[];
}

let hash: Promise<string> | undefined;

/** An expert with an enrolled device, signed in on it. */
export const addExpert = async (at: HubAtHand, name: string, wish: ExpertWish = {}): Promise<TestExpert> => {
  const { db } = at.database;
  const kind = wish.kind ?? 'expert';
  const id = at.hub.deps.ids.next();
  const key = signingKey();
  const deviceId = at.hub.deps.ids.next();
  const now = at.clock.now();
  hash ??= hashPin(EXPERT_PASSWORD, QUICK_HASH);
  const skills = { languages: JSON.stringify(wish.languages ?? ['fi']), card_ids: JSON.stringify(wish.cardIds ?? []) };
  await db.insertInto('expert').values({ id, kind, name, provider_id: wish.providerId === undefined ? (kind === 'expert' ? 'a' : null) : wish.providerId, ...skills, active: 1, password_hash: await hash, locked_until: null, presence: 'free', presence_since: now, presence_until: null, idle_since: now }).execute();
  await db.insertInto('device').values({ id: deviceId, kind: 'expert', name, public_key: key.publicKey, enrolled_at: now, last_seen_at: null, revoked_at: null }).execute();
  const client = at.as({ kind: 'expert', deviceId });
  await client.remote.signIn({ commandId: at.commandId(), name, password: EXPERT_PASSWORD });
  return { id, name, deviceId, client, key, open: () => openDesk(client) };
};

export const openDesk = async (client: HubClient): Promise<OpenDesk> => {
  const stop = new AbortController();
  const stream = (await client.remote.watchExpert(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
  let seen = await follow(stream, () => true);
  return {
    until: async (fits) => (fits(seen) ? seen : (seen = await follow(stream, fits))),
    close: async () => {
      stop.abort();
      await stream.next().catch(() => undefined);
    },
  };
};

export interface TestStationAtHub {
  deviceId: string;
  client: HubClient;
  key: SigningKey;
  newId: () => string;
}

export const stationAt = (at: Pick<HubAtHand, 'as'>, deviceId = 'station-one', key = signingKey(), prefix = 'X'): TestStationAtHub => {
  const ids = countedIds(prefix);
  return { deviceId, client: at.as({ kind: 'station', deviceId }), key, newId: () => ids.next() };
};

export type Requested = Parameters<HubClient['remote']['requestFor']>[0];

/** A session request of a desk for provider `a` and its card `a-1`, in Finnish. */
export const requestOf = (station: TestStationAtHub, change: Partial<Requested> = {}): Requested => {
  const sessionId = change.sessionId ?? station.newId();
  return {
    sessionId,
    pointName: 'Mikkelin asiointipiste',
    deskNumber: 1,
    cardId: 'a-1',
    cardName: { fi: 'Palvelu' },
    providerId: 'a',
    providerName: { fi: 'Tuottaja a' },
    language: 'fi',
    interpreter: null,
    bookingId: null,
    identity: stated(station.key, sessionId),
    ...change,
  };
};

export interface Seat {
  id: string;
  key: SigningKey;
}

/** Joins one at the desk with a key made for the session. */
export const joinDesk = async (station: TestStationAtHub, sessionId: string, role: 'customer' | 'advisor', seat: Seat = { id: station.newId(), key: signingKey() }): Promise<Seat> => {
  await station.client.remote.joinFor({ sessionId, participantId: seat.id, role, name: role === 'advisor' ? 'Neuvoja 1' : null, key: vouched(station.key, seat.key, { sessionId, participantId: seat.id, role }) });
  return seat;
};

/** Joins an expert that has taken the session. */
export const joinExpert = async (at: HubAtHand, expert: TestExpert, sessionId: string, key = signingKey()): Promise<Seat> => {
  const row = await at.database.db.selectFrom('remote_participant').select(['id', 'role']).where('session_id', '=', sessionId).where('expert_id', '=', expert.id).where('left_at', 'is', null).executeTakeFirstOrThrow();
  const { self } = await expert.client.remote.join({ commandId: at.commandId(), sessionId, key: vouched(expert.key, key, { sessionId, participantId: row.id, role: row.role }) });
  return { id: self.id, key };
};

/** Reads so many signals of a stream, and lets go of it. */
export const signalsOf = async (open: (signal: AbortSignal) => Promise<AsyncIterable<{ sequence: number; count: number; body: string; from: string }>>, count: number) => {
  const stop = new AbortController();
  const stream = (await open(stop.signal))[Symbol.asyncIterator]();
  const seen: { sequence: number; count: number; body: string; from: string }[] = [];
  while (seen.length < count) {
    const { value, done } = await stream.next();
    if (done) break;
    seen.push(value);
  }
  stop.abort();
  await stream.next().catch(() => undefined);
  return seen;
};
