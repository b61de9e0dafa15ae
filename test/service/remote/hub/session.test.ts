/** A session from the first ring to the outcome, through the hub's front door. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, joinDesk, joinExpert, requestOf, signalsOf, signedSignal, stationAt } from '../../../support/remote-hub.ts';

let at: TestHub;
beforeEach(async () => {
  at = await startHub({ providers: ['a', 'b'].map(testProvider) });
});
afterEach(() => at.close());

const command = () => ({ commandId: at.commandId() });

describe('a session', () => {
  it('rings, is taken, joined, signalled, talked, hung up and finished', async () => {
    const expert = await addExpert(at, 'Aino');
    const desk = await expert.open();
    const station = stationAt(at);
    const asked = requestOf(station);
    const { sessionId } = asked;
    expect(await station.client.remote.availabilityFor({ cardId: 'a-1', providerId: 'a', language: 'fi' })).toMatchObject({ reachable: true, free: 1, busy: 0, freeInLanguage: 1, ahead: 0, waitSeconds: 0 });
    expect(await station.client.remote.requestFor(asked)).toMatchObject({ state: 'ringing', ring: { pool: 'card', ringing: 1, until: '2026-03-02T08:00:30.000Z' } });
    expect((await desk.until(({ ringing }) => ringing.length === 1)).presence.state).toBe('ringing');

    at.clock.advance(3_000);
    const taken = await expert.client.remote.take({ ...command(), sessionId });
    expect(taken).toMatchObject({ state: 'answered', ring: null, answeredAt: '2026-03-02T08:00:03.000Z', participants: [{ role: 'expert', name: 'Aino', authority: { fi: 'Tuottaja a' }, key: null, present: false }] });
    expect(await desk.until(({ session }) => session !== null)).toMatchObject({ presence: { state: 'busy' }, ringing: [], selfId: taken.participants[0]!.id });

    const customer = await joinDesk(station, sessionId, 'customer');
    const advisor = await joinDesk(station, sessionId, 'advisor');
    const own = await joinExpert(at, expert, sessionId);
    await station.client.remote.signalFor({ sessionId, signals: [1, 2, 3].map((count) => signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count })) });
    await station.client.remote.signalFor({ sessionId, signals: [signedSignal(advisor.key, sessionId, { from: advisor.id, to: own.id, count: 0 })] });
    const heard = await signalsOf((signal) => expert.client.remote.watchSignals({ sessionId, after: 0 }, { signal }), 4);
    expect(heard.map(({ sequence, count }) => [sequence, count])).toEqual([[1, 1], [2, 2], [3, 3], [4, 0]]);
    expect((await signalsOf((signal) => expert.client.remote.watchSignals({ sessionId, after: 2 }, { signal }), 2)).map(({ sequence }) => sequence)).toEqual([3, 4]);
    await expert.client.remote.signal({ sessionId, signals: [signedSignal(own.key, sessionId, { from: own.id, to: customer.id, count: 0 })] });
    expect(await signalsOf((signal) => station.client.remote.watchSignalsFor({ sessionId, participantId: customer.id, after: 0 }, { signal }), 1)).toMatchObject([{ sequence: 1, from: own.id }]);

    at.clock.advance(1_000);
    await station.client.remote.connectedFor({ sessionId });
    at.clock.advance(60_000);
    await expert.client.remote.connected({ sessionId });
    expect(await expert.client.remote.hangUp({ ...command(), sessionId })).toMatchObject({ state: 'afterWork', talkingAt: '2026-03-02T08:00:04.000Z', hungUpAt: '2026-03-02T08:01:04.000Z', end: 'finished' });
    expect(await desk.until(({ presence }) => presence.state === 'afterWork')).toMatchObject({ session: { state: 'afterWork' } });
    expect(await at.database.db.selectFrom('remote_signal').selectAll().execute()).toEqual([]);
    expect(await refusalText(station.client.remote.signalFor({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count: 9 })] }))).toBe('SESSION_OVER');

    at.clock.advance(30_000);
    expect(await expert.client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: 'Hakemus lähetettiin.' })).toMatchObject({ state: 'ended', outcome: 'done', summary: 'Hakemus lähetettiin.', endedAt: '2026-03-02T08:01:34.000Z' });
    expect(await desk.until(({ session }) => session === null)).toMatchObject({ presence: { state: 'free' } });
    await desk.close();
  });
});
