/** A point joined to a real hub, with two desks, their terminals and experts, and a line between them that a test cuts. */
import type { DeskSession } from '#shared/contract/remote/at-station.ts';
import type { JointForm } from '#shared/contract/remote/form.ts';
import type { KeptSignal, RemoteOutcome, RemoteSession } from '#shared/contract/remote/words.ts';
import type { Visit } from '#shared/contract/visits.ts';
import type { HubClient as LineClient } from '#service/hub-line.ts';
import { putCards, testCard } from '../../support/cards.ts';
import { setClock, type SetClock } from '../../support/clock.ts';
import { startHub, testProvider, type HubClient, type TestHub } from '../../support/hub.ts';
import { addExpert as addExpertAt, joinExpert, signingKey, type OpenDesk, type Seat, type TestExpert as ExpertAtHub } from '../../support/remote-hub.ts';
import { openDesks } from '../../support/queue.ts';
import { startPoint, type StationClient, type TestPoint, type TestStationOptions } from '../../support/station.ts';

export const STATION_ID = '0000000000000000000000ST01';

const terminalDevice = (index: number) => `0000000000000000000000TM0${index}`;

export const testForm: JointForm = {
  id: 'f-1',
  version: 1,
  title: { fi: 'Lomake', sv: 'Blankett', en: 'Form' },
  fields: [
    { id: 'name', kind: 'text', label: { fi: 'Nimi' }, required: true, maxLength: 40 },
    { id: 'from', kind: 'date', label: { fi: 'Alkaen' }, required: true, notBefore: '2026-01-01', lock: 'customer' },
    { id: 'agreed', kind: 'yes', label: { fi: 'Suostun' }, required: false, lock: 'customer' },
  ],
};

const REMOTE = [{ act: 'RemoteGuidance', here: true }] as const;
const CARDS = [
  testCard('permit', { acts: [...testCard('x').acts, ...REMOTE], form: testForm, needsIdentityCode: true }),
  testCard('benefit'),
];

/** Looks again each turn of the loop until it is so; what never becomes so is a failure of the test. */
export const eventually = async <Found>(what: string, look: () => Found | Promise<Found>): Promise<Exclude<NonNullable<Found>, false>> => {
  const began = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found as Exclude<NonNullable<Found>, false>;
    if (performance.now() - began > 15_000) throw new Error(`${what} did not come`);
    await new Promise((turn) => setTimeout(turn, 2));
  }
};

export interface TestExpert extends ExpertAtHub {
  /** Answers the session, and comes into its room. */
  answer: (sessionId: string) => Promise<Seat>;
  finish: (sessionId: string, outcome: RemoteOutcome, summary?: string) => Promise<RemoteSession>;
}

