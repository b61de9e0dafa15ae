/** What the procedures of remote sessions share: the hub's own things, what is in mind, and how a change is made. */
import type { HubTransaction } from '../../../kernel/db-hub.ts';
import { later } from '../../../kernel/clock.ts';
import type { HubDeps } from '../../../hub-os.ts';
import { createBell, type Bell } from './bell.ts';
import { createBoard, type Board } from './board.ts';
import { openLines, type OpenLines } from './open-lines.ts';
import type { ExpertNow } from './rows.ts';
import { AWAY_AFTER_MS, presenceNow } from './rules-presence.ts';

/** Where TURN is, and the secret it shares with the hub; null where media goes directly or not at all. */
export interface TurnOptions {
  readonly urls: readonly string[];
  readonly secret: string;
}

/** The promised time of a booking that this station's customer comes with; null where there is none. */
export type Promised = (tx: HubTransaction, stationId: string, bookingId: string) => Promise<string | null>;

export interface RemoteOptions {
  readonly turn: TurnOptions | null;
  readonly promised: Promised;
}

/** One change, inside its transaction. */
export interface Deed {
  readonly tx: HubTransaction;
  readonly now: string;
  /** Says that a session changed: its revision grows, and its screens are told. */
  readonly session: (id: string) => void;
  readonly expert: (id: string) => void;
  /** Adds to the record of what happened. No number, phone or answer ever stands in it. */
  readonly note: (kind: string, of: { sessionId?: string | null; expertId?: string | null }, payload?: Record<string, unknown>) => Promise<void>;
}

export interface Who {
  readonly deviceId: string;
  readonly procedure: string;
}

/** A number on its way from the desk to the expert who asked: in memory alone, given once. */
export interface Numbers {
  put(requestId: string, sessionId: string, code: string): void;
  take(requestId: string): string | null;
  wipeSession(sessionId: string): void;
  wipeOld(): void;
}

export const NUMBER_MS = 120_000;

const numbersKept = (now: () => string): Numbers => {
  const kept = new Map<string, { sessionId: string; code: string; until: string }>();
  return {
    put: (requestId, sessionId, code) => void kept.set(requestId, { sessionId, code, until: later(now(), NUMBER_MS) }),
    take: (requestId) => {
      const entry = kept.get(requestId);
      kept.delete(requestId);
      return entry && entry.until > now() ? entry.code : null;
    },
    wipeSession: (sessionId) => {
      for (const [id, entry] of kept) if (entry.sessionId === sessionId) kept.delete(id);
    },
    wipeOld: () => {
      for (const [id, entry] of kept) if (entry.until <= now()) kept.delete(id);
    },
  };
};

/** What of the hub remote sessions stand on. */
export type RoomDeps = Pick<HubDeps, 'db' | 'clock' | 'ids' | 'log' | 'once'>;

export interface Room {
  readonly deps: RoomDeps;
  readonly options: RemoteOptions;
  readonly board: Board;
  readonly bell: Bell;
  readonly lines: OpenLines;
  readonly numbers: Numbers;
  /** A command: once, in one transaction; its answer is kept, so it must hold nothing that may not be kept. */
  command<Answer>(who: Who, input: { commandId: string }, job: (deed: Deed) => Promise<Answer>): Promise<Answer>;
  /** A change that is no command of a person: a station's call, or what time brings. */
  change<Answer>(who: Who, job: (deed: Deed) => Promise<Answer>): Promise<Answer>;
  /** Whether an expert who may act is signed in on a device. */
  isExpert(deviceId: string): Promise<boolean>;
  /** An expert's presence as others see it. */
  presence(expert: ExpertNow): ReturnType<typeof presenceNow>;
  /** Whether it may be rung at once: free, and its browser is there this very moment. */
  isFree(expert: ExpertNow): boolean;
  /** Wakes all whose screen a change of these may concern. */
  wake(sessionIds: Iterable<string>, expertIds: Iterable<string>): void;
}

