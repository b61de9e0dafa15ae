/** The form filled together: what the customer confirms counts for exactly those answers, and it is sent once. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FormAnswers } from '#shared/contract/remote/form.ts';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { eventually, startRemotePoint, testForm, type RemotePoint, type Talk } from './at-point.ts';

let remote: RemotePoint;
let talk: Talk;
beforeAll(async () => {
  remote = await startRemotePoint();
});
beforeEach(async () => {
  talk = await remote.talk();
});
afterEach(() => remote.clear());
afterAll(() => remote.close());
const command = () => ({ commandId: remote.point.commandId() });
const answers = { name: 'Aino Salaperäinen', from: '2026-03-05' };
const confirm = (of: FormAnswers, confirmed: string[]) => remote.terminals[0]!.remote.confirmFields({ ...command(), sessionId: talk.sessionId, answers: of, confirmed });
const send = (of: FormAnswers, id = command()) => remote.desks[0]!.remote.sendForm({ ...id, sessionId: talk.sessionId, answers: of });
const fieldsOf = async (call: Promise<unknown>) => ((await refusalOf(call)).data as { fields: { path: string; reason: string }[] }).fields.map(({ path, reason }) => `${path} ${reason}`);

describe('a form', () => {
  it('goes to its provider once, with what was confirmed, and nothing of it is kept here', async () => {
    expect((await remote.seen())!.form).toEqual(testForm);
    expect(await fieldsOf(send(answers))).toEqual(['answers.from notConfirmed']);
    await confirm(answers, ['from']);
    expect((await remote.seen())!.confirmed).toEqual(['from']);
    const id = command();
    const [first, again] = await Promise.all([send(answers, id), send(answers, id)]);
    expect(again).toEqual(first);
    expect(remote.toHub('remote.formSent')).toMatchObject([{ formId: first.formId, sessionId: talk.sessionId, cardId: 'permit', providerId: 'poliisi', answers, confirmed: ['from'], form: { id: 'f-1' } }]);
    expect((await remote.seen())!.formSentAt).toBe(first.sentAt);
    expect(await refusalText(send(answers))).toBe('CONFLICT formSent');
    expect(await refusalText(confirm(answers, []))).toBe('CONFLICT formSent');
    const kept = JSON.stringify(['command', 'event', 'audit', 'remote_session'].map((table) => remote.point.station.deps.db.raw.prepare(`SELECT * FROM ${table}`).all()));
    expect(kept).not.toContain('Salaperäinen');
  });

  it('whose locked field was changed is confirmed no more, and is when it is changed back', async () => {
    await confirm(answers, ['from']);
    expect(await fieldsOf(send({ ...answers, from: '2026-03-06' }))).toEqual(['answers.from notConfirmed']);
    expect(await fieldsOf(send({ ...answers, agreed: true }))).toEqual(['answers.agreed notConfirmed']);
    await confirm(answers, []);
    expect(await fieldsOf(send(answers))).toEqual(['answers.from notConfirmed']);
    await confirm(answers, ['from']);
    await send(answers);
  });

  it('is confirmed by the terminal alone, in its locked fields with an answer alone', async () => {
    const byAdvisor = remote.desks[0]!.remote.confirmFields({ ...command(), sessionId: talk.sessionId, answers, confirmed: ['from'] });
    expect(await refusalText(byAdvisor)).toBe('FORBIDDEN');
    expect(await fieldsOf(confirm(answers, ['from', 'name', 'agreed', 'nothing']))).toEqual(['confirmed.1 notOffered', 'confirmed.2 notOffered', 'confirmed.3 notOffered']);
  });

  it('is not sent with an answer that does not fit, nor after the session, nor where the card has none', async () => {
    await confirm(answers, ['from']);
    expect(await fieldsOf(send({ ...answers, name: ' ', other: 'x' }))).toEqual(['answers.name missing', 'answers.other unknownField']);
    await remote.desks[0]!.remote.hangUp({ ...command(), sessionId: talk.sessionId });
    await remote.expert.finish(talk.sessionId, 'formSent');
    await eventually('the end', async () => (await remote.seen())?.session.state === 'ended');
    expect(await refusalText(send(answers))).toBe('SESSION_OVER');
    await remote.desks[0]!.visits.closeService({ ...command(), visitId: talk.visit.id, eventId: talk.visit.eventId, outcome: 'done' });
    await remote.desks[0]!.visits.close({ ...command(), visitId: talk.visit.id });
    const other = await remote.talk(0, 'benefit');
    expect(await refusalText(remote.desks[0]!.remote.sendForm({ ...command(), sessionId: other.sessionId, answers }))).toBe('NOT_FOUND');
  });
});
