/** What an expert chooses from: colleagues to bring into the room, and the cards known best. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCard } from '../../../support/cards.ts';
import { startHub, testProvider, type HubClient, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, requestOf, stationAt } from '../../../support/remote-hub.ts';

const named = (id: string, fi: string, providerId = 'a') => testCard(id, { providerId, name: { fi, sv: `${fi} (sv)`, en: `${fi} (en)` } });
const CARDS = [named('c-1', 'Zoologia'), named('c-2', 'asumistuki'), named('c-3', 'Äitiysavustus'), named('c-4', 'Ångströmin mitta'), named('c-5', 'Bussikortti'), named('c-6', 'Öljylämmitys'), named('o-1', 'Muiden kortti', 'b')];

let at: TestHub;
beforeEach(async () => {
  at = await startHub({ providers: ['a', 'b', 'empty'].map(testProvider), cards: CARDS });
});
afterEach(() => at.close());
const command = () => ({ commandId: at.commandId() });
const both = async (client: HubClient) => [await refusalText(client.remote.colleagues()), await refusalText(client.remote.skillCards())];
/** Calls with what the contract does not name, as a page that was meddled with would. */
const forged = (client: HubClient, name: 'colleagues' | 'skillCards', input: unknown): Promise<unknown> => Reflect.apply(client.remote[name], undefined, [input]) as Promise<unknown>;

describe('both lists', () => {
  it('are for a signed-in expert alone', async () => {
    const expert = await addExpert(at, 'Aino');
    expect(await both(at.as({ kind: 'expert', deviceId: 'nobody' }))).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
    expect(await both(at.as({ kind: 'station', deviceId: 'station-one' }))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    for (const kind of ['portal', 'advisor', 'terminal', 'display', 'phone'] as const) expect(await both(at.as({ kind, deviceId: expert.deviceId }))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    expect(await both(await at.editorOf(null))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    await expert.client.remote.signOut(command());
    expect(await both(expert.client)).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
  });

  it('are gone at once for one who was switched off', async () => {
    const expert = await addExpert(at, 'Aino');
    await (await at.editorOf('a')).remote.saveExpert({ ...command(), expert: { id: expert.id, kind: 'expert', name: 'Aino', providerId: 'a', languages: ['fi'], cardIds: [], active: false } });
    expect(await both(expert.client)).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN']);
  });

  it.each([
    ['another provider', { providerId: 'b' }],
    ['a query’s text', { providerId: "a' OR '1'='1", name: '%' }],
    ['a prototype', JSON.parse('{"__proto__":{"providerId":"b"},"constructor":{"prototype":{}}}')],
    ['no object', 'b'],
    ['a list', [{ providerId: 'b' }]],
    ['a long text', 'x'.repeat(100_000)],
  ])('ask for nothing: %s changes no answer', async (_what, input) => {
    const expert = await addExpert(at, 'Aino');
    await addExpert(at, 'Elli', { providerId: 'b' });
    const [people, cards] = [await expert.client.remote.colleagues(), await expert.client.remote.skillCards()];
    const answered = async (name: 'colleagues' | 'skillCards') => forged(expert.client, name, input).catch((error: unknown) => (error instanceof Error && 'code' in error ? error.code : error));
    for (const [name, right] of [['colleagues', people], ['skillCards', cards]] as const) expect([right, 'BAD_INPUT', 'BAD_REQUEST']).toContainEqual(await answered(name));
    expect(people.map(({ name }) => name)).toEqual(['Elli']);
  });
});

describe('the colleagues', () => {
  it('are none for one who is alone, and never oneself', async () => {
    const expert = await addExpert(at, 'Aino');
    expect(await expert.client.remote.colleagues()).toEqual([]);
    await addExpert(at, 'Aino Toinen');
    expect((await expert.client.remote.colleagues()).map(({ name }) => name)).toEqual(['Aino Toinen']);
  });

  it('are those of every provider in the order of the Finnish alphabet, with no more of them than their work', async () => {
    const expert = await addExpert(at, 'Aino');
    for (const name of ['Öhman', 'Zeta', 'aalto', 'Äijälä', 'Åberg', 'Berg']) await addExpert(at, name, { providerId: name === 'Berg' ? 'b' : 'a' });
    await addExpert(at, 'Viittoja', { kind: 'interpreter', languages: ['fse', 'fi'] });
    const shown = await expert.client.remote.colleagues();
    expect(shown.map(({ name }) => name)).toEqual(['aalto', 'Berg', 'Viittoja', 'Zeta', 'Åberg', 'Äijälä', 'Öhman']);
    expect(shown[1]).toEqual({ id: shown[1]!.id, kind: 'expert', name: 'Berg', languages: ['fi'], authority: testProvider('b').name, free: false });
    expect(shown[2]).toMatchObject({ kind: 'interpreter', languages: ['fse', 'fi'], authority: null });
  });

  it('are shown free only while they could come: at their desk, on no break, in no session, and active', async () => {
    const [expert, other] = [await addExpert(at, 'Aino'), await addExpert(at, 'Onni')];
    const free = async () => (await expert.client.remote.colleagues()).map((one) => one.free);
    expect(await free()).toEqual([false]);
    const desk = await other.open();
    expect(await free()).toEqual([true]);
    await other.client.remote.setPresence({ ...command(), state: 'away', minutes: 10 });
    expect(await free()).toEqual([false]);
    await other.client.remote.setPresence({ ...command(), state: 'free' });
    expect(await free()).toEqual([true]);
    const station = stationAt(at);
    const sessionId = station.newId();
    await station.client.remote.requestFor(requestOf(station, { sessionId }));
    await other.client.remote.take({ ...command(), sessionId });
    expect(await free()).toEqual([false]);
    await other.client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: '' });
    expect(await free()).toEqual([true]);
    await desk.close();
    expect(await free()).toEqual([false]);
    await (await at.editorOf('a')).remote.saveExpert({ ...command(), expert: { id: other.id, kind: 'expert', name: 'Onni', providerId: 'a', languages: ['fi'], cardIds: [], active: false } });
    expect(await expert.client.remote.colleagues()).toEqual([]);
  });
});

describe('the cards', () => {
  it('are the own provider’s alone, in the order of the Finnish alphabet, in every language', async () => {
    const shown = await (await addExpert(at, 'Aino')).client.remote.skillCards();
    expect(shown.map(({ name }) => name.fi)).toEqual(['asumistuki', 'Bussikortti', 'Zoologia', 'Ångströmin mitta', 'Äitiysavustus', 'Öljylämmitys']);
    expect(shown[0]).toEqual({ id: 'c-2', name: { fi: 'asumistuki', sv: 'asumistuki (sv)', en: 'asumistuki (en)' } });
    expect(await (await addExpert(at, 'Elli', { providerId: 'b' })).client.remote.skillCards()).toEqual([{ id: 'o-1', name: CARDS.at(-1)!.name }]);
  });

  it('are none where the provider has none, and for an interpreter', async () => {
    expect(await (await addExpert(at, 'Tyhjä', { providerId: 'empty' })).client.remote.skillCards()).toEqual([]);
    expect(await (await addExpert(at, 'Tulkki', { kind: 'interpreter', languages: ['fse'] })).client.remote.skillCards()).toEqual([]);
  });
});
