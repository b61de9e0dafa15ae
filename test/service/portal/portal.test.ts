/** The portal's calls: who may sign in, and what an editor may change of whose. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refusalOf, refusalText } from '../../support/refusal.ts';
import { outboxEvent, startHub, testProvider, TEST_PASSWORD, type HubClient, type TestHub } from '../../support/hub.ts';
import { testCard } from '../../support/cards.ts';

let at: TestHub;
beforeEach(async () => {
  at = await startHub({ providers: ['a', 'b'].map(testProvider), cards: ['a-1', 'a-2', 'b-1'].map((id) => testCard(id, { providerId: id[0]! })) });
});
afterEach(() => at.close());

const portal = (deviceId = 'screen'): HubClient => at.as({ kind: 'portal', deviceId });
const ids = async (client: HubClient) => (await client.cards.list({ language: 'fi' })).rows.map((row) => row.id).toSorted();

describe('first use and sign-in', () => {
  test('the first administrator is made once, and only then', async () => {
    expect(await portal().portal.hello()).toMatchObject({ setUp: false });
    const commandId = at.commandId();
    await portal().portal.setUp({ commandId, name: 'Hallinta', password: TEST_PASSWORD });
    await portal().portal.setUp({ commandId, name: 'Hallinta', password: TEST_PASSWORD });
    expect(await refusalText(portal('other').portal.setUp({ commandId: at.commandId(), name: 'Toinen', password: TEST_PASSWORD }))).toBe('CONFLICT alreadySetUp');
    expect(await portal().portal.hello()).toMatchObject({ setUp: true });
    expect((await portal().portal.signIn({ commandId: at.commandId(), name: 'Hallinta', password: TEST_PASSWORD })).editor).toMatchObject({ name: 'Hallinta', role: 'administrator' });
  });

  test('a wrong password and an unknown name are told alike, and too many lock the name', async () => {
    await at.editorOf('a');
    const signIn = (name: string, password: string) => portal('x').portal.signIn({ commandId: at.commandId(), name, password });
    expect(await refusalOf(signIn('Editor of a', 'wrong-password'))).toEqual(await refusalOf(signIn('Nobody', 'wrong-password')));
    let last = '';
    for (let tries = 0; tries < 12 && last !== 'LOCKED_OUT'; tries++) last = (await refusalOf(signIn('Editor of a', 'wrong-password'))).code;
    expect(last).toBe('LOCKED_OUT');
    expect((await refusalOf(signIn('Editor of a', TEST_PASSWORD))).code).toBe('LOCKED_OUT');
  });

  test('an editor is nobody after signing out, and once it may not sign in', async () => {
    const editor = await at.editorOf('a');
    const administrator = await at.editorOf(null);
    const { editor: own } = await editor.portal.session();
    await administrator.portal.saveEditor({ commandId: at.commandId(), id: own!.id, name: own!.name, role: 'editor', providerId: 'a', active: false });
    expect((await refusalOf(editor.cards.list({ language: 'fi' }))).code).toBe('NOT_SIGNED_IN');
    await administrator.portal.signOut({ commandId: at.commandId() });
    expect((await refusalOf(administrator.portal.editors())).code).toBe('NOT_SIGNED_IN');
  });

  test('an expert’s screen may greet the hub, and nothing else', async () => {
    const expert = at.as({ kind: 'expert' });
    expect(await expert.portal.hello()).toMatchObject({ version: '0.1.0' });
    expect((await refusalOf(expert.portal.session())).code).toBe('FORBIDDEN');
    expect((await refusalOf(expert.cards.list({ language: 'fi' }))).code).toBe('FORBIDDEN');
  });
});

describe('cards', () => {
  const note = { fi: 'Muutettu' };

  test('are each provider’s own; an administrator sees all', async () => {
    const editor = await at.editorOf('a');
    expect(await ids(editor)).toEqual(['a-1', 'a-2']);
    expect(await ids(await at.editorOf(null))).toEqual(['a-1', 'a-2', 'b-1']);
    expect((await refusalOf(editor.cards.get({ id: 'b-1' }))).code).toBe('NOT_FOUND');
  });

  test('of another provider cannot be published, taken over or given away', async () => {
    const editor = await at.editorOf('a');
    const publish = (card: ReturnType<typeof testCard>) => refusalOf(editor.cards.publish({ commandId: at.commandId(), card, basedOnVersion: 1, changeNote: note }));
    expect((await publish(testCard('b-1', { providerId: 'b' }))).code).toBe('FORBIDDEN');
    expect((await publish(testCard('b-1', { providerId: 'a' }))).code).toBe('BAD_INPUT');
    expect((await publish(testCard('a-1', { providerId: 'b' }))).code).toBe('FORBIDDEN');
  });

  test('published are in the feed under the next version; a change in between is told', async () => {
    const editor = await at.editorOf('a');
    const { card } = await editor.cards.get({ id: 'a-1' });
    const before = at.repository.version();
    const commandId = at.commandId();
    const first = await editor.cards.publish({ commandId, card: { ...card, name: { fi: 'Uusi' } }, basedOnVersion: 1, changeNote: note });
    expect(first).toMatchObject({ version: 2 });
    expect(at.repository.version()).toBeGreaterThan(before);
    expect(await editor.cards.publish({ commandId, card: { ...card, name: { fi: 'Uusi' } }, basedOnVersion: 1, changeNote: note })).toMatchObject({ version: 2 });
    expect(await refusalOf(editor.cards.publish({ commandId: at.commandId(), card, basedOnVersion: 1, changeNote: note }))).toEqual({ code: 'VERSION_CONFLICT', data: { version: 2 } });
    const now = await editor.cards.get({ id: 'a-1' });
    expect(now.card).toMatchObject({ version: 2, name: { fi: 'Uusi' }, changeNote: { text: note }, languages: ['fi'] });
  });

  test('are not published without a word on what changed', async () => {
    const editor = await at.editorOf('a');
    const { card } = await editor.cards.get({ id: 'a-1' });
    expect(await refusalOf(editor.cards.publish({ commandId: at.commandId(), card, basedOnVersion: 1, changeNote: {} }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'changeNote', reason: 'missing' }] } });
  });
});

describe('notices', () => {
  const notice = { kind: 'info' as const, title: { fi: 'Tieto' }, text: {}, cardIds: [], forPublic: false, from: '2026-03-02T08:00:00.000Z', until: '2026-03-03T08:00:00.000Z' };
  const publish = (client: HubClient, change: Partial<Omit<typeof notice, 'cardIds'>> & { cardIds?: string[] } = {}) => client.feed.publishNotice({ commandId: at.commandId(), notice: { ...notice, ...change } });

  test('concern only the provider’s own cards, and are withdrawn only by it', async () => {
    const editor = await at.editorOf('a');
    expect(await refusalOf(publish(editor, { cardIds: ['a-1', 'b-1'] }))).toEqual({ code: 'BAD_INPUT', data: { fields: [{ path: 'notice.cardIds', reason: 'notOffered' }] } });
    const { noticeId } = await publish(editor, { cardIds: ['a-1', 'a-2'] });
    const other = await at.editorOf('b');
    expect((await refusalOf(other.feed.withdrawNotice({ commandId: at.commandId(), noticeId }))).code).toBe('NOT_FOUND');
    expect(await other.feed.notices()).toEqual([]);
    expect((await editor.feed.notices()).map((row) => row.id)).toEqual([noticeId]);
    await editor.feed.withdrawNotice({ commandId: at.commandId(), noticeId });
    expect(await editor.feed.notices()).toEqual([]);
  });

  test('end after they begin, have a title, and a provider in whose name they are', async () => {
    const editor = await at.editorOf('a');
    expect((await refusalOf(publish(editor, { until: notice.from }))).code).toBe('BAD_INPUT');
    expect((await refusalOf(publish(editor, { title: {} as { fi: string } }))).code).toBe('BAD_INPUT');
    expect(await refusalText(publish(await at.editorOf(null)))).toBe('CONFLICT noProvider');
  });
});

describe('flags', () => {
  test('reach the card’s provider with the point’s name, and are answered once', async () => {
    const station = at.as({ kind: 'station', deviceId: `0Z${'1'.padStart(24, '0')}` });
    const flagId = `0K${'1'.padStart(24, '0')}`;
    await station.outbox.push({
      events: [
        outboxEvent(1, 'point.setUp', { pointId: `0P${'1'.padStart(24, '0')}`, name: 'Mikkeli', municipality: { code: '491', name: 'Mikkeli' } }),
        outboxEvent(2, 'card.flagged', { flagId, kind: 'cardWrong', cardId: 'a-1', cardVersion: 1, text: 'Osoite on vanha' }),
        outboxEvent(3, 'card.flagged', { flagId: `0K${'2'.padStart(24, '0')}`, kind: 'cardWrong', cardId: 'unknown', cardVersion: 1, text: 'Ei kenenkään' }),
      ],
    });
    const editor = await at.editorOf('a');
    expect(await editor.feedback.flags({ state: 'open' })).toMatchObject([{ id: flagId, pointName: 'Mikkeli', text: 'Osoite on vanha', state: 'open', answer: null }]);
    const other = await at.editorOf('b');
    expect(await other.feedback.flags({})).toEqual([]);
    expect((await refusalOf(other.feedback.resolveFlag({ commandId: at.commandId(), flagId, answer: 'Korjattu' }))).code).toBe('NOT_FOUND');
    await editor.feedback.resolveFlag({ commandId: at.commandId(), flagId, answer: 'Korjattu' });
    expect(await editor.feedback.flags({ state: 'open' })).toEqual([]);
    expect(await editor.feedback.flags({ state: 'resolved' })).toMatchObject([{ id: flagId, answer: 'Korjattu' }]);
  });
});
