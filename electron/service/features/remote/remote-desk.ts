/**
 * The point's running part of remote sessions: follows at the hub each session that is not over, tells the hub what it missed
 * while the line was cut, and keeps sessions in step with their visits. Everything it needs after a restart is in the tables.
 */
import { localDateOf } from '#shared/domain/local-date.ts';
import type { StationDeps } from '../../station-os.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';
import { isUnknownThere } from './asking.ts';
import { syncCases } from './case-states.ts';
import { wipeSent } from './wiping.ts';
import { BY_ITSELF, setSession, type RemoteAct } from './change.ts';
import { ended, endedUnseen, hasUnrecorded, hungUp, visitMoved } from './course.ts';
import { findSession, heardOf, sessionRow, unfinishedSessions } from './rows.ts';
import { createSignalPost, type SignalPost } from './signal-post.ts';
import { hear } from './taking-in.ts';

export interface RemoteDesk {
  readonly post: SignalPost;
  /** Hears of the session from the hub until it is over; begins nothing twice. */
  follow(sessionId: string): void;
  /** Tells the hub an end that it has not heard of; leaves it for later when the line is cut. */
  tellEnd(sessionId: string): Promise<void>;
  /** Runs `job` once for all who ask for the same at the same time. */
  together(key: string, job: () => Promise<void>): Promise<void>;
  /** What time alone changes; the host calls it at the start and now and then. */
  tick(): Promise<void>;
  /** Answers when nothing is under way any more; a stream that is heard is not. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const RETRY_MS = 1_000;
const ANSWER_MS = 15_000;
const CASES_MS = 60_000;
/** Beside the sessions' ids. */
const CASES = 'cases';

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

/** Starts no timer; hears the station's events from now on. */
export const createRemoteDesk = (deps: StationDeps): RemoteDesk => {
  const { db, acts, clock, log } = deps;
  const post = createSignalPost(deps);
  const followed = new Map<string, AbortController>();
  const underWay = new Set<Promise<void>>();
  const asked = new Map<string, Promise<void>>();
  let closed = false;
  let casesAt = 0;
  let wipedOn = '';

  const run = (what: string, job: () => Promise<void>) => {
    const doing: Promise<void> = job()
      .catch((error: unknown) => {
        if (!closed) log.error({ error: String(error) }, what);
      })
      .finally(() => void underWay.delete(doing));
    underWay.add(doing);
  };
  const change = (job: (act: RemoteAct) => void) => acts.act(BY_ITSELF, job);
  const failed = (id: string) => change((act) => void ended(act, hungUp(act, sessionRow(act, id), 'failed', 'hub')));

  const hearAll = async (id: string, stop: AbortSignal) => {
    while (!stop.aborted && findSession(db, id)?.state !== 'ended') {
      const hub = deps.hub.client();
      // Followed anew when the line is back.
      if (!hub) return;
      try {
        for await (const said of await hub.remote.watchSessionFor({ sessionId: id }, { signal: stop })) await hear(deps, said);
      } catch (error) {
        if (stop.aborted || closed) return;
        if (isUnknownThere(error)) return failed(id);
        log.warn({ error: String(error) }, 'a remote session could not be heard');
      }
      if (findSession(db, id)?.state !== 'ended') await pause(RETRY_MS, stop);
    }
  };

  /** What is not heard here is asked for with the rest, once a minute, and this is tried anew then. */
  const hearCases = async (stop: AbortSignal) => {
    const hub = deps.hub.client();
    if (!hub) return;
    const changes = await hub.remote.watchCasesFor(undefined, { signal: stop });
    while (!(await changes.next()).done) await syncCases(deps);
  };

  const begin = (key: string, what: string, hearing: (stop: AbortSignal) => Promise<void>) => {
    if (closed || followed.has(key)) return;
    const stop = new AbortController();
    followed.set(key, stop);
    void hearing(stop.signal)
      .catch((error: unknown) => {
        if (!closed && !stop.signal.aborted) log.error({ error: String(error) }, what);
      })
      .finally(() => {
        if (followed.get(key) === stop) followed.delete(key);
      });
  };
  const follow = (id: string) => begin(id, 'a remote session could not be followed', (stop) => hearAll(id, stop));
  const followCases = () => begin(CASES, 'changes of cases could not be heard', hearCases);

  const tellEnd = async (id: string) => {
    const hub = deps.hub.client();
    const end = findSession(db, id)?.untold ?? null;
    if (!hub || end === null) return;
    try {
      await hub.remote.hangUpFor({ sessionId: id, end }, { signal: AbortSignal.timeout(ANSWER_MS) }).then((said) => hear(deps, said));
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code !== 'NOT_FOUND' && code !== 'SESSION_OVER' && code !== 'FORBIDDEN') return log.warn({ error: String(error) }, 'the hub could not be told that a session ended');
    }
    await change((act) => void setSession(act, sessionRow(act, id), { untold: null }));
  };

