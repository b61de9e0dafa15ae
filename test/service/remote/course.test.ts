/** A session from the call to the record of it, and its times by the point's own clock. */
import { afterAll, beforeAll, afterEach, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { signingKey } from '../../support/remote-hub.ts';
import { eventually, startRemotePoint, type RemotePoint } from './at-point.ts';

let remote: RemotePoint;
beforeAll(async () => {
  remote = await startRemotePoint();
});
afterAll(() => remote.close());
afterEach(() => remote.clear());
const command = () => ({ commandId: remote.point.commandId() });

describe('a session', () => {
  it('goes from the call to the record, with its times and the act of the visit', async () => {
    const available = await remote.desks[0]!.remote.availability({ cardId: 'permit', language: 'fi' });
    expect(available).toMatchObject({ reachable: true, free: 1, freeInLanguage: 1 });
    const talk = await remote.talk();
    expect(await remote.seen()).toMatchObject({ session: { state: 'talking' }, consent: { session: 'given' }, seconds: { waiting: 20, talking: 0 }, guidance: 'recorded', expertKey: 'first', untrusted: [], line: true });
    const during = await remote.desks[0]!.visits.get({ visitId: talk.visit.id });
    expect(during.events[0]!.acts.map(({ act }) => act)).toEqual(['RemoteGuidance']);
    remote.clock.advance(300_000);
    const over = await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
    expect(over).toMatchObject({ session: { state: 'afterWork', end: 'finished' }, seconds: { waiting: 20, talking: 300, advisorAfterWork: 0 }, feedback: 'asked' });
    remote.clock.advance(40_000);
    await remote.expert.finish(talk.sessionId, 'booked', 'Aika on varattu.');
    const ended = await eventually('the outcome', async () => {
      const seen = await remote.seen();
      return seen?.session.state === 'ended' && seen;
    });
    expect(ended).toMatchObject({ session: { outcome: 'booked', summary: 'Aika on varattu.' }, proposedOutcome: 'booked', seconds: { advisorAfterWork: 40 } });
    await remote.terminals[0]!.remote.giveFeedback({ ...command(), sessionId: talk.sessionId, stars: 5, word: 'Hyvä' });
    expect(remote.toHub('remote.sessionRecorded')).toEqual([]);
    remote.clock.advance(20_000);
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: talk.visit.id, eventId: talk.visit.eventId, outcome: 'booked' });
    await remote.point.station.remote.settled();
    const recorded = [{ sessionId: talk.sessionId, eventId: talk.visit.eventId, visitId: talk.visit.id, waitingSeconds: 20, talkingSeconds: 300, advisorAfterWorkSeconds: 60, stars: 5, word: 'Hyvä' }];
    expect(remote.toHub('remote.sessionRecorded')).toEqual(recorded);
    await remote.desks[0]!.visits.close({ ...command(), visitId: talk.visit.id });
    await remote.point.station.remote.tick();
    expect(remote.toHub('remote.sessionRecorded')).toEqual(recorded);
    expect(await remote.seen()).toBeNull();
  });

  it('of a card that does not permit guidance from afar goes on without the act, and says so', async () => {
    const talk = await remote.talk(0, 'benefit');
    expect(await remote.seen()).toMatchObject({ guidance: 'notHere', form: null });
    expect((await remote.desks[0]!.visits.get({ visitId: talk.visit.id })).events[0]!.acts).toEqual([]);
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
  });

  it('needs the service on the desk, an own visit that is open, and a desk without a session', async () => {
    const visit = await remote.visit();
    const other = await remote.desks[0]!.visits.addService({ ...command(), visitId: visit.id, cardId: 'benefit' });
    expect(await refusalText(remote.call(visit))).toBe('CONFLICT notOnDesk');
    expect(await refusalText(remote.call(visit, 1))).toBe('CONFLICT otherDesk');
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: visit.id, eventId: other.currentEventId!, outcome: 'done' });
    expect(await refusalText(remote.call({ id: visit.id, eventId: other.currentEventId! }))).toBe('CONFLICT serviceClosed');
    await remote.desks[0]!.visits.selectService({ ...command(), visitId: visit.id, eventId: visit.eventId });
    const { session } = await remote.call(visit);
    expect(await refusalText(remote.call(visit))).toBe('CONFLICT inSession');
    await remote.desks[0]!.remote.cancel({ ...command(), sessionId: session.id });
    const again = await remote.call(visit);
    expect(again.session.id).not.toBe(session.id);
    await remote.desks[0]!.remote.cancel({ ...command(), sessionId: again.session.id });
    expect((await remote.seen())!.session).toMatchObject({ state: 'ended', end: 'cancelled' });
  });

  it('is one when the call comes twice at once or later, and two when two desks call', async () => {
    const [one, two] = [await remote.visit(0), await remote.visit(1)];
    const input = { ...command(), visitId: one.id, eventId: one.eventId, interpreter: null };
    const [first, atOnce, other] = await Promise.all([remote.desks[0]!.remote.call(input), remote.desks[0]!.remote.call(input), remote.call(two, 1)]);
    expect(atOnce.session.id).toBe(first.session.id);
    expect((await remote.desks[0]!.remote.call(input)).session.id).toBe(first.session.id);
    expect(other.session.id).not.toBe(first.session.id);
    const atHub = await remote.hub.database.db.selectFrom('remote_session').select('id').where('state', '<>', 'ended').execute();
    expect(atHub.map(({ id }) => id).toSorted()).toEqual([first.session.id, other.session.id].toSorted());
    await remote.desks[0]!.remote.cancel({ ...command(), sessionId: first.session.id });
    await remote.desks[1]!.remote.cancel({ ...command(), sessionId: other.session.id });
  });

  it('waits for the customer’s yes before their camera joins, and puts it out when the yes is taken back', async () => {
    const visit = await remote.visit();
    const { session, consent } = await remote.call(visit);
    expect(consent).toEqual({ session: 'asked', sharing: null });
    const join = () => remote.terminals[0]!.remote.join({ ...command(), sessionId: session.id, publicKey: signingKey().publicKey });
    expect(await refusalText(join())).toBe('NO_CONSENT');
    await remote.desks[0]!.remote.consent({ ...command(), sessionId: session.id, given: true });
    expect((await join()).self.role).toBe('customer');
    expect(remote.point.station.deps.db.raw.prepare('SELECT consent_by FROM remote_session WHERE id = ?').pluck().get(session.id)).toBe('advisor');
    const refused = await remote.terminals[0]!.remote.consent({ ...command(), sessionId: session.id, given: false });
    expect(refused).toMatchObject({ consent: { session: 'refused', sharing: null }, selfId: null });
    expect(await refusalText(join())).toBe('NO_CONSENT');
    await eventually('an empty room', async () => (await remote.seen())!.session.participants.length === 0);
    await remote.terminals[0]!.remote.hangUp({ ...command(), sessionId: session.id });
  });

  it('is another desk’s for every other screen', async () => {
    const talk = await remote.talk();
    const { sessionId } = talk;
    const key = signingKey();
    const foreign = [
      () => remote.terminals[1]!.remote.join({ ...command(), sessionId, publicKey: key.publicKey }),
      () => remote.terminals[1]!.remote.consent({ ...command(), sessionId, given: false }),
      () => remote.terminals[1]!.remote.hangUp({ ...command(), sessionId }),
      () => remote.point.as({ kind: 'terminal', deviceId: 'lobby' }).remote.hangUp({ ...command(), sessionId }),
      () => remote.desks[1]!.remote.hangUp({ ...command(), sessionId }),
      () => remote.desks[1]!.remote.sendForm({ ...command(), sessionId, answers: {} }),
      () => remote.desks[1]!.remote.join({ ...command(), sessionId, publicKey: key.publicKey }),
      () => remote.terminals[1]!.remote.signal({ sessionId, signals: [{ from: talk.customer.id, to: talk.expert.id, count: 1, body: '{}', signature: 'x' }] }),
      () => remote.terminals[1]!.remote.confirmFields({ ...command(), sessionId, answers: {}, confirmed: [] }),
      () => remote.terminals[1]!.remote.giveFeedback({ ...command(), sessionId, stars: 1 }),
    ];
    for (const call of foreign) expect(await refusalText(call())).toBe('CONFLICT otherDesk');
    expect(await refusalOf(remote.desks[0]!.remote.hangUp({ ...command(), sessionId: '01ZZZZZZZZZZZZZZZZZZZZZZZZ' }))).toEqual({ code: 'NOT_FOUND', data: { what: 'session' } });
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId });
  });

  it('that was hung up twice was hung up once', async () => {
    const talk = await remote.talk();
    remote.clock.advance(10_000);
    const input = { ...command(), sessionId: talk.sessionId };
    const [first] = await Promise.all([remote.desks[0]!.remote.hangUp(input), remote.desks[0]!.remote.hangUp(input), remote.terminals[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId })]);
    remote.clock.advance(10_000);
    const again = await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
    expect(again.session.hungUpAt).toBe(first.session.hungUpAt);
    expect(again.seconds.talking).toBe(10);
    const events = remote.point.station.deps.db.raw.prepare(`SELECT count(*) FROM event WHERE kind = 'remote.hungUp' AND subject_id = ?`).pluck().get(talk.sessionId);
    expect(events).toBe(1);
    expect(await refusalText(remote.terminals[0]!.remote.join({ ...command(), sessionId: talk.sessionId, publicKey: signingKey().publicKey }))).toBe('SESSION_OVER');
  });

  it('ends when the visit leaves the desk, and is told to the hub', async () => {
    const talk = await remote.talk();
    remote.clock.advance(30_000);
    await remote.desks[0]!.visits.handOver({ ...command(), visitId: talk.visit.id, to: { deskId: remote.point.deskIds[2]! } });
    await remote.point.station.remote.settled();
    expect(remote.point.station.deps.db.raw.prepare('SELECT state, "end", untold FROM remote_session WHERE id = ?').get(talk.sessionId)).toMatchObject({ state: 'afterWork', end: 'customerLeft', untold: null });
    const atHub = await remote.hub.database.db.selectFrom('remote_session').select(['state', 'session_end']).where('id', '=', talk.sessionId).executeTakeFirstOrThrow();
    expect(atHub).toEqual({ state: 'afterWork', session_end: 'customerLeft' });
    await remote.desks[2]!.visits.takeUp({ ...command(), visitId: talk.visit.id, deskId: remote.point.deskIds[2]! });
  });

  it('hears the expert hang up', async () => {
    const talk = await remote.talk();
    remote.clock.advance(12_000);
    await remote.expert.client.remote.hangUp({ commandId: remote.hub.commandId(), sessionId: talk.sessionId });
    const over = await eventually('the end', async () => {
      const seen = await remote.seen();
      return seen?.session.state === 'afterWork' && seen;
    });
    expect(over).toMatchObject({ seconds: { talking: 12 }, session: { end: 'finished' } });
  });

  it('tells the advisor’s after-work until the next thing is taken up', async () => {
    const talk = await remote.talk();
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
    remote.clock.advance(90_000);
    await remote.desks[0]!.visits.addService({ ...command(), visitId: talk.visit.id, cardId: 'benefit' });
    await remote.point.station.remote.settled();
    remote.clock.advance(90_000);
    expect((await remote.seen())!.seconds.advisorAfterWork).toBe(90);
    await remote.point.station.remote.tick();
    expect(remote.toHub('remote.sessionRecorded').filter(({ sessionId }) => sessionId === talk.sessionId)).toEqual([]);
  });
});
