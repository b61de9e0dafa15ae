/** Whoever shows a window asks first; the customer's answer is kept, and counts as long as it stands. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalText } from '../../support/refusal.ts';
import { eventually, startRemotePoint, type RemotePoint, type Talk } from './at-point.ts';

let remote: RemotePoint;
beforeAll(async () => {
  remote = await startRemotePoint();
});
afterEach(() => remote.clear());
afterAll(() => remote.close());

const command = () => ({ commandId: remote.point.commandId() });
const raw = () => remote.point.station.deps.db.raw;
const kept = (sessionId: string) => raw().prepare('SELECT turn, participant_id, role, state, asked_at, answered_at, answered_by, ended_at FROM remote_sharing WHERE session_id = ? ORDER BY turn').all(sessionId) as Record<string, unknown>[];
const trail = (sessionId: string) =>
  (raw().prepare(`SELECT kind, visit_id, data FROM event WHERE subject_id = ? AND kind LIKE 'remote.sharing%' ORDER BY id`).all(sessionId) as { kind: string; visit_id: string; data: string }[]).map(({ kind, visit_id, data }) => ({ kind, visit_id, ...(JSON.parse(data) as object) }));
const sharing = async () => (await remote.seen())!.consent.sharing;

const ask = (sessionId: string, participantId: string, askId = remote.point.commandId(), at = remote.terminals[0]!) => at.remote.askSharing({ ...command(), sessionId, askId, participantId }).then(() => askId);
const answer = (sessionId: string, askId: string, given: boolean, at = remote.terminals[0]!) => at.remote.answerSharing({ ...command(), sessionId, askId, given });

describe('a window that an expert wants to show', () => {
  let talk: Talk;
  let stop = new AbortController();
  /** A talk in which expert and advisor hear signals: only who does is in the room. */
  const begin = async () => {
    talk = await remote.talk();
    const { sessionId } = talk;
    stop = new AbortController();
    const streams = await Promise.all([remote.expert.client.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal }), remote.desks[0]!.remote.watchSignals({ sessionId, after: 0 }, { signal: stop.signal })]);
    for (const stream of streams) void stream[Symbol.asyncIterator]().next().catch(() => undefined);
    await eventually('both in the room', async () => (await remote.seen())!.session.participants.filter(({ role, present }) => role !== 'customer' && present).length === 2);
    return { ...talk, expertId: talk.expert.id };
  };
  afterEach(() => stop.abort());

  it('is asked about once, whichever screens of the desk say so, and shown from the recorded yes to its end', async () => {
    const { sessionId, expertId, visit } = await begin();
    const askId = await ask(sessionId, expertId);
    await ask(sessionId, expertId, askId, remote.desks[0]);
    expect(await sharing()).toMatchObject({ askId, participantId: expertId, state: 'asked', turn: 1 });
    const askedAt = remote.clock.now();
    remote.clock.advance(29_999);
    expect((await answer(sessionId, askId, true)).consent.sharing).toMatchObject({ state: 'given', participantId: expertId });
    const answeredAt = remote.clock.now();
    await answer(sessionId, askId, true);
    remote.clock.advance(60_000);
    await remote.desks[0]!.remote.endSharing({ ...command(), sessionId, askId, why: 'stopped' });
    await remote.terminals[0]!.remote.endSharing({ ...command(), sessionId, askId, why: 'stopped' });
    expect(kept(sessionId)).toEqual([{ turn: 1, participant_id: expertId, role: 'expert', state: 'stopped', asked_at: askedAt, answered_at: answeredAt, answered_by: 'customer', ended_at: remote.clock.now() }]);
    expect(trail(sessionId)).toEqual([
      { kind: 'remote.sharingAsked', visit_id: visit.id, ask: askId, what: 'window', participantId: expertId, role: 'expert', by: 'customer' },
      { kind: 'remote.sharingAnswered', visit_id: visit.id, ask: askId, state: 'given', given: true, by: 'customer' },
      { kind: 'remote.sharingEnded', visit_id: visit.id, ask: askId, state: 'stopped' },
    ]);
    expect(await refusalText(answer(sessionId, askId, true))).toBe('CONFLICT notAsked');
    // Said again late by a screen that was slow, it is the question of before.
    await ask(sessionId, expertId, askId);
    expect(await sharing()).toMatchObject({ state: 'stopped', turn: 1 });
  });

  it('is not shown after a no, and can be asked about again', async () => {
    const { sessionId, expertId } = await begin();
    const first = await ask(sessionId, expertId);
    expect((await answer(sessionId, first, false, remote.desks[0])).consent.sharing).toMatchObject({ state: 'refused' });
    expect(kept(sessionId)).toMatchObject([{ answered_by: 'advisor' }]);
    expect(await refusalText(answer(sessionId, first, true))).toBe('CONFLICT notAsked');
    const second = await ask(sessionId, expertId);
    expect((await answer(sessionId, second, true)).consent.sharing).toMatchObject({ askId: second, turn: 2, state: 'given' });
  });

  it('is gone at once when the customer takes the yes back', async () => {
    const { sessionId, expertId } = await begin();
    const askId = await ask(sessionId, expertId);
    await answer(sessionId, askId, true);
    expect((await answer(sessionId, askId, false)).consent.sharing).toMatchObject({ state: 'takenBack' });
    await answer(sessionId, askId, false);
    expect(trail(sessionId).map(({ kind }) => kind)).toEqual(['remote.sharingAsked', 'remote.sharingAnswered', 'remote.sharingEnded']);
    const again = await ask(sessionId, expertId);
    await answer(sessionId, again, true);
    await remote.terminals[0]!.remote.consent({ ...command(), sessionId, given: false });
    expect(await sharing()).toMatchObject({ askId: again, state: 'left' });
  });

  it('is unanswered after thirty seconds, for the answer that comes then and for the record', async () => {
    const { sessionId, expertId } = await begin();
    const askId = await ask(sessionId, expertId);
    remote.clock.advance(30_000);
    expect(await sharing()).toMatchObject({ state: 'unanswered' });
    expect(await refusalText(answer(sessionId, askId, true))).toBe('CONFLICT notAsked');
    expect(kept(sessionId)).toMatchObject([{ state: 'asked', ended_at: null }]);
    await remote.point.station.remote.tick();
    expect(kept(sessionId)).toMatchObject([{ state: 'unanswered', answered_at: null, ended_at: remote.clock.now() }]);
    // Another may ask where nobody wrote yet that the time of the one before was over.
    await ask(sessionId, expertId);
    remote.clock.advance(30_001);
    await ask(sessionId, talk.advisor.id, undefined, remote.desks[0]);
    expect(kept(sessionId).map(({ state }) => state)).toEqual(['unanswered', 'unanswered', 'asked']);
  });

  it('is over when who shows it leaves, and when the session is', async () => {
    const { sessionId, expertId } = await begin();
    const own = await ask(sessionId, talk.advisor.id, undefined, remote.desks[0]);
    await answer(sessionId, own, true);
    await remote.desks[0]!.remote.leave({ ...command(), sessionId });
    await eventually('the end of the showing', async () => (await sharing())?.state === 'left');
    const askId = await ask(sessionId, expertId);
    await answer(sessionId, askId, true);
    await remote.terminals[0]!.remote.hangUp({ ...command(), sessionId });
    expect(kept(sessionId).map(({ state }) => state)).toEqual(['left', 'left']);
    expect(await refusalText(ask(sessionId, expertId))).toBe('SESSION_OVER');
  });

  it('is one at a time, of somebody in the room, and never the customer’s', async () => {
    const { sessionId, expertId, customer, advisor } = await begin();
    const askId = await ask(sessionId, expertId);
    expect(await refusalText(ask(sessionId, advisor.id))).toBe('CONFLICT sharing');
    await answer(sessionId, askId, true);
    expect(await refusalText(ask(sessionId, advisor.id))).toBe('CONFLICT sharing');
    const anew = await ask(sessionId, expertId);
    expect(await sharing()).toMatchObject({ askId: anew, state: 'asked' });
    expect(kept(sessionId)).toMatchObject([{ state: 'stopped' }, { state: 'asked' }]);
    expect(await refusalText(ask(sessionId, customer.id))).toBe('FORBIDDEN');
    expect(await refusalText(ask(sessionId, remote.point.commandId()))).toBe('NOT_FOUND');
    expect(await refusalText(answer(sessionId, remote.point.commandId(), true))).toBe('NOT_FOUND');
  });

  it('is not asked about before the session itself was agreed to, nor by another desk', async () => {
    const visit = await remote.visit();
    const { session } = await remote.call(visit);
    expect(await refusalText(ask(session.id, remote.point.commandId()))).toBe('NO_CONSENT');
    expect(await refusalText(ask(session.id, remote.point.commandId(), undefined, remote.terminals[1]))).toBe('CONFLICT otherDesk');
    await remote.desks[0]!.remote.cancel({ ...command(), sessionId: session.id });
  });
});
