/** Places in the room: who of this desk is in it with which key, and what passes between them and the others. */
import type { Joined } from '#shared/contract/remote/at-station.ts';
import type { KeptSignal, Signal } from '#shared/contract/remote/words.ts';
import { badField, Refusal } from '../../kernel/errors.ts';
import type { Read } from '../../kernel/acts.ts';
import type { StationDeps } from '../../station-os.ts';
import type { RemoteParticipantTable, RemoteSessionTable } from '../../tables/remote.ts';
import { ask } from './asking.ts';
import { announce, BY_ITSELF, recordRemote, type RemoteAct } from './change.ts';
import { requireLive } from './rules.ts';
import { findSession, heardOf, ownParticipants, sessionRow, untrustedOf } from './rows.ts';
import { hear } from './taking-in.ts';
import { isParticipantKey, vouch } from './vouchers.ts';
import type { Side } from './whose.ts';

/** The camera of the customer opens after the customer's yes, and not before. */
const mayEnter = (row: RemoteSessionTable, side: Side): void => {
  requireLive(row);
  if (side === 'customer' && row.consent !== 'given') throw new Refusal('NO_CONSENT');
};

/**
 * Takes the place of a side of the desk, or takes it up again with another key. There is one place for each side: a second
 * terminal of the desk takes it over from the first. Throws `SESSION_OVER`, `NO_CONSENT`, `BAD_INPUT`.
 */
export const takePlace = (act: RemoteAct, row: RemoteSessionTable, side: Side, deviceId: string, publicKey: string): { participantId: string } => {
  mayEnter(row, side);
  if (!isParticipantKey(publicKey)) throw badField('publicKey', 'wrongForm');
  const known = ownParticipants(act, row.id).find((one) => one.role === side);
  const values = { device_id: deviceId, public_key: publicKey, left_at: null };
  const participantId = known?.id ?? act.newId();
  if (known) act.run(act.q.updateTable('remote_participant').set(values).where('id', '=', known.id));
  else act.run(act.q.insertInto('remote_participant').values({ id: participantId, session_id: row.id, role: side, joined_at: act.now, ...values }));
  recordRemote(act, row, known ? 'joinedAgain' : 'joined', { role: side });
  announce(act, row);
  return { participantId };
};

/** Throws `CONFLICT` with `notJoined`. */
export const placeOf = (db: Read, sessionId: string, deviceId: string): RemoteParticipantTable => {
  const place = ownParticipants(db, sessionId).find((one) => one.device_id === deviceId && one.left_at === null);
  if (!place) throw new Refusal('CONFLICT', { reason: 'notJoined' });
  return place;
};

/** The place is empty; its screen learns so. */
export const giveUpPlace = (act: RemoteAct, place: RemoteParticipantTable): void => {
  act.run(act.q.updateTable('remote_participant').set({ left_at: act.now }).where('id', '=', place.id).where('left_at', 'is', null));
  const row = sessionRow(act, place.session_id);
  recordRemote(act, row, 'left', { role: place.role });
  announce(act, row);
};

/** Brings the place to the hub with this station's word for its key. `name` is the advisor's; a customer has none here. */
export const enter = async (deps: StationDeps, sessionId: string, place: RemoteParticipantTable, name: string | null): Promise<Joined> => {
  const { role } = place;
  const key = vouch(deps.key, { sessionId, participantId: place.id, role }, place.public_key);
  const joined = await ask(deps, (hub, options) => hub.remote.joinFor({ sessionId, participantId: place.id, role, name: role === 'advisor' ? name : null, key }, options)).catch(async (error: unknown) => {
    // Not let in: the place is not theirs. While the line is cut nobody has said so, and the same join is tried again.
    if (error instanceof Refusal && error.code !== 'HUB_AWAY') await deps.acts.act(BY_ITSELF, (act) => giveUpPlace(act, place));
    throw error;
  });
  await hear(deps, joined.session);
  const session = heardOf(sessionRow(deps.db, sessionId));
  const self = session.participants.find(({ id }) => id === place.id);
  if (!self) throw new Refusal('CONFLICT', { reason: 'notJoined' });
  return { self, session, ice: joined.ice };
};

/** Refuses signals of another's, and those to somebody nobody vouches for. Throws `FORBIDDEN`, `NOT_FOUND`. */
export const checkSignals = (row: RemoteSessionTable, place: RemoteParticipantTable, signals: readonly Signal[]): void => {
  const untrusted = untrustedOf(row);
  const others = heardOf(row).participants.filter(({ id }) => id !== place.id && !untrusted.includes(id));
  for (const { from, to } of signals) {
    if (from !== place.id) throw new Refusal('FORBIDDEN', { action: 'remote.signal' });
    if (!others.some(({ id }) => id === to)) throw new Refusal('NOT_FOUND', { what: 'participant' });
  }
};

const RETRY_MS = 500;

/** Aborted when the caller lets go, the session is over here, the place is another's now, or the line changes. */
const until = (deps: StationDeps, place: RemoteParticipantTable, deviceId: string, signal: AbortSignal | undefined) => {
  const over = new AbortController();
  let turn = new AbortController();
  const look = () => {
    const now = ownParticipants(deps.db, place.session_id).find(({ id }) => id === place.id);
    if (findSession(deps.db, place.session_id)?.state !== 'live' || now?.device_id !== deviceId || now.left_at !== null || now.public_key !== place.public_key) over.abort();
  };
  const stops = [deps.events.subscribe('remoteChanged', ({ sessionId }) => sessionId === place.session_id && look()), deps.events.subscribe('hubLineChanged', () => turn.abort())];
  const onAbort = () => over.abort();
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();
  look();
  return {
    over: over.signal,
    /** A signal that also ends with the present state of the line. */
    thisLine: () => {
      if (turn.signal.aborted) turn = new AbortController();
      return AbortSignal.any([over.signal, turn.signal]);
    },
    stop: () => {
      for (const stop of stops) stop();
      signal?.removeEventListener('abort', onAbort);
    },
  };
};

const rest = (ms: number | null, signal: AbortSignal) =>
  new Promise<void>((done) => {
    if (signal.aborted) return done();
    const timer = ms === null ? undefined : setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

/**
 * The signals to a place after a number, and those to come, over cuts of the line: it is asked again from the last one told.
 * What comes from somebody nobody vouches for is not passed on. Ends when the session is over at this end.
 */
export async function* signalsTo(deps: StationDeps, place: RemoteParticipantTable, deviceId: string, after: number, signal?: AbortSignal): AsyncGenerator<KeptSignal, void> {
  const { session_id: sessionId, id: participantId } = place;
  const watch = until(deps, place, deviceId, signal);
  let last = after;
  try {
    while (!watch.over.aborted) {
      const line = watch.thisLine();
      const hub = deps.hub.client();
      if (!hub) {
        await rest(null, line);
        continue;
      }
      try {
        for await (const kept of await hub.remote.watchSignalsFor({ sessionId, participantId, after: last }, { signal: line })) {
          last = kept.sequence;
          const row = findSession(deps.db, sessionId);
          if (row && !untrustedOf(row).includes(kept.from)) yield kept;
        }
      } catch (error) {
        if (!line.aborted) deps.log.warn({ error: String(error) }, 'signals could not be heard');
      }
      if (!line.aborted) await rest(RETRY_MS, line);
    }
  } finally {
    watch.stop();
  }
}
