/** Call-backs and questions when no expert can be had. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { follow } from '../../support/remote-hub.ts';
import { startRemotePoint, STATION_ID, type RemotePoint } from './at-point.ts';

let remote: RemotePoint;
beforeAll(async () => {
  remote = await startRemotePoint();
});
afterEach(() => remote.clear());
afterAll(() => remote.close());
const command = () => ({ commandId: remote.point.commandId() });
const drain = () => remote.point.station.outbox.drain((events) => remote.hub.as({ kind: 'station', deviceId: STATION_ID }).outbox.push({ events }));
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString('base64');
const ask = async (change: object = {}, desk = 0) => {
  const visit = await remote.visit(desk);
  return remote.desks[desk]!.remote.askQuestion({ ...command(), visitId: visit.id, eventId: visit.eventId, text: 'Voiko tuen hakea jälkikäteen?', attachments: [], ...change });
};
/** The case as the desk's list has it in that state. */
const listed = async (state: 'open' | 'answered' | 'all', caseId: string) => (await remote.desks[0]!.remote.cases({ state })).find(({ id }) => id === caseId);
const tick = async () => {
  remote.clock.advance(60_000);
  await remote.point.station.remote.tick();
};

describe('a call-back', () => {
  it('is promised while the hub is away, with its clock, and its phone number goes when it is closed', async () => {
    remote.cut();
    const visit = await remote.visit();
    const input = { ...command(), visitId: visit.id, eventId: visit.eventId, phone: '040 123 4567', text: 'Arkisin aamulla' };
    const [asked, again] = await Promise.all([remote.desks[0]!.remote.askCallback(input), remote.desks[0]!.remote.askCallback(input)]);
    expect(asked).toMatchObject({ kind: 'callback', phone: '040 123 4567', state: 'open', clock: { firstAnswerBy: '2026-03-05', closeBy: '2026-03-23', late: false } });
    expect(again).toEqual(asked);
    const kept = JSON.stringify(['command', 'event', 'audit'].map((table) => remote.point.station.deps.db.raw.prepare(`SELECT * FROM ${table}`).all()));
    expect(kept).not.toMatch(/040 123|aamulla/);
    remote.mend();
    await drain();
    const atHub = (await remote.expert.client.remote.cases({ state: 'open' })).find(({ id }) => id === asked.id);
    expect(atHub).toMatchObject({ id: asked.id, phone: '040 123 4567', clock: asked.clock });
    await remote.expert.client.remote.answerCase({ commandId: remote.hub.commandId(), caseId: asked.id, answer: 'Soitimme.' });
    await tick();
    expect(await listed('answered', asked.id)).toMatchObject({ answer: 'Soitimme.', phone: '040 123 4567' });
    const close = { ...command(), caseId: asked.id };
    expect(await remote.desks[0]!.remote.closeCase(close)).toMatchObject({ state: 'closed', phone: null });
    expect(await remote.desks[0]!.remote.closeCase(close)).toMatchObject({ state: 'closed' });
    expect(await remote.desks[0]!.remote.closeCase({ ...command(), caseId: asked.id })).toMatchObject({ state: 'closed' });
    expect(remote.toHub('remote.caseClosed').filter(({ caseId }) => caseId === asked.id)).toHaveLength(1);
    await drain();
    await tick();
    expect(await listed('all', asked.id)).toMatchObject({ state: 'closed', phone: null });
  });

  it('is late after three business days without an answer, and Finnish holidays do not count', async () => {
    remote.clock.set('2026-04-01T09:00:00.000Z');
    const visit = await remote.visit();
    const asked = await remote.desks[0]!.remote.askCallback({ ...command(), visitId: visit.id, eventId: visit.eventId, phone: '+358 40 1234567', text: '' });
    // Good Friday and Easter Monday lie between.
    expect(asked.clock.firstAnswerBy).toBe('2026-04-08');
    remote.clock.set('2026-04-08T20:59:00.000Z');
    expect((await listed('open', asked.id))!.clock.late).toBe(false);
    remote.clock.set('2026-04-08T21:00:00.000Z');
    expect((await listed('open', asked.id))!.clock.late).toBe(true);
  });
});

