/**
 * What the hub has in mind: all experts and all sessions that are not over, as last committed. Everything is in the
 * database and read from there at the start; a thousand screens are shown from here without asking it a thousand times.
 */
import type { HubDb } from '../../../kernel/db-hub.ts';
import { readExperts, readLive, readSessions, talksIn, type ExpertNow, type SessionNow } from './rows.ts';

export interface Board {
  /** Waits until all has been read once. */
  ready(): Promise<void>;
  experts(): ReadonlyMap<string, ExpertNow>;
  sessions(): ReadonlyMap<string, SessionNow>;
  expertOn(deviceId: string): ExpertNow | null;
  /** The session an expert is in, or writes the outcome of. */
  sessionOf(expertId: string): SessionNow | null;
  /** Whether it rings at an expert. */
  ringsAt(expertId: string): boolean;
  /** Reads anew what a transaction has changed. */
  refresh(sessionIds: Iterable<string>, expertIds: Iterable<string>): Promise<void>;
}

export const createBoard = (db: HubDb): Board => {
  const experts = new Map<string, ExpertNow>();
  const sessions = new Map<string, SessionNow>();
  const devices = new Map<string, string>();
  const bySession = new Map<string, SessionNow>();
  const ringing = new Set<string>();
  let loading: Promise<void> | undefined;
  /** One reading after another: an older one must not overwrite a newer. */
  let reading: Promise<void> = Promise.resolve();

  const putExperts = (read: readonly ExpertNow[]) => {
    for (const expert of read) {
      const before = experts.get(expert.id)?.deviceId;
      if (before && devices.get(before) === expert.id) devices.delete(before);
      experts.set(expert.id, expert);
      if (expert.deviceId) devices.set(expert.deviceId, expert.id);
    }
  };
  /** Few sessions are on at once, so who is where is computed anew. */
  const index = () => {
    bySession.clear();
    ringing.clear();
    for (const session of sessions.values()) {
      for (const ring of session.rings) if (ring.state === 'ringing') ringing.add(ring.expert_id);
      if (session.row.state === 'afterWork' && session.row.expert_id) bySession.set(session.row.expert_id, session);
      for (const { expert_id: id } of session.participants) if (id && talksIn(session, id)) bySession.set(id, session);
    }
  };
  const load = async () => {
    putExperts(await readExperts(db));
    for (const session of await readLive(db)) sessions.set(session.row.id, session);
    index();
  };
  const readAnew = async (changed: string[], people: string[]) => {
    if (people.length > 0) putExperts(await readExperts(db, people));
    if (changed.length === 0) return;
    for (const session of await readSessions(db, changed)) {
      if (session.row.state === 'ended') sessions.delete(session.row.id);
      else sessions.set(session.row.id, session);
    }
    index();
  };

  return {
    ready: () => (loading ??= load()),
    experts: () => experts,
    sessions: () => sessions,
    expertOn: (deviceId) => experts.get(devices.get(deviceId) ?? '') ?? null,
    sessionOf: (expertId) => bySession.get(expertId) ?? null,
    ringsAt: (expertId) => ringing.has(expertId),
    refresh: (sessionIds, expertIds) => {
      const changed = [...sessionIds];
      const people = [...expertIds];
      const mine = reading.then(() => readAnew(changed, people));
      reading = mine.catch(() => undefined);
      return mine;
    },
  };
};
