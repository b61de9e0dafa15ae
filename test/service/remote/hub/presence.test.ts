/** Being there, being away, coming back: for experts at work and for those in a room, over a restart of the hub too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, follow, joinDesk, joinExpert, openDesk, requestOf, signalsOf, signedSignal, stationAt, type OpenDesk, type Seat, type TestExpert, type TestStationAtHub } from '../../../support/remote-hub.ts';

const providers = ['a', 'b'].map(testProvider);
let at: TestHub;
let station: TestStationAtHub;
let expert: TestExpert;
let desk: OpenDesk;
const command = () => ({ commandId: at.commandId() });
const tick = async (ms: number) => {
  at.clock.advance(ms);
  await at.hub.tick();
};
const start = async (folder?: string) => {
  at = await startHub({ providers, ...(folder ? { folder } : {}) });
  station = stationAt(at);
  expert = await addExpert(at, 'Aino');
  desk = await expert.open();
};
/** Keeps a stream open without reading it further than its first word, if it has one. */
const hold = async (open: (signal: AbortSignal) => Promise<AsyncIterable<unknown>>): Promise<() => Promise<void>> => {
  const stop = new AbortController();
  const stream = (await open(stop.signal))[Symbol.asyncIterator]();
  const first = stream.next().catch(() => undefined);
  await new Promise((turn) => setImmediate(turn));
  return async () => {
    stop.abort();
    await first;
    await stream.next().catch(() => undefined);
  };
};

interface Talk {
  sessionId: string;
  customer: Seat;
  own: Seat;
  leaveCustomer: () => Promise<void>;
  leaveExpert: () => Promise<void>;
}
const beginTalk = async (connect = true): Promise<Talk> => {
  const { id: sessionId } = await station.client.remote.requestFor(requestOf(station));
  await expert.client.remote.take({ ...command(), sessionId });
  const customer = await joinDesk(station, sessionId, 'customer');
  const own = await joinExpert(at, expert, sessionId);
  const leaveCustomer = await hold((signal) => station.client.remote.watchSignalsFor({ sessionId, participantId: customer.id, after: 0 }, { signal }));
  const leaveExpert = await hold((signal) => expert.client.remote.watchSignals({ sessionId, after: 0 }, { signal }));
  if (connect) await expert.client.remote.connected({ sessionId });
  return { sessionId, customer, own, leaveCustomer, leaveExpert };
};
const watch = async (sessionId: string) => {
  const stop = new AbortController();
  const stream = (await station.client.remote.watchSessionFor({ sessionId }, { signal: stop.signal }))[Symbol.asyncIterator]();
  return { until: (fits: (session: Awaited<ReturnType<TestStationAtHub['client']['remote']['requestFor']>>) => boolean) => follow(stream, fits), next: () => stream.next(), close: () => stop.abort() };
};

describe('an expert', () => {
  beforeEach(() => start());
  afterEach(async () => {
    await desk.close();
    await at.close();
  });

  it('is free again by itself when the time comes, over midnight and in the nights the clocks change', async () => {
    for (const [evening, minutes] of [['2026-03-02T21:50:00.000Z', 20], ['2026-03-29T00:50:00.000Z', 20], ['2026-10-25T00:50:00.000Z', 70]] as const) {
      at.clock.set(evening);
      expect(await expert.client.remote.setPresence({ ...command(), state: 'away', minutes })).toMatchObject({ state: 'away', until: new Date(Date.parse(evening) + minutes * 60_000).toISOString() });
      await tick(minutes * 60_000 - 1);
      expect((await desk.until(({ presence }) => presence.state === 'away')).presence.since).toBe(evening);
      await tick(1);
      expect(await desk.until(({ presence }) => presence.state === 'free')).toMatchObject({ presence: { until: null } });
    }
  });

  it('is free again when it comes back after the time, too', async () => {
    await expert.client.remote.setPresence({ ...command(), state: 'away', minutes: 5 });
    await desk.close();
    at.clock.advance(6 * 60_000);
    desk = await expert.open();
    expect((await desk.until(() => true)).presence.state).toBe('free');
    expect(await station.client.remote.requestFor(requestOf(station))).toMatchObject({ state: 'ringing' });
  });

  it('is not missed for ten seconds without its browser, and offline after', async () => {
    const administrator = await at.editorOf('a');
    const shown = async () => (await administrator.remote.experts()).map(({ presence }) => presence.state);
    await desk.close();
    await tick(10_000);
    expect(await shown()).toEqual(['free']);
    await tick(1);
    expect(await shown()).toEqual(['offline']);
    desk = await expert.open();
    expect(await shown()).toEqual(['free']);
  });

  it('cannot be free in a talk or before the outcome is written, and is when it is, or when the time for it has run out', async () => {
    const { sessionId, leaveCustomer, leaveExpert } = await beginTalk();
    expect(await refusalText(expert.client.remote.setPresence({ ...command(), state: 'free' }))).toBe('CONFLICT inSession');
    expect(await refusalText(expert.client.remote.signOut(command()))).toBe('CONFLICT sessionOpen');
    await station.client.remote.hangUpFor({ sessionId, end: 'customerLeft' });
    await leaveCustomer();
    await leaveExpert();
    expect(await desk.until(({ presence }) => presence.state === 'afterWork')).toMatchObject({ session: { state: 'afterWork', end: 'customerLeft' }, presence: { until: '2026-03-02T08:10:00.000Z' } });
    expect(await refusalText(expert.client.remote.setPresence({ ...command(), state: 'free' }))).toBe('CONFLICT outcomeMissing');
    await expert.client.remote.setPresence({ ...command(), state: 'afterWork', minutes: 30 });
    await tick(29 * 60_000);
    expect(await desk.until(({ presence }) => presence.until === '2026-03-02T08:30:00.000Z')).toMatchObject({ session: { state: 'afterWork' } });
    await tick(60_000);
    expect(await desk.until(({ session }) => session === null)).toMatchObject({ presence: { state: 'free' } });
    // Written late all the same, and not twice.
    expect(await expert.client.remote.finish({ ...command(), sessionId, outcome: 'adviceGiven', summary: 'Neuvottiin.' })).toMatchObject({ state: 'ended', outcome: 'adviceGiven', endedAt: '2026-03-02T08:30:00.000Z' });
    expect(await refusalText(expert.client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: 'Toisin.' }))).toBe('CONFLICT outcomeGiven');
  });
});