export interface RemotePoint {
  point: TestPoint;
  hub: TestHub;
  clock: SetClock;
  desks: StationClient[];
  terminals: StationClient[];
  expert: TestExpert;
  /** Another expert of the same provider, on a device of its own. */
  addExpert: (name: string) => Promise<TestExpert>;
  /** A visit at a desk with a service on it. */
  visit: (desk?: number, cardId?: string) => Promise<Visit & { eventId: string }>;
  call: (visit: { id: string; eventId: string }, desk?: number) => Promise<DeskSession>;
  /** Called, answered, consented, both at the desk in the room, and talking. */
  talk: (desk?: number, cardId?: string) => Promise<Talk>;
  /** The same for the service that is on a desk already. */
  talkIn: (visit: Visit, desk?: number) => Promise<Talk>;
  /** The session as its desk sees it now. */
  seen: (desk?: number) => Promise<DeskSession | null>;
  cut: () => void;
  mend: () => void;
  /** The hub does what it is asked, and its answers are lost with the line. */
  loseAnswers: (lost: boolean) => void;
  /** Changes what the hub says of sessions, as a hub that lies would. */
  meddle: (with_: ((said: RemoteSession) => RemoteSession) | null) => void;
  /** What went to the hub through the outbox since the start, by kind. */
  toHub: (kind: string) => Record<string, unknown>[];
  /** Ends every session and visit, so that the next test finds free desks and a free expert. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
}

export interface Talk {
  visit: Visit & { eventId: string };
  sessionId: string;
  customer: Seat;
  advisor: Seat;
  expert: Seat;
}

/** The hub as the station has it: its streams and answers end with the line. */
const lineOf = (hub: HubClient, state: { lost: boolean; meddle: ((said: RemoteSession) => RemoteSession) | null }): LineClient => {
  const isSession = (answer: unknown): answer is RemoteSession => typeof answer === 'object' && answer !== null && 'participants' in answer && 'revision' in answer;
  const told = (answer: unknown): unknown => {
    if (!state.meddle) return answer;
    if (isSession(answer)) return state.meddle(answer);
    if (typeof answer === 'object' && answer !== null && 'session' in answer && isSession(answer.session)) return { ...answer, session: state.meddle(answer.session) };
    return answer;
  };
  async function* stream(of: AsyncIterable<unknown>) {
    for await (const said of of) yield told(said);
  }
  const wrap = (slice: object): object =>
    new Proxy(slice, {
      get: (target, name) => {
        const call: unknown = Reflect.get(target, name);
        if (typeof call !== 'function') return call;
        return async (input: unknown, options?: object) => {
          const answer: unknown = await (call as (input: unknown, options?: object) => Promise<unknown>)(input, options);
          if (state.lost) throw new Error('the line was cut');
          if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) return stream(answer as AsyncIterable<unknown>);
          return told(answer);
        };
      },
    });
  return { remote: wrap(hub.remote) as LineClient['remote'], bookings: hub.bookings };
};

