/** Experts' accounts: made by their provider's editor, signed in on one device, locked after wrong tries. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeDemoExperts } from '../../../../electron/hosts/demo-experts.ts';
import { DEMO_PASSWORD } from '../../../../electron/hosts/demo.ts';
import { turnOf } from '../../../../electron/hosts/turn.ts';
import { silentLog } from '#service/kernel/log.ts';
import { testCard } from '../../../support/cards.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalOf, refusalText } from '../../../support/refusal.ts';
import { addExpert, EXPERT_PASSWORD, openDesk } from '../../../support/remote-hub.ts';

let at: TestHub;
beforeEach(async () => {
  at = await startHub({ providers: ['a', 'b', 'verohallinto', 'kela', 'poliisi'].map(testProvider), cards: [testCard('a-1', { providerId: 'a' }), testCard('b-1', { providerId: 'b' })] });
});
afterEach(() => at.close());
const command = () => ({ commandId: at.commandId() });
const wish = { kind: 'expert' as const, name: 'Aino', providerId: 'a', languages: ['fi'], cardIds: [], active: true };

describe('an account', () => {
  it('is saved by the editor of its provider, and by no other', async () => {
    const editor = await at.editorOf('a');
    const administrator = await at.editorOf(null);
    const save = (client: typeof editor, change: object, password: string | null = EXPERT_PASSWORD) => client.remote.saveExpert({ ...command(), expert: { ...wish, ...change }, ...(password ? { password } : {}) });
    const saved = await save(editor, {});
    expect(saved).toMatchObject(wish);
    expect(await refusalOf(save(editor, { name: 'Onni' }, null))).toMatchObject({ code: 'BAD_INPUT', data: { fields: [{ path: 'password', reason: 'missing' }] } });
    expect(await refusalOf(save(editor, {}))).toMatchObject({ data: { fields: [{ path: 'expert.name', reason: 'taken' }] } });
    expect(await refusalOf(save(editor, { name: 'Onni', providerId: 'b' }))).toMatchObject({ data: { fields: [{ path: 'expert.providerId', reason: 'notOffered' }] } });
    expect(await refusalOf(save(editor, { name: 'Onni', kind: 'interpreter', providerId: null }))).toMatchObject({ data: { fields: [{ path: 'expert.providerId', reason: 'notOffered' }] } });
    expect(await refusalOf(save(administrator, { name: 'Onni', providerId: 'z' }))).toMatchObject({ data: { fields: [{ path: 'expert.providerId', reason: 'notFound' }] } });
    expect(await refusalOf(save(administrator, { name: 'Onni', providerId: null }))).toMatchObject({ data: { fields: [{ path: 'expert.providerId', reason: 'missing' }] } });
    const other = await save(administrator, { name: 'Onni', providerId: 'b' });
    expect(await refusalText(save(editor, { id: other.id, name: 'Oskari' }))).toBe('NOT_FOUND');
    await save(administrator, { name: 'Tulkki', kind: 'interpreter', providerId: null, languages: ['fse'] });
    expect((await editor.remote.experts()).map(({ name, presence }) => [name, presence.state])).toEqual([['Aino', 'offline']]);
    expect((await administrator.remote.experts()).map(({ name }) => name)).toEqual(['Aino', 'Onni', 'Tulkki']);
    expect(await save(editor, { id: saved.id, languages: ['fi', 'sv'] }, null)).toMatchObject({ id: saved.id, languages: ['fi', 'sv'] });
  });

  it('that is switched off is signed out at once', async () => {
    const expert = await addExpert(at, 'Aino');
    const desk = await expert.open();
    await (await at.editorOf('a')).remote.saveExpert({ ...command(), expert: { ...wish, id: expert.id, active: false } });
    expect(await expert.client.remote.session()).toEqual({ expert: null });
    expect(await refusalText(expert.client.remote.cases({ state: 'all' }))).toBe('NOT_SIGNED_IN');
    expect(await refusalText(expert.client.remote.signIn({ ...command(), name: 'Aino', password: EXPERT_PASSWORD }))).toBe('WRONG_PASSWORD');
    await desk.close();
  });
});

describe('signing in', () => {
  it('is on one device; the one before is signed out', async () => {
    const expert = await addExpert(at, 'Aino');
    expect(await expert.client.remote.session()).toMatchObject({ expert: { name: 'Aino', kind: 'expert' } });
    const elsewhere = at.as({ kind: 'expert', deviceId: 'another' });
    expect(await refusalText(openDesk(elsewhere))).toBe('NOT_SIGNED_IN');
    expect(await elsewhere.remote.signIn({ ...command(), name: 'Aino', password: EXPERT_PASSWORD })).toMatchObject({ id: expert.id });
    expect(await expert.client.remote.session()).toEqual({ expert: null });
    await elsewhere.remote.signOut(command());
    expect(await elsewhere.remote.session()).toEqual({ expert: null });
    expect(await refusalText(elsewhere.remote.setPresence({ ...command(), state: 'free' }))).toBe('NOT_SIGNED_IN');
  });

  it('is locked after wrong tries, of which each counts, and a name nobody has is told alike', async () => {
    const expert = await addExpert(at, 'Aino');
    const wrong = (name: string) => expert.client.remote.signIn({ ...command(), name, password: 'wrong' });
    expect(await refusalText(wrong('Nobody'))).toBe('WRONG_PASSWORD');
    const told = [];
    for (let tries = 0; tries < 3; tries += 1) told.push(await refusalText(wrong('Aino')));
    expect(told).toEqual(['WRONG_PASSWORD', 'WRONG_PASSWORD', 'WRONG_PASSWORD']);
    expect(await refusalText(expert.client.remote.signIn({ ...command(), name: 'Aino', password: EXPERT_PASSWORD }))).toBe('LOCKED_OUT');
    at.clock.advance(24 * 3_600_000);
    expect(await expert.client.remote.signIn({ ...command(), name: 'Aino', password: EXPERT_PASSWORD })).toMatchObject({ name: 'Aino' });
  });

  it('skills are the expert’s own to set, and count for the next ring', async () => {
    const expert = await addExpert(at, 'Aino', { languages: ['fi'] });
    const desk = await expert.open();
    expect(await expert.client.remote.setSkills({ ...command(), languages: ['sv'], cardIds: ['a-1'] })).toMatchObject({ languages: ['sv'], cardIds: ['a-1'] });
    expect(await at.as({ kind: 'station', deviceId: 's' }).remote.availabilityFor({ cardId: 'a-1', providerId: 'a', language: 'sv' })).toMatchObject({ freeInLanguage: 1, languages: ['sv'] });
    await desk.close();
  });
});

describe('the demo', () => {
  it('has two experts for each of three providers and two interpreters, once, with the demo’s password', async () => {
    await makeDemoExperts(at.hub.deps);
    await makeDemoExperts(at.hub.deps);
    const rows = await at.database.db.selectFrom('expert').select(['kind', 'provider_id', 'languages']).execute();
    const of = (providerId: string) => rows.filter((row) => row.provider_id === providerId).length;
    expect([rows.length, of('verohallinto'), of('kela'), of('poliisi'), rows.filter(({ kind }) => kind === 'interpreter').length]).toEqual([8, 2, 2, 2, 2]);
    expect(rows.some(({ kind, languages }) => kind === 'interpreter' && languages.includes('fse'))).toBe(true);
    expect(await at.as({ kind: 'expert' }).remote.signIn({ ...command(), name: 'Veroasiantuntija 1', password: DEMO_PASSWORD })).toMatchObject({ providerId: 'verohallinto' });
  });
});

describe('TURN from the environment', () => {
  const logged: string[] = [];
  const log = { ...silentLog(), error: (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`) };
  const secret = 'sixteen-characters';
  it.each([
    ['nothing', {}, null],
    ['both', { ONEDOOR_TURN_URLS: 'turn:t.fi:3478?transport=udp, turns:t.fi:443?transport=tcp', ONEDOOR_TURN_SECRET: secret }, { urls: ['turn:t.fi:3478?transport=udp', 'turns:t.fi:443?transport=tcp'], secret }],
    ['no secret', { ONEDOOR_TURN_URLS: 'turn:t.fi' }, null],
    ['a short secret', { ONEDOOR_TURN_URLS: 'turn:t.fi', ONEDOOR_TURN_SECRET: 'short' }, null],
    ['no address', { ONEDOOR_TURN_SECRET: secret }, null],
    ['another address', { ONEDOOR_TURN_URLS: 'https://t.fi', ONEDOOR_TURN_SECRET: secret }, null],
  ])('%s', (_what, environment, turn) => {
    expect(turnOf(environment, log)).toEqual(turn);
    expect(logged.join()).not.toContain(secret);
  });
});

describe('an expert', () => {
  it('is told whom to bring into a room, with who is free, and which cards of its provider there are to know', async () => {
    const expert = await addExpert(at, 'Aino');
    await addExpert(at, 'Elli', { providerId: 'b' });
    const interpreter = await addExpert(at, 'Tulkki', { kind: 'interpreter', languages: ['fse'] });
    const desk = await interpreter.open();
    const shown = await expert.client.remote.colleagues();
    expect(shown.map(({ name, kind, authority, free }) => [name, kind, authority?.fi ?? null, free])).toEqual([['Elli', 'expert', 'Tuottaja b', false], ['Tulkki', 'interpreter', null, true]]);
    expect(await expert.client.remote.skillCards()).toEqual([{ id: 'a-1', name: { fi: 'Palvelu a-1', sv: 'Tjänst a-1', en: 'Service a-1' } }]);
    expect(await interpreter.client.remote.skillCards()).toEqual([]);
    await desk.close();
  });
});