  /** The hub heard of the talking from neither end while the line was cut. */
  const tellTalking = async (row: RemoteSessionTable) => {
    if (row.state !== 'live' || row.talking_at === null || heardOf(row).talkingAt !== null) return;
    await deps.hub.client()?.remote.connectedFor({ sessionId: row.id }, { signal: AbortSignal.timeout(ANSWER_MS) });
  };

  const catchUp = async () => {
    for (const row of unfinishedSessions(db)) {
      await tellEnd(row.id);
      if (findSession(db, row.id)?.state === 'ended') continue;
      follow(row.id);
      await tellTalking(row).catch((error: unknown) => log.warn({ error: String(error) }, 'the hub could not be told that a session talks'));
      await post.flush(row.id);
    }
    await syncCases(deps);
    followCases();
  };

  const endOld = (act: RemoteAct) => {
    for (const row of unfinishedSessions(act)) if (row.recorded_at === null && localDateOf(row.asked_at, deps.zone) < act.businessDate) endedUnseen(act, row);
    for (const visitId of new Set(unfinishedSessions(act).map((row) => row.visit_id))) visitMoved(act, visitId);
  };

  const stops = [
    deps.events.subscribe('hubLineChanged', ({ up }) => {
      for (const stop of followed.values()) stop.abort();
      followed.clear();
      if (up) run('the hub could not be caught up with', catchUp);
    }),
    deps.events.subscribe('visitChanged', ({ visitId }) => {
      if (!hasUnrecorded(db, visitId)) return;
      run('a session could not follow its visit', async () => {
        const before = unfinishedSessions(db).filter((row) => row.visit_id === visitId);
        await change((act) => visitMoved(act, visitId));
        for (const row of before) await tellEnd(row.id);
      });
    }),
    deps.events.subscribe('remoteChanged', ({ sessionId }) => {
      if (findSession(db, sessionId)?.state !== 'live') post.drop(sessionId);
    }),
  ];

  return {
    post,
    follow,
    tellEnd,
    together: (key, job) => {
      const known = asked.get(key);
      if (known) return known;
      const doing = job().finally(() => void asked.delete(key));
      asked.set(key, doing);
      return doing;
    },
    tick: async () => {
      if (unfinishedSessions(db).length > 0) await change(endOld);
      for (const row of unfinishedSessions(db)) {
        await tellEnd(row.id);
        if (row.state !== 'ended') follow(row.id);
      }
      const now = Date.parse(clock.now());
      if (now - casesAt < CASES_MS) return;
      casesAt = now;
      await syncCases(deps);
      followCases();
      const today = clock.now().slice(0, 10);
      if (wipedOn !== today) await wipeSent(deps);
      wipedOn = today;
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close: async () => {
      closed = true;
      for (const stop of stops) stop();
      for (const stop of followed.values()) stop.abort();
      await Promise.all(underWay);
    },
  };
};
