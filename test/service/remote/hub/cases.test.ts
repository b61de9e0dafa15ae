/** What is asked when no expert is had: it reaches the provider's experts with its clock, is answered, and goes back to its desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCard } from '../../../support/cards.ts';
import { outboxEvent, startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, requestOf, stationAt, type OpenDesk, type TestExpert, type TestStationAtHub } from '../../../support/remote-hub.ts';

const PHONE = '040 000 0000';
let at: TestHub;
let station: TestStationAtHub;
let expert: TestExpert;
let desk: OpenDesk;
let sequence = 0;
const command = () => ({ commandId: at.commandId() });
beforeEach(async () => {
  sequence = 0;
  at = await startHub({ providers: ['a', 'b'].map(testProvider), cards: [testCard('a-1', { providerId: 'a' })] });
  station = stationAt(at);
  expert = await addExpert(at, 'Aino');
  desk = await expert.open();
});
afterEach(async () => {
  await desk.close();
  await at.close();
});

const report = (kind: string, payload: Record<string, unknown>, of = station) => of.client.outbox.push({ events: [{ ...outboxEvent((sequence += 1), kind, payload, of.newId()), at: at.clock.now() }] });
const asked = (change: Record<string, unknown> = {}) => ({ caseId: station.newId(), kind: 'question', pointName: 'Mikkeli', cardId: 'a-1', cardName: { fi: 'Kortti' }, providerId: 'a', language: 'fi', text: 'Riittääkö kopio?', phone: null, attachments: [], ...change });

describe('a question with a paper', () => {
  it('is taken by one, answered, shown at its desk alone, and offered as a correction among the provider’s flags', async () => {
    const attachment = { id: station.newId(), name: 'liite.pdf', mediaType: 'application/pdf', base64: Buffer.from('%PDF-1.7 liite').toString('base64') };
    const question = asked({ attachments: [attachment] });
    await report('remote.caseAsked', question);
    expect((await desk.until(({ openCases }) => openCases === 1)).openCases).toBe(1);
    const [shown] = await expert.client.remote.cases({ state: 'open' });
    expect(shown).toMatchObject({ id: question.caseId, state: 'open', phone: null, clock: { firstAnswerBy: '2026-03-05', closeBy: '2026-03-23', late: false }, attachments: [{ id: attachment.id, bytes: 14 }] });
    expect(await expert.client.remote.attachment({ caseId: question.caseId, attachmentId: attachment.id })).toEqual({ name: 'liite.pdf', mediaType: 'application/pdf', base64: attachment.base64 });
    expect((await at.database.db.selectFrom('received_event').select('payload').executeTakeFirstOrThrow()).payload).not.toContain(attachment.base64);

    const other = await addExpert(at, 'Onni');
    const stranger = await addExpert(at, 'Elli', { providerId: 'b' });
    expect(await stranger.client.remote.cases({ state: 'all' })).toEqual([]);
    expect(await refusalText(stranger.client.remote.takeCase({ ...command(), caseId: question.caseId }))).toBe('NOT_FOUND');
    expect(await refusalText(stranger.client.remote.attachment({ caseId: question.caseId, attachmentId: attachment.id }))).toBe('NOT_FOUND');
    await expert.client.remote.takeCase({ ...command(), caseId: question.caseId });
    expect(await refusalText(other.client.remote.takeCase({ ...command(), caseId: question.caseId }))).toBe('CONFLICT caseTaken');
    expect(await refusalText(other.client.remote.answerCase({ ...command(), caseId: question.caseId, answer: 'Ei' }))).toBe('CONFLICT caseTaken');
    at.clock.advance(3_600_000);
    expect(await expert.client.remote.answerCase({ ...command(), caseId: question.caseId, answer: 'Kopio riittää.' })).toMatchObject({ state: 'answered', answer: 'Kopio riittää.', answeredAt: '2026-03-02T09:00:00.000Z' });
    expect((await desk.until(({ openCases }) => openCases === 0)).openCases).toBe(0);
    expect(await refusalText(expert.client.remote.answerCase({ ...command(), caseId: question.caseId, answer: 'Toisin' }))).toBe('CONFLICT caseAnswered');

    expect(await station.client.remote.casesFor({ since: '2026-03-02T08:30:00.000Z' })).toMatchObject([{ id: question.caseId, state: 'answered' }]);
    expect(await station.client.remote.casesFor({ since: at.clock.now() })).toEqual([]);
    expect(await stationAt(at, 'station-two').client.remote.casesFor({ since: null })).toEqual([]);
    const flagId = station.newId();
    await report('remote.correctionOffered', { caseId: question.caseId, flagId, cardId: 'a-1', cardVersion: 1, text: 'Kopio riittää.' });
    expect(await (await at.editorOf('a')).feedback.flags({ state: 'open' })).toMatchObject([{ id: flagId, cardId: 'a-1', text: 'Kopio riittää.' }]);
    expect(await station.client.remote.casesFor({ since: null })).toMatchObject([{ correction: true }]);
  });
});

describe('a call-back', () => {
  it('shows its phone to the provider’s experts alone, and nothing keeps it once it is closed', async () => {
    const callback = asked({ kind: 'callback', phone: PHONE });
    await report('remote.caseAsked', callback);
    expect(await expert.client.remote.cases({ state: 'open' })).toMatchObject([{ phone: PHONE }]);
    expect(await station.client.remote.casesFor({ since: null })).toMatchObject([{ phone: null }]);
    await expert.client.remote.answerCase({ ...command(), caseId: callback.caseId, answer: 'Soitettu.' });
    await report('remote.caseClosed', { caseId: callback.caseId });
    expect(await expert.client.remote.cases({ state: 'all' })).toMatchObject([{ state: 'closed', phone: null }]);
    const rows = await Promise.all((['remote_case', 'received_event', 'remote_event', 'command'] as const).map((table) => at.database.db.selectFrom(table).selectAll().execute()));
    expect(JSON.stringify(rows)).not.toContain(PHONE);
  });

  it('is late after three business days without an answer, and after fifteen when it is not closed', async () => {
    // The Wednesday before Easter 2026: Good Friday and Easter Monday are no business days.
    at.clock.set('2026-04-01T12:00:00.000Z');
    const callback = asked({ kind: 'callback', phone: PHONE });
    await report('remote.caseAsked', callback);
    const late = async () => (await station.client.remote.casesFor({ since: null }))[0]!.clock;
    expect(await late()).toEqual({ firstAnswerBy: '2026-04-08', closeBy: '2026-04-24', late: false });
    at.clock.set('2026-04-08T20:59:59.000Z');
    expect((await late()).late).toBe(false);
    at.clock.set('2026-04-08T21:00:00.000Z');
    expect((await late()).late).toBe(true);
    await expert.client.remote.answerCase({ ...command(), caseId: callback.caseId, answer: 'Soitettu.' });
    expect((await late()).late).toBe(false);
    at.clock.set('2026-04-24T21:00:00.000Z');
    expect((await late()).late).toBe(true);
    await report('remote.caseClosed', { caseId: callback.caseId });
    expect((await late()).late).toBe(false);
  });

  it('of another station cannot be closed by this one, and one that comes twice is one', async () => {
    const callback = asked({ kind: 'callback', phone: PHONE });
    await report('remote.caseAsked', callback);
    await report('remote.caseAsked', callback);
    const other = stationAt(at, 'station-two');
    sequence = 0;
    await report('remote.caseClosed', { caseId: callback.caseId }, other);
    await report('remote.correctionOffered', { caseId: callback.caseId, flagId: other.newId(), cardId: 'a-1', cardVersion: 1, text: 'x' }, other);
    expect(await expert.client.remote.cases({ state: 'all' })).toMatchObject([{ state: 'open', phone: PHONE, correction: false }]);
    expect(await (await at.editorOf('a')).feedback.flags({ state: 'open' })).toEqual([]);
  });
});

describe('forms and figures', () => {
  const form = { id: 'hakemus', version: 1, title: { fi: 'Hakemus' }, fields: [{ kind: 'text', id: 'syy', label: { fi: 'Syy' }, required: true, maxLength: 200 }] };

  it('a form that was sent reaches its provider’s experts, once', async () => {
    const sent = { formId: station.newId(), sessionId: station.newId(), cardId: 'a-1', providerId: 'a', form, answers: { syy: 'Muutto' }, confirmed: ['syy'], pointName: 'Mikkeli' };
    await report('remote.formSent', sent);
    await report('remote.formSent', sent);
    expect(await expert.client.remote.forms()).toEqual([{ id: sent.formId, sessionId: sent.sessionId, cardId: 'a-1', form, answers: { syy: 'Muutto' }, confirmed: ['syy'], sentAt: at.clock.now(), pointName: 'Mikkeli' }]);
    expect(await (await addExpert(at, 'Elli', { providerId: 'b' })).client.remote.forms()).toEqual([]);
  });

  it('sessions are counted by local day and provider, with the expert’s after-work apart from the advisor’s', async () => {
    const talk = async (stars: number | null) => {
      const { id: sessionId } = await station.client.remote.requestFor(requestOf(station));
      at.clock.advance(10_000);
      await expert.client.remote.take({ ...command(), sessionId });
      await expert.client.remote.connected({ sessionId });
      at.clock.advance(60_000);
      await expert.client.remote.hangUp({ ...command(), sessionId });
      at.clock.advance(20_000);
      await expert.client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: '' });
      const recorded = { sessionId, eventId: station.newId(), visitId: station.newId(), waitingSeconds: 11, talkingSeconds: 61, advisorAfterWorkSeconds: 7, word: null };
      await report('remote.sessionRecorded', { ...recorded, stars: null });
      await report('remote.sessionRecorded', { ...recorded, stars });
    };
    at.clock.set('2026-03-02T20:00:00.000Z');
    await talk(5);
    await talk(4);
    // 22:00 in UTC is the next day in Helsinki.
    at.clock.set('2026-03-02T22:00:00.000Z');
    await talk(null);
    const { id } = await station.client.remote.requestFor(requestOf(station));
    at.clock.advance(5_000);
    await station.client.remote.hangUpFor({ sessionId: id, end: 'customerLeft' });
    const of = async (providerId: string | null) => (await at.editorOf(providerId)).remote.figures({ from: '2026-03-02', to: '2026-03-03' });
    const expected = [
      { businessDate: '2026-03-02', providerId: 'a', sessions: 2, answered: 2, waitingSeconds: 22, talkingSeconds: 122, expertAfterWorkSeconds: 40, advisorAfterWorkSeconds: 14, stars: 4.5 },
      { businessDate: '2026-03-03', providerId: 'a', sessions: 2, answered: 1, waitingSeconds: 16, talkingSeconds: 61, expertAfterWorkSeconds: 20, advisorAfterWorkSeconds: 7, stars: null },
    ];
    expect(await of('a')).toEqual(expected);
    expect(await of(null)).toEqual(expected);
    expect(await of('b')).toEqual([]);
  });
});