describe('those in a room', () => {
  beforeEach(() => start());
  afterEach(async () => {
    await desk.close();
    await at.close();
  });

  it('are shown as away after ten seconds, the session goes on, and they come back into it', async () => {
    const { sessionId, customer, leaveCustomer, leaveExpert } = await beginTalk();
    const session = await watch(sessionId);
    const presence = (role: string) => (state: { participants: { role: string; present: boolean }[] }) => state.participants.find((participant) => participant.role === role)?.present;
    await session.until((state) => presence('customer')(state) === true && presence('expert')(state) === true);
    await leaveCustomer();
    await tick(10_000);
    await tick(1);
    const gone = await session.until((state) => presence('customer')(state) === false);
    expect(gone.state).toBe('talking');
    await tick(100_000);
    const leaveAgain = await hold((signal) => station.client.remote.watchSignalsFor({ sessionId, participantId: customer.id, after: 0 }, { signal }));
    const back = await session.until((state) => presence('customer')(state) === true);
    expect([back.state, back.revision > gone.revision]).toEqual(['talking', true]);
    await tick(100_000);
    expect((await station.client.remote.requestFor(requestOf(station, { sessionId }))).state).toBe('talking');
    session.close();
    await leaveAgain();
    await leaveExpert();
  });

  it('who stays away longer than two minutes ends it as interrupted; a station whose own line is cut is waited for', async () => {
    const { sessionId, leaveCustomer, leaveExpert } = await beginTalk();
    await leaveCustomer();
    await tick(121_000);
    expect(await desk.until(({ session }) => session?.state === 'talking')).toMatchObject({ presence: { state: 'busy' } });
    const session = await watch(sessionId);
    await session.until(() => true);
    await tick(1_000);
    expect(await session.until(({ state }) => state === 'afterWork')).toMatchObject({ end: 'failed', outcome: 'interrupted' });
    expect(await expert.client.remote.finish({ ...command(), sessionId, outcome: 'interrupted', summary: 'Yhteys katkesi.' })).toMatchObject({ state: 'ended' });
    expect((await session.until(({ state }) => state === 'ended')).summary).toBe('Yhteys katkesi.');
    expect((await session.next()).done).toBe(true);
    await leaveExpert();
  });

  it('an expert who vanishes before the talk loses the customer to the queue, who is first in it', async () => {
    const { sessionId, leaveExpert, leaveCustomer } = await beginTalk(false);
    const session = await watch(sessionId);
    await leaveExpert();
    await tick(120_000);
    await tick(1_000);
    expect(await session.until(({ state }) => state === 'waiting')).toMatchObject({ queue: { rule: 'resumed', position: 1 }, answeredAt: null, participants: [{ role: 'customer' }] });
    expect(await expert.client.remote.take({ ...command(), sessionId })).toMatchObject({ state: 'answered' });
    session.close();
    await leaveCustomer();
  });
});

describe('a hub that is started again in the middle of a call', () => {
  it('has the session, its people, keys and signals; all go on where they were', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-hub-again-'));
    try {
      await start(folder);
      const { sessionId, customer, own, leaveCustomer, leaveExpert } = await beginTalk();
      await station.client.remote.signalFor({ sessionId, signals: [0, 1, 2].map((count) => signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count })) });
      const before = await station.client.remote.requestFor(requestOf(station, { sessionId }));
      for (const leave of [leaveCustomer, leaveExpert, desk.close]) await leave();
      await at.close();

      at = await startHub({ providers, folder, clock: at.clock, letters: ['J', 'K'] });
      const again = stationAt(at, station.deviceId, station.key, 'Z');
      const client = at.as({ kind: 'expert', deviceId: expert.deviceId });
      at.clock.advance(5_000);
      await at.hub.tick();
      const opened = await openDesk(client);
      expect(await opened.until(() => true)).toMatchObject({ expert: { name: 'Aino' }, presence: { state: 'busy' }, session: { id: sessionId, state: 'talking' }, selfId: own.id });
      const now = await again.client.remote.requestFor(requestOf(again, { sessionId }));
      expect({ ...now, revision: 0 }).toEqual({ ...before, revision: 0 });
      expect((await signalsOf((signal) => client.remote.watchSignals({ sessionId, after: 1 }, { signal }), 2)).map(({ sequence, count }) => [sequence, count])).toEqual([[2, 1], [3, 2]]);
      const post = (count: number) => again.client.remote.signalFor({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count })] });
      expect(await refusalText(post(2))).toBe('CONFLICT replayed');
      await post(3);
      expect(await signalsOf((signal) => client.remote.watchSignals({ sessionId, after: 3 }, { signal }), 1)).toMatchObject([{ sequence: 4, count: 3 }]);
      expect(await client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: '' })).toMatchObject({ state: 'ended' });
      await opened.close();
      await at.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