/** Makes the room over an opened database; reads nothing before it is first asked. */
export const openRoom = (deps: RoomDeps, options: RemoteOptions): Room => {
  const board = createBoard(deps.db);
  const bell = createBell();
  const lines = openLines(deps.clock);

  /** All who see a session: the desk, those in it, those it rings at, and everyone of its provider, in whose queue it may be. */
  const watchers = (sessionId: string): string[] => {
    const session = board.sessions().get(sessionId);
    if (!session) return [`session:${sessionId}`];
    const own = [...session.participants.map(({ expert_id: id }) => id), ...session.rings.map(({ expert_id: id }) => id)].filter((id) => id !== null);
    return [`session:${sessionId}`, `provider:${session.row.provider_id}`, ...own.map((id) => `expert:${id}`)];
  };
  const expertTopics = (id: string): string[] => {
    const provider = board.experts().get(id)?.providerId;
    // A desk that waits is offered what the provider's other experts can do.
    const waiting = provider ? [...board.sessions().values()].filter(({ row }) => row.provider_id === provider && row.state === 'waiting').map(({ row }) => `session:${row.id}`) : [];
    return [`expert:${id}`, ...waiting];
  };
  const topicsOf = (sessionIds: Iterable<string>, expertIds: Iterable<string>) => [...[...sessionIds].flatMap(watchers), ...[...expertIds].flatMap(expertTopics)];

  /** Collects what a job touches, and tells it after the commit; those who lose sight of a session are told as well. */
  const run = async <Answer>(who: Who, commit: (job: (tx: HubTransaction, now: string) => Promise<Answer>) => Promise<Answer>, job: (deed: Deed) => Promise<Answer>): Promise<Answer> => {
    await board.ready();
    const sessions = new Set<string>();
    const experts = new Set<string>();
    const answer = await commit(async (tx, now) => {
      sessions.clear();
      experts.clear();
      const result = await job({
        tx,
        now,
        session: (id) => void sessions.add(id),
        expert: (id) => void experts.add(id),
        note: async (kind, { sessionId = null, expertId = null }, payload = {}) => {
          await tx.insertInto('remote_event').values({ id: deps.ids.next(), at: now, kind, session_id: sessionId, device_id: who.deviceId, expert_id: expertId, payload: JSON.stringify(payload) }).execute();
        },
      });
      if (sessions.size > 0) await tx.updateTable('remote_session').set((e) => ({ revision: e('revision', '+', 1) })).where('id', 'in', [...sessions]).execute();
      return result;
    });
    const before = topicsOf(sessions, experts);
    await board.refresh(sessions, experts);
    bell.ring(new Set([...before, ...topicsOf(sessions, experts)]));
    return answer;
  };

  const online = (expert: ExpertNow) => expert.deviceId !== null && expert.active && lines.awayMs(`expert:${expert.id}`) <= AWAY_AFTER_MS;
  const presence: Room['presence'] = (expert) => {
    const session = board.sessionOf(expert.id);
    const inSession = session !== null && session.row.state !== 'afterWork';
    return presenceNow({ kept: expert.kept, online: online(expert), inSession, ringing: board.ringsAt(expert.id), now: deps.clock.now() });
  };

  return {
    deps,
    options,
    board,
    bell,
    lines,
    numbers: numbersKept(() => deps.clock.now()),
    command: (who, input, job) => run(who, (inTransaction) => deps.once(who, input, inTransaction), job),
    change: (who, job) => run(who, (inTransaction) => deps.db.transaction().execute((tx) => inTransaction(tx, deps.clock.now())), job),
    isExpert: async (deviceId) => {
      await board.ready();
      return board.expertOn(deviceId)?.active === true;
    },
    presence,
    isFree: (expert) => lines.isOpen(`expert:${expert.id}`) && presence(expert).state === 'free',
    wake: (sessionIds, expertIds) => bell.ring(new Set(topicsOf(sessionIds, expertIds))),
  };
};
