/** The line to the hub cut in each state of a session, answers lost on the way, the station started anew in the middle. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { signedSignal, signingKey } from '../../support/remote-hub.ts';
import { startStation } from '../../support/station.ts';
import { eventually, nextSignals, startRemotePoint, STATION_ID, type RemotePoint } from './at-point.ts';

let remote: RemotePoint;
beforeEach(async () => {
  remote = await startRemotePoint();
});
afterEach(() => remote.close());
const command = () => ({ commandId: remote.point.commandId() });
const AWAY = { code: 'HUB_AWAY', data: { offers: ['callback', 'question'] } };
const atHub = (id: string) => remote.hub.database.db.selectFrom('remote_session').select(['state', 'session_end']).where('id', '=', id).executeTakeFirst();
const rowOf = (id: string) => remote.point.station.deps.db.raw.prepare('SELECT state, "end", untold, outcome FROM remote_session WHERE id = ?').get(id);

describe('with the line cut', () => {
  it('nobody can be called: that is told with what can be done, and nothing is left behind', async () => {
    const visit = await remote.visit();
    remote.cut();
    expect(await remote.desks[0]!.remote.availability({ cardId: 'permit', language: 'sv' })).toEqual({ reachable: false, free: 0, busy: 0, freeInLanguage: 0, languages: [], interpreters: [], ahead: 0, waitSeconds: null, offers: ['callback', 'question'] });
    expect(await refusalOf(remote.call(visit))).toEqual(AWAY);
    expect(await remote.seen()).toBeNull();
    remote.mend();
    const { session } = await remote.call(visit);
    expect(session.state).toBe('ringing');
  });

  it('in the middle of the call the session has failed, and the hub hears so when the line is back', async () => {
    const visit = await remote.visit();
    remote.loseAnswers(true);
    const input = { ...command(), visitId: visit.id, eventId: visit.eventId, interpreter: null };
    expect(await refusalOf(remote.desks[0]!.remote.call(input))).toEqual(AWAY);
    expect(await refusalOf(remote.desks[0]!.remote.call(input))).toEqual(AWAY);
    const [failed] = remote.point.station.deps.db.raw.prepare('SELECT id FROM remote_session').pluck().all() as string[];
    expect(await atHub(failed!)).toMatchObject({ state: 'ringing' });
    expect(rowOf(failed!)).toMatchObject({ state: 'ended', end: 'failed', untold: 'failed' });
    remote.cut();
    remote.loseAnswers(false);
    remote.mend();
    await remote.point.station.remote.settled();
    expect(await atHub(failed!)).toEqual({ state: 'ended', session_end: 'failed' });
    expect(rowOf(failed!)).toMatchObject({ untold: null });
    expect((await remote.call(visit)).session.id).not.toBe(failed);
  });

  it('while ringing the desk says so, may call it off, and an expert who took it finds it over', async () => {
    const { session } = await remote.call(await remote.visit());
    remote.cut();
    expect(await remote.seen()).toMatchObject({ line: false, session: { state: 'ringing', offers: ['callback', 'question'] } });
    expect(await refusalOf(remote.desks[0]!.remote.goOn({ ...command(), sessionId: session.id, how: 'wait' }))).toEqual(AWAY);
    await remote.expert.client.remote.take({ commandId: remote.hub.commandId(), sessionId: session.id });
    expect((await remote.desks[0]!.remote.cancel({ ...command(), sessionId: session.id })).session).toMatchObject({ state: 'ended', end: 'cancelled' });
    expect(await atHub(session.id)).toMatchObject({ state: 'answered' });
    remote.mend();
    await remote.point.station.remote.settled();
    expect(await atHub(session.id)).toEqual({ state: 'afterWork', session_end: 'cancelled' });
    expect(remote.toHub('remote.sessionRecorded')).toMatchObject([{ sessionId: session.id, talkingSeconds: 0, advisorAfterWorkSeconds: 0 }]);
  });

  it('while answered nobody can join, and can when it is back', async () => {
    const { session } = await remote.call(await remote.visit());
    await remote.expert.answer(session.id);
    await eventually('the answer', async () => (await remote.seen())?.session.answeredAt);
    await remote.terminals[0]!.remote.consent({ ...command(), sessionId: session.id, given: true });
    const input = { ...command(), sessionId: session.id, publicKey: signingKey().publicKey };
    remote.cut();
    expect(await refusalOf(remote.terminals[0]!.remote.join(input))).toEqual(AWAY);
    expect(await refusalOf(remote.terminals[0]!.remote.ice({ sessionId: session.id }))).toEqual(AWAY);
    remote.mend();
    const joined = await remote.terminals[0]!.remote.join(input);
    expect(joined.self).toMatchObject({ role: 'customer', name: null });
    expect((await remote.terminals[0]!.remote.join(input)).self.id).toBe(joined.self.id);
  });

  it('while talking the talk goes on, its signals wait in their order, and come through once', async () => {
    const talk = await remote.talk();
    const { sessionId, customer, expert } = talk;
    const stop = new AbortController();
    const toExpert = (await remote.expert.client.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }))[Symbol.asyncIterator]();
    const toCustomer = (await remote.terminals[0]!.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }))[Symbol.asyncIterator]();
    const send = (count: number) => remote.terminals[0]!.remote.signal({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: expert.id, count })] });
    const answer = (count: number) => remote.expert.client.remote.signal({ sessionId, signals: [signedSignal(expert.key, sessionId, { from: expert.id, to: customer.id, count })] });
    await send(1);
    await answer(1);
    expect((await nextSignals(toCustomer, 1))[0]).toMatchObject({ from: expert.id, sequence: 1 });
    remote.cut();
    await send(2);
    await send(3);
    await answer(2);
    expect(await remote.seen()).toMatchObject({ line: false, session: { state: 'talking' } });
    remote.mend();
    await remote.point.station.remote.settled();
    expect((await nextSignals(toExpert, 3)).map(({ count, sequence }) => [count, sequence])).toEqual([[1, 1], [2, 2], [3, 3]]);
    expect((await nextSignals(toCustomer, 1))[0]).toMatchObject({ count: 2, sequence: 2 });
    remote.loseAnswers(true);
    await send(4);
    remote.cut();
    remote.loseAnswers(false);
    await send(5);
    remote.mend();
    expect((await nextSignals(toExpert, 2)).map(({ count }) => count)).toEqual([4, 5]);
    stop.abort();
  });

  it('so many signals wait and no more', async () => {
    const { sessionId, customer, expert } = await remote.talk();
    remote.cut();
    const batch = (from: number) => Array.from({ length: 50 }, (_, index) => signedSignal(customer.key, sessionId, { from: customer.id, to: expert.id, count: from + index }));
    for (let round = 0; round < 8; round += 1) await remote.terminals[0]!.remote.signal({ sessionId, signals: batch(round * 50) });
    expect(await refusalOf(remote.terminals[0]!.remote.signal({ sessionId, signals: batch(400) }))).toEqual(AWAY);
    expect(remote.point.station.remote.post.waiting(sessionId)).toBe(400);
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId });
    expect(remote.point.station.remote.post.waiting(sessionId)).toBe(0);
  });

  it('while talking it is hung up at once, told later, and its figures are the point’s own', async () => {
    const { sessionId, visit } = await remote.talk();
    remote.clock.advance(60_000);
    remote.cut();
    remote.clock.advance(120_000);
    expect(await remote.desks[0]!.remote.hangUp({ ...command(), sessionId })).toMatchObject({ session: { state: 'afterWork', end: 'finished' }, seconds: { talking: 180 } });
    remote.clock.advance(30_000);
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: visit.id, eventId: visit.eventId, outcome: 'done' });
    await remote.desks[0]!.visits.close({ ...command(), visitId: visit.id });
    await remote.point.station.remote.settled();
    expect(await atHub(sessionId)).toMatchObject({ state: 'talking' });
    remote.clock.advance(61_000);
    await remote.point.station.remote.tick();
    expect(remote.toHub('remote.sessionRecorded')).toMatchObject([{ sessionId, waitingSeconds: 20, talkingSeconds: 180, advisorAfterWorkSeconds: 30, stars: null }]);
    remote.mend();
    await remote.point.station.remote.settled();
    expect(await atHub(sessionId)).toEqual({ state: 'afterWork', session_end: 'finished' });
    await remote.expert.finish(sessionId, 'done', 'Valmis.');
    await eventually('the outcome', () => (rowOf(sessionId) as { outcome: string | null }).outcome === 'done');
  });

  it('the hub hears afterwards that both ways were open', async () => {
    const { session } = await remote.call(await remote.visit());
    await remote.expert.answer(session.id);
    await eventually('the answer', async () => (await remote.seen())?.session.answeredAt);
    await remote.desks[0]!.remote.join({ ...command(), sessionId: session.id, publicKey: signingKey().publicKey });
    remote.cut();
    await remote.desks[0]!.remote.connected({ sessionId: session.id });
    expect(await atHub(session.id)).toMatchObject({ state: 'answered' });
    remote.mend();
    await remote.point.station.remote.settled();
    await eventually('the talking at the hub', async () => (await atHub(session.id))?.state === 'talking');
  });
});

describe('a station started anew', () => {
  /** A copy of the station's folder as a crash would leave it, started again on the same hub. */
  const again = async (at: string, deviceId = STATION_ID) => {
    const folder = mkdtempSync(join(tmpdir(), 'onedoor-again-'));
    cpSync(remote.point.folder, folder, { recursive: true });
    remote.clock.set(at);
    const line = remote.hub.as({ kind: 'station', deviceId });
    const station = await startStation({ folder, clock: remote.clock, hub: { client: () => line, pointId: () => STATION_ID } });
    return {
      station: station.station,
      advisor: station.as({ kind: 'advisor', deviceId: 'desk-1' }),
      row: (id: string) => station.station.deps.db.raw.prepare('SELECT state, "end", untold, outcome FROM remote_session WHERE id = ?').get(id) as { state: string; end: string | null; untold: string | null; outcome: string | null },
      close: async () => {
        await station.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  };

  it('finds its session open and hears of it again', async () => {
    const { sessionId } = await remote.talk();
    const next = await again('2026-03-02T08:05:00.000Z');
    await next.station.remote.tick();
    expect(next.row(sessionId)).toMatchObject({ state: 'live' });
    await remote.expert.client.remote.hangUp({ commandId: remote.hub.commandId(), sessionId });
    await eventually('the end', () => next.row(sessionId).state === 'afterWork');
    await remote.expert.finish(sessionId, 'done');
    await eventually('the outcome', () => next.row(sessionId).outcome === 'done');
    await next.close();
  });

  it('ends what is of a former day, and says that it was interrupted', async () => {
    const { sessionId } = await remote.talk();
    const next = await again('2026-03-03T06:00:00.000Z');
    await next.station.remote.tick();
    expect(next.row(sessionId)).toMatchObject({ state: 'ended', end: 'failed', outcome: 'interrupted', untold: null });
    expect(await atHub(sessionId)).toMatchObject({ session_end: 'failed' });
    const { db } = next.station.deps;
    const recorded = () => db.all(db.q.selectFrom('outbox').select('payload').where('kind', '=', 'remote.sessionRecorded')).map(({ payload }) => JSON.parse(payload) as object);
    // The visit is open still, and its feedback is asked for: nothing is told before that is settled.
    expect(recorded()).toEqual([]);
    const advisor = next.advisor;
    const [visit] = (await advisor.visits.today({})).filter(({ state }) => state === 'open');
    await advisor.visits.closeService({ commandId: remote.point.commandId(), visitId: visit!.id, eventId: visit!.events[0]!.id, outcome: 'done' });
    await advisor.visits.close({ commandId: remote.point.commandId(), visitId: visit!.id });
    remote.clock.advance(61_000);
    await next.station.remote.tick();
    // A night is not talking: it counts to the last sign of it.
    expect(recorded()).toMatchObject([{ sessionId, waitingSeconds: 20, talkingSeconds: 0, advisorAfterWorkSeconds: 0 }]);
    await next.close();
  });

  it('ends a session that the hub does not know', async () => {
    const { sessionId } = await remote.talk();
    const next = await again('2026-03-02T08:05:00.000Z', '0000000000000000000000ST02');
    await next.station.remote.tick();
    await eventually('the end', () => next.row(sessionId).state === 'ended');
    expect(next.row(sessionId)).toMatchObject({ end: 'failed', outcome: 'interrupted' });
    await next.close();
  });
});

it('a terminal cannot join a session that is over or another’s', async () => {
  const { sessionId } = await remote.talk();
  await remote.desks[0]!.remote.hangUp({ ...command(), sessionId });
  const joining = (terminal: number) => refusalText(remote.terminals[terminal]!.remote.join({ ...command(), sessionId, publicKey: signingKey().publicKey }));
  expect([await joining(0), await joining(1)]).toEqual(['SESSION_OVER', 'CONFLICT otherDesk']);
});