describe('what becomes of a case', () => {
  /** The list is asked for as the screen asks: when it is told that something changed, and not before. */
  const told = async () => {
    const stop = new AbortController();
    const changes = (await remote.desks[0]!.remote.watchCases(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    await changes.next();
    return { changes, close: () => stop.abort() };
  };
  const answer = async (caseId: string, text: string) => {
    await drain();
    await remote.expert.client.remote.takeCase({ commandId: remote.hub.commandId(), caseId });
    await remote.expert.client.remote.answerCase({ commandId: remote.hub.commandId(), caseId, answer: text });
  };
  const untilState = async (changes: AsyncIterator<unknown>, caseId: string, state: string) => {
    while ((await listed('all', caseId))?.state !== state) await follow(changes, () => true);
  };

  it('reaches the desk at once, without the minute’s asking', async () => {
    const asked = await ask();
    remote.cut();
    remote.mend();
    await remote.point.station.remote.settled();
    const { changes, close } = await told();
    await answer(asked.id, 'Kyllä voi.');
    await untilState(changes, asked.id, 'answered');
    expect(await listed('answered', asked.id)).toMatchObject({ answer: 'Kyllä voi.' });
    close();
  });

  it('while the line is cut is heard as soon as it is back, and after that at once again', async () => {
    const [first, second] = [await ask(), await ask({}, 1)];
    await drain();
    remote.cut();
    await remote.expert.client.remote.answerCase({ commandId: remote.hub.commandId(), caseId: first.id, answer: 'Kyllä.' });
    await remote.point.station.remote.settled();
    expect(await listed('open', first.id)).toMatchObject({ state: 'open' });
    const { changes, close } = await told();
    remote.mend();
    await untilState(changes, first.id, 'answered');
    await answer(second.id, 'Ei.');
    await untilState(changes, second.id, 'answered');
    close();
  });

  it('is told to each station of its own cases alone', async () => {
    const stop = new AbortController();
    const heard = (await remote.hub.as({ kind: 'station', deviceId: '0000000000000000000000ST02' }).remote.watchCasesFor(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    expect((await heard.next()).value).toEqual({ changes: 0 });
    const mine = (await remote.hub.as({ kind: 'station', deviceId: STATION_ID }).remote.watchCasesFor(undefined, { signal: stop.signal }))[Symbol.asyncIterator]();
    await mine.next();
    const asked = await ask();
    await answer(asked.id, 'Kyllä.');
    await follow(mine, ({ changes }) => changes === 2);
    const next = heard.next();
    stop.abort();
    expect(await next).toMatchObject({ done: true });
  });
});

describe('a question', () => {
  it('brings its attachments to the provider, and the answer back once', async () => {
    const asked = await ask({ attachments: [{ name: 'kuva.png', mediaType: 'image/png', base64: PNG }, { name: 'viesti.txt', mediaType: 'text/plain', base64: Buffer.from('Hyvää päivää').toString('base64') }] });
    expect(asked.attachments).toMatchObject([{ name: 'kuva.png', bytes: 11 }, { name: 'viesti.txt', bytes: 17 }]);
    await drain();
    const there = await remote.expert.client.remote.attachment({ caseId: asked.id, attachmentId: asked.attachments[0]!.id });
    expect(there).toEqual({ name: 'kuva.png', mediaType: 'image/png', base64: PNG });
    await remote.expert.client.remote.takeCase({ commandId: remote.hub.commandId(), caseId: asked.id });
    await tick();
    expect(await listed('open', asked.id)).toMatchObject({ state: 'taken' });
    await remote.expert.client.remote.answerCase({ commandId: remote.hub.commandId(), caseId: asked.id, answer: 'Kyllä, kuukauden ajalta.' });
    await tick();
    await tick();
    expect(await listed('answered', asked.id)).toMatchObject({ answer: 'Kyllä, kuukauden ajalta.' });
    const changes = remote.point.station.deps.db.raw.prepare(`SELECT data FROM event WHERE kind = 'remote.caseChanged' AND subject_id = ?`).pluck().all(asked.id);
    expect(changes).toEqual(['{"state":"taken"}', '{"state":"answered"}']);
  });

  it.each([
    ['called a picture and being none', { name: 'kuva.png', mediaType: 'image/png', base64: Buffer.from('MZ\u0000\u0001').toString('base64') }, 'attachments.0.mediaType notOffered'],
    ['a program called text', { name: 'a.txt', mediaType: 'text/plain', base64: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]).toString('base64') }, 'attachments.0.mediaType notOffered'],
    ['a picture called text', { name: 'a.txt', mediaType: 'text/plain', base64: PNG }, 'attachments.0.mediaType notOffered'],
    ['no base64', { name: 'a.txt', mediaType: 'text/plain', base64: 'å' }, 'attachments.0.base64 wrongForm'],
    ['with a way in its name', { name: '../../a.txt', mediaType: 'text/plain', base64: 'YQ==' }, 'attachments.0.name wrongForm'],
    ['with a number in its name', { name: '131052-308T.txt', mediaType: 'text/plain', base64: 'YQ==' }, 'attachments.0.name personalData'],
    ['too large', { name: 'a.txt', mediaType: 'text/plain', base64: Buffer.alloc(5 * 1_024 * 1_024 + 1, 'a').toString('base64') }, 'attachments tooLarge'],
  ])('with an attachment %s is refused', async (_what, attachment, refused) => {
    const before = (await remote.desks[0]!.remote.cases({ state: 'all' })).length;
    const { data } = await refusalOf(ask({ attachments: [attachment] }));
    expect((data as { fields: { path: string; reason: string }[] }).fields.map(({ path, reason }) => `${path} ${reason}`)).toEqual([refused]);
    expect(await remote.desks[0]!.remote.cases({ state: 'all' })).toHaveLength(before);
  });

  it('with what singles a person out, without a text, or of another desk’s visit is refused', async () => {
    const fields = async (change: object) => ((await refusalOf(ask(change, 0))).data as { fields: object[] }).fields;
    expect(await fields({ text: 'Asiakas 131052-308T kysyy' })).toEqual([{ path: 'text', reason: 'personalData' }]);
    await remote.clear();
    expect(await fields({ text: '' })).toEqual([{ path: 'text', reason: 'missing' }]);
    const other = await remote.visit(1);
    expect(await refusalText(remote.desks[0]!.remote.askQuestion({ ...command(), visitId: other.id, eventId: other.eventId, text: 'x', attachments: [] }))).toBe('CONFLICT otherDesk');
  });
});

describe('a correction', () => {
  it('is offered of an answer, once, and lies among the provider’s flags', async () => {
    const asked = await ask();
    const offer = () => remote.desks[0]!.remote.offerCorrection({ ...command(), caseId: asked.id, text: 'Kortilta puuttuu takautuvuus.' });
    expect(await refusalText(offer())).toBe('CONFLICT notAnswered');
    await drain();
    await remote.expert.client.remote.answerCase({ commandId: remote.hub.commandId(), caseId: asked.id, answer: 'Kyllä.' });
    await tick();
    expect(await refusalText(remote.desks[0]!.remote.offerCorrection({ ...command(), caseId: asked.id, text: 'Soita 131052-308T' }))).toBe('BAD_INPUT');
    expect((await offer()).correction).toBe(true);
    expect((await offer()).correction).toBe(true);
    await drain();
    const portal = await remote.hub.editorOf('poliisi');
    expect(await portal.feedback.flags({})).toMatchObject([{ kind: 'cardWrong', cardId: 'permit', text: 'Kortilta puuttuu takautuvuus.' }]);
    expect(remote.point.station.deps.db.raw.prepare('SELECT count(*) FROM card_flag').pluck().get()).toBe(1);
  });
});

it('a case that another hub made up, or took back, changes nothing', async () => {
  const asked = await ask();
  await drain();
  await remote.desks[0]!.remote.closeCase({ ...command(), caseId: asked.id });
  await remote.expert.client.remote.answerCase({ commandId: remote.hub.commandId(), caseId: asked.id, answer: 'Myöhässä' });
  await tick();
  expect(await listed('all', asked.id)).toMatchObject({ state: 'closed', answer: null });
});

describe('what waits for the hub', () => {
  const outbox = () => remote.point.station.deps.db.raw.prepare(`SELECT payload FROM outbox WHERE kind = 'remote.caseAsked'`).pluck().all() as string[];

  it('goes in messages that are not too large, and in order', async () => {
    await drain();
    for (const letter of ['a', 'b', 'c']) {
      await ask({ text: `Kysymys ${letter}`, attachments: [{ name: 'a.txt', mediaType: 'text/plain', base64: Buffer.alloc(900_000, letter).toString('base64') }] });
      await remote.clear();
    }
    const messages: number[][] = [];
    await remote.point.station.outbox.drain(async (events) => {
      messages.push(events.map(({ sequence }) => sequence));
      expect(JSON.stringify(events).length).toBeLessThan(3_000_000);
      return remote.hub.as({ kind: 'station', deviceId: STATION_ID }).outbox.push({ events });
    });
    expect(messages.length).toBeGreaterThan(1);
    expect(messages.flat()).toEqual(messages.flat().toSorted((one, other) => one - other));
  });

  it('is emptied of what customers wrote a week after it arrived, and not before', async () => {
    await ask({ text: 'Viikon vanha kysymys' });
    await drain();
    const next = async (days: number) => {
      remote.clock.advance(days * 86_400_000);
      await remote.point.station.remote.tick();
    };
    await next(6);
    expect(outbox().join()).toContain('Viikon vanha kysymys');
    await next(2);
    expect(outbox().filter((payload) => payload !== '{}')).toEqual([]);
  });
});
