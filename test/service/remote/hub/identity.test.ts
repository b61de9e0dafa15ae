/** The expert asks about identity: a new check, or the number, which goes once from memory to the one who asked and nowhere else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#service/kernel/log.ts';
import { testCard } from '../../../support/cards.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, requestOf, signingKey, stated, stationAt, type OpenDesk, type TestExpert, type TestStationAtHub } from '../../../support/remote-hub.ts';

const CODE = readFileSync(join(import.meta.dirname, '..', '..', '..', 'fixtures', 'vectors', 'hetu.csv'), 'utf8').split('\n').map((line) => line.split(',')).find(([, valid]) => valid === 'yes')![0]!;

let at: TestHub;
let station: TestStationAtHub;
let expert: TestExpert;
let desk: OpenDesk;
let sessionId: string;
const logged: string[] = [];
const command = () => ({ commandId: at.commandId() });

const begin = async (cardId: string) => {
  ({ id: sessionId } = await station.client.remote.requestFor(requestOf(station, { cardId })));
  await expert.client.remote.take({ ...command(), sessionId });
};

beforeEach(async () => {
  logged.length = 0;
  const note = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  at = await startHub({ providers: ['a', 'b'].map(testProvider), cards: [testCard('a-1', { providerId: 'a', needsIdentityCode: true }), testCard('a-2', { providerId: 'a' })], log: { ...silentLog(), info: note, warn: note, error: note } });
  station = stationAt(at);
  expert = await addExpert(at, 'Aino');
  desk = await expert.open();
});
afterEach(async () => {
  await desk.close();
  await at.close();
});

const ask = async (what: 'check' | 'number') => {
  const asked = await expert.client.remote.askIdentity({ ...command(), sessionId, what, reason: 'Päätös tehdään heti' });
  return asked.identityRequests.at(-1)!.id;
};
const answerNumber = (requestId: string, code: string | null = CODE) => station.client.remote.identityFor({ sessionId, requestId, identity: null, code, refused: false });
const see = (requestId: string, by = expert) => by.client.remote.seeNumber({ ...command(), sessionId, requestId });
/** Every byte of the database's files, as text. */
const onDisk = (): string => ['hub.sqlite', 'hub.sqlite-wal'].map((name) => readFileSync(join(at.folder, name)).toString('latin1')).join('');

describe('the number', () => {
  it('is given once to the expert who asked, is audited with who and why, and is on no disk and in no log', async () => {
    await begin('a-1');
    const requestId = await ask('number');
    expect(await refusalText(see(requestId))).toBe('CONFLICT notAnswered');
    const answered = await answerNumber(requestId);
    expect(answered.identityRequests).toMatchObject([{ id: requestId, what: 'number', state: 'answered' }]);
    expect(JSON.stringify(answered)).not.toContain(CODE);
    const other = await addExpert(at, 'Onni');
    expect(await refusalText(see(requestId, other))).toBe('NOT_FOUND');
    const input = { ...command(), sessionId, requestId };
    expect(await expert.client.remote.seeNumber(input)).toEqual({ code: CODE });
    expect(await refusalText(expert.client.remote.seeNumber(input))).toBe('CONFLICT numberGone');
    expect(await refusalText(see(requestId))).toBe('CONFLICT numberGone');
    const seen = await at.database.db.selectFrom('remote_event').selectAll().where('kind', '=', 'numberSeen').execute();
    expect(seen[0]).toMatchObject({ session_id: sessionId, expert_id: expert.id, device_id: expert.deviceId, payload: JSON.stringify({ requestId, reason: 'Päätös tehdään heti' }) });
    expect(onDisk()).toContain(requestId);
    expect(onDisk()).not.toContain(CODE);
    expect(logged.join('\n')).not.toContain(CODE);
  });

  it('is not asked for where the card does not need it', async () => {
    await begin('a-2');
    expect(await refusalText(ask('number'))).toBe('CONFLICT numberNotNeeded');
    const requestId = await ask('check');
    expect(await refusalText(station.client.remote.identityFor({ sessionId, requestId, identity: stated(station.key, sessionId), code: CODE, refused: false }))).toBe('CONFLICT numberNotNeeded');
    expect(onDisk()).not.toContain(CODE);
  });

  it('is gone after two minutes, and at the end of the call', async () => {
    await begin('a-1');
    const one = await ask('number');
    await answerNumber(one);
    at.clock.advance(120_000);
    expect(await refusalText(see(one))).toBe('CONFLICT numberGone');
    const two = await ask('number');
    await answerNumber(two);
    await station.client.remote.hangUpFor({ sessionId, end: 'customerLeft' });
    expect(await refusalText(see(two))).toBe('SESSION_OVER');
  });

  it('may be refused by the desk, and an answer that comes twice changes nothing', async () => {
    await begin('a-1');
    const requestId = await ask('number');
    const refuse = () => station.client.remote.identityFor({ sessionId, requestId, identity: null, code: null, refused: true });
    const once = await refuse();
    expect(once.identityRequests[0]!.state).toBe('refused');
    expect(await refuse()).toEqual(once);
    expect(await refusalText(see(requestId))).toBe('CONFLICT notAnswered');
    expect(await refusalText(answerNumber(station.newId()))).toBe('NOT_FOUND');
    expect(await refusalText(answerNumber(await ask('number'), null))).toBe('CONFLICT numberMissing');
  });
});

describe('a new check', () => {
  it('is stated by the station anew, and only what it signed is taken', async () => {
    await begin('a-1');
    const requestId = await ask('check');
    const answer = (identity: ReturnType<typeof stated> | null) => station.client.remote.identityFor({ sessionId, requestId, identity, code: null, refused: false });
    const better = stated(station.key, sessionId, { level: 'high', method: 'mrz' });
    expect(await refusalText(answer(null))).toBe('CONFLICT identityMissing');
    expect(await refusalText(answer(stated(signingKey(), sessionId)))).toBe('BAD_VOUCHER');
    expect(await refusalText(answer({ ...better, nonDisclosure: 'open' }))).toBe('BAD_VOUCHER');
    expect(await answer(better)).toMatchObject({ identity: better, identityRequests: [{ state: 'answered' }] });
  });

  it('is asked for twenty times at the most', async () => {
    await begin('a-1');
    for (let count = 0; count < 20; count += 1) await ask('check');
    expect(await refusalText(ask('check'))).toBe('CONFLICT tooManyRequests');
  });
});