export const startRemotePoint = async (options: TestStationOptions = {}): Promise<RemotePoint> => {
  const clock = options.clock ?? setClock();
  const hub = await startHub({ clock, providers: [testProvider('poliisi')], cards: CARDS });
  const onLine: Parameters<typeof lineOf>[1] = { lost: false, meddle: null };
  const line = lineOf(hub.as({ kind: 'station', deviceId: STATION_ID }), onLine);
  let up = true;
  const point = await startPoint({ ...options, clock, desks: 3, hub: { client: () => (up ? line : null), pointId: () => STATION_ID } });
  await openDesks(point);
  await putCards(point, CARDS);
  const desks = point.advisors.map(({ client }) => client);
  const terminals = point.deskIds.map((deskId, index) => point.as({ kind: 'terminal', deviceId: terminalDevice(index), deskId }));
  await point.station.deps.db.write((w) => {
    for (const [index, deskId] of point.deskIds.entries()) w.run(w.q.insertInto('device').values({ id: terminalDevice(index), kind: 'terminal', name: 'Terminal', desk_id: deskId, public_key: '', enrolled_at: clock.now(), last_seen_at: null, revoked_at: null }));
  });
  const open: OpenDesk[] = [];
  const command = () => ({ commandId: point.commandId() });

  const addExpert = async (name: string): Promise<TestExpert> => {
    const known = await addExpertAt(hub, name, { providerId: 'poliisi', languages: ['fi', 'sv', 'en'] });
    open.push(await known.open());
    return {
      ...known,
      answer: async (sessionId) => {
        await known.client.remote.take({ commandId: hub.commandId(), sessionId });
        return joinExpert(hub, known, sessionId);
      },
      finish: (sessionId, outcome, summary = '') => known.client.remote.finish({ commandId: hub.commandId(), sessionId, outcome, summary }),
    };
  };
  const expert = await addExpert('Expert One');

  const seen = async (desk = 0) => {
    const look = new AbortController();
    const stream = await desks[desk]!.remote.watchDesk({ deskId: point.deskIds[desk]! }, { signal: look.signal });
    const first = await stream[Symbol.asyncIterator]().next();
    look.abort();
    return first.done ? null : first.value;
  };
  const visit: RemotePoint['visit'] = async (desk = 0, cardId = 'permit') => {
    const begun = await desks[desk]!.visits.begin({ ...command(), deskId: point.deskIds[desk]! });
    const served = await desks[desk]!.visits.addService({ ...command(), visitId: begun.id, cardId });
    return { ...served, eventId: served.currentEventId! };
  };
  const call: RemotePoint['call'] = ({ id, eventId }, desk = 0) => desks[desk]!.remote.call({ ...command(), visitId: id, eventId, interpreter: null });
  const talkIn = async (begun: Visit, desk = 0): Promise<Talk> => {
    const served = { ...begun, eventId: begun.currentEventId! };
    const { session } = await call(served, desk);
    clock.advance(20_000);
    const own = await expert.answer(session.id);
    await eventually('the answer', async () => (await seen(desk))?.session.answeredAt);
    await terminals[desk]!.remote.consent({ ...command(), sessionId: session.id, given: true });
    const [customerKey, advisorKey] = [signingKey(), signingKey()];
    const customer = await terminals[desk]!.remote.join({ ...command(), sessionId: session.id, publicKey: customerKey.publicKey });
    const advisor = await desks[desk]!.remote.join({ ...command(), sessionId: session.id, publicKey: advisorKey.publicKey });
    clock.advance(5_000);
    await terminals[desk]!.remote.connected({ sessionId: session.id });
    return { visit: served, sessionId: session.id, customer: { id: customer.self.id, key: customerKey }, advisor: { id: advisor.self.id, key: advisorKey }, expert: own };
  };
  const clear = async () => {
    const { raw } = point.station.deps.db;
    for (const [index, client] of desks.entries()) {
      for (const { id, state, events } of await client.visits.today({ deskId: point.deskIds[index]! })) {
        if (state !== 'open') continue;
        for (const { id: eventId } of events) await client.visits.closeService({ ...command(), visitId: id, eventId, outcome: 'done' });
        await client.visits.close({ ...command(), visitId: id });
      }
    }
    await point.station.remote.settled();
    for (const sessionId of raw.prepare(`SELECT id FROM remote_session WHERE state = 'afterWork'`).pluck().all() as string[]) await expert.finish(sessionId, 'done').catch(() => undefined);
    await eventually('the end of all sessions', () => raw.prepare(`SELECT count(*) FROM remote_session WHERE state <> 'ended'`).pluck().get() === 0);
    await expert.client.remote.setPresence({ commandId: hub.commandId(), state: 'free' });
  };
  const turn = (now: boolean) => {
    up = now;
    point.station.events.publish('hubLineChanged', { up });
  };

  return {
    point,
    hub,
    clock,
    desks,
    terminals,
    expert,
    addExpert,
    visit,
    call,
    seen,
    talk: async (desk = 0, cardId = 'permit') => talkIn(await visit(desk, cardId), desk),
    talkIn,
    clear,
    cut: () => turn(false),
    mend: () => turn(true),
    loseAnswers: (lost) => {
      onLine.lost = lost;
    },
    meddle: (with_) => {
      onLine.meddle = with_;
    },
    toHub: (kind) => {
      const { db } = point.station.deps;
      return db.all(db.q.selectFrom('outbox').select('payload').where('kind', '=', kind).orderBy('sequence')).map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
    },
    close: async () => {
      for (const desk of open) await desk.close();
      await point.close();
      await hub.close();
    },
  };
};

/** The next signals of a stream. */
export const nextSignals = async (stream: AsyncIterator<KeptSignal>, count: number): Promise<KeptSignal[]> => {
  const all: KeptSignal[] = [];
  while (all.length < count) {
    const next = await stream.next();
    if (next.done) throw new Error(`the signals ended after ${all.length}`);
    all.push(next.value);
  }
  return all;
};
