/** The mailbox of a room, and who may come into it: what is wrong, old or another's is refused. */
import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#service/kernel/log.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, joinDesk, joinExpert, requestOf, signalsOf, signedSignal, signingKey, stated, stationAt, vouched, type OpenDesk, type Seat, type TestExpert, type TestStationAtHub } from '../../../support/remote-hub.ts';

let at: TestHub;
let station: TestStationAtHub;
let expert: TestExpert;
let desk: OpenDesk;
let sessionId: string;
let customer: Seat;
let own: Seat;
const warned: string[] = [];
beforeEach(async () => {
  warned.length = 0;
  at = await startHub({
    providers: ['a', 'b'].map(testProvider),
    turn: { urls: ['turn:127.0.0.1:3478?transport=udp', 'turns:turn.example.fi:443?transport=tcp'], secret: 'a-secret-of-sixteen-or-more' },
    log: { ...silentLog(), warn: (_fields, message) => void warned.push(message) },
  });
  station = stationAt(at);
  expert = await addExpert(at, 'Aino');
  desk = await expert.open();
  ({ id: sessionId } = await station.client.remote.requestFor(requestOf(station)));
  await expert.client.remote.take({ ...command(), sessionId });
  customer = await joinDesk(station, sessionId, 'customer');
  own = await joinExpert(at, expert, sessionId);
});
afterEach(async () => {
  await desk.close();
  await at.close();
});

const command = () => ({ commandId: at.commandId() });
const post = (count: number, change: { from?: string; to?: string; key?: Seat['key']; body?: string } = {}) =>
  station.client.remote.signalFor({ sessionId, signals: [signedSignal(change.key ?? customer.key, sessionId, { from: change.from ?? customer.id, to: change.to ?? own.id, count, ...(change.body ? { body: change.body } : {}) })] });
const heard = (after = 0, count = 1) => signalsOf((signal) => expert.client.remote.watchSignals({ sessionId, after }, { signal }), count);
const kept = async () => (await at.database.db.selectFrom('remote_signal').select(['sequence', 'count']).orderBy('sequence').execute()).map(({ sequence, count }) => [sequence, count]);

describe('a signal', () => {
  it('is refused when it came before, is another key’s, was changed, or is of a stranger; nothing of a refused batch is kept', async () => {
    await post(1);
    expect(await refusalText(post(1))).toBe('CONFLICT replayed');
    expect(await refusalText(post(0))).toBe('CONFLICT replayed');
    expect(await refusalText(post(2, { key: signingKey() }))).toBe('BAD_VOUCHER');
    const changed = { ...signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count: 2 }), body: '{"candidate":99}' };
    expect(await refusalText(station.client.remote.signalFor({ sessionId, signals: [changed] }))).toBe('BAD_VOUCHER');
    const ofOther = signedSignal(customer.key, station.newId(), { from: customer.id, to: own.id, count: 2 });
    expect(await refusalText(station.client.remote.signalFor({ sessionId, signals: [ofOther] }))).toBe('BAD_VOUCHER');
    expect(await refusalText(post(2, { from: own.id, to: customer.id, key: own.key }))).toBe('NOT_FOUND');
    expect(await refusalText(post(2, { to: station.newId() }))).toBe('NOT_FOUND');
    expect(await refusalText(post(2, { to: customer.id }))).toBe('CONFLICT signalToSelf');
    const batch = [2, 3, 3].map((count) => signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count }));
    expect(await refusalText(station.client.remote.signalFor({ sessionId, signals: batch }))).toBe('CONFLICT replayed');
    expect(await kept()).toEqual([[1, 1]]);
    await post(7);
    expect(await kept()).toEqual([[1, 1], [2, 7]]);
  });

  it('sent fifty at once by many is kept once each, in each sender’s order and without a gap', async () => {
    const advisor = await joinDesk(station, sessionId, 'advisor');
    const streams = [customer, advisor].flatMap((seat) => Array.from({ length: 10 }, (_, batch) => ({ seat, batch })));
    for (let round = 0; round < 10; round += 1) {
      const now = streams.filter(({ batch }) => batch === round);
      await Promise.all(now.map(({ seat, batch }) => station.client.remote.signalFor({ sessionId, signals: Array.from({ length: 25 }, (_, index) => signedSignal(seat.key, sessionId, { from: seat.id, to: own.id, count: batch * 25 + index })) })));
    }
    const all = await heard(0, 500);
    expect(all.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    for (const seat of [customer, advisor]) expect(all.filter(({ from }) => from === seat.id).map(({ count }) => count)).toEqual(Array.from({ length: 250 }, (_, index) => index));
  });

  it('of another station or another expert is refused, and so is their listening', async () => {
    const stranger = stationAt(at, 'station-two', signingKey(), 'Y');
    const other = await addExpert(at, 'Onni');
    expect(await refusalText(stranger.client.remote.signalFor({ sessionId, signals: [signedSignal(customer.key, sessionId, { from: customer.id, to: own.id, count: 1 })] }))).toBe('NOT_FOUND');
    expect(await refusalText(other.client.remote.signal({ sessionId, signals: [signedSignal(own.key, sessionId, { from: own.id, to: customer.id, count: 1 })] }))).toBe('NOT_FOUND');
    const listen = async (open: Promise<AsyncIterable<unknown>>) => (await open)[Symbol.asyncIterator]().next();
    expect(await refusalText(listen(other.client.remote.watchSignals({ sessionId, after: 0 })))).toBe('NOT_FOUND');
    expect(await refusalText(listen(stranger.client.remote.watchSignalsFor({ sessionId, participantId: customer.id, after: 0 })))).toBe('NOT_FOUND');
    expect(await refusalText(listen(station.client.remote.watchSignalsFor({ sessionId, participantId: own.id, after: 0 })))).toBe('NOT_FOUND');
    expect(await refusalText(listen(stranger.client.remote.watchSessionFor({ sessionId })))).toBe('NOT_FOUND');
    for (const call of [stranger.client.remote.hangUpFor({ sessionId, end: 'finished' }), stranger.client.remote.iceFor({ sessionId, participantId: customer.id }), stranger.client.remote.connectedFor({ sessionId }), other.client.remote.hangUp({ ...command(), sessionId }), other.client.remote.ice({ sessionId }), other.client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: '' })]) {
      expect(await refusalText(call)).toBe('NOT_FOUND');
    }
  });

  it('to a page that was loaded anew is forgotten, and both begin to count again; the same page goes on where it was', async () => {
    await post(5);
    await expert.client.remote.signal({ sessionId, signals: [signedSignal(own.key, sessionId, { from: own.id, to: customer.id, count: 8 })] });
    await joinExpert(at, expert, sessionId, own.key);
    expect(await kept()).toHaveLength(2);
    const anew = await joinExpert(at, expert, sessionId);
    expect(anew.id).toBe(own.id);
    expect((await kept()).map(([, count]) => count)).toEqual([8]);
    expect(await refusalText(expert.client.remote.signal({ sessionId, signals: [signedSignal(own.key, sessionId, { from: own.id, to: customer.id, count: 9 })] }))).toBe('BAD_VOUCHER');
    await expert.client.remote.signal({ sessionId, signals: [signedSignal(anew.key, sessionId, { from: own.id, to: customer.id, count: 0 })] });
    await post(6);
    expect((await heard(0)).map(({ sequence, count }) => [sequence, count])).toEqual([[1, 6]]);
  });

  it('ends with the call, streams and all', async () => {
    const listening = heard(0, 9);
    await post(1);
    await expert.client.remote.hangUp({ ...command(), sessionId });
    expect(await listening).toHaveLength(1);
    expect(await at.database.db.selectFrom('remote_signal_count').selectAll().execute()).toEqual([]);
    expect(await refusalText(post(2))).toBe('SESSION_OVER');
    expect(await refusalText(station.client.remote.iceFor({ sessionId, participantId: customer.id }))).toBe('SESSION_OVER');
    expect(await refusalText(joinDesk(station, sessionId, 'customer', customer))).toBe('SESSION_OVER');
  });
});

describe('the room', () => {
  it('holds four; a fifth is refused, and one who left makes room', async () => {
    const advisor = await joinDesk(station, sessionId, 'advisor');
    const third = await joinDesk(station, sessionId, 'advisor');
    expect(await refusalText(joinDesk(station, sessionId, 'advisor'))).toBe('ROOM_FULL');
    expect(await refusalText(expert.client.remote.invite({ ...command(), sessionId, who: { language: 'fse' } }))).toBe('ROOM_FULL');
    await joinDesk(station, sessionId, 'advisor', third);
    await station.client.remote.leaveFor({ sessionId, participantId: advisor.id });
    await joinDesk(station, sessionId, 'advisor');
    expect(await refusalText(joinDesk(station, sessionId, 'advisor', advisor))).toBe('ROOM_FULL');
    expect(await refusalText(station.client.remote.leaveFor({ sessionId, participantId: own.id }))).toBe('NOT_FOUND');
  });

  it('lets nobody in without a voucher of the very key that was met first, for this session, place and role', async () => {
    const key = signingKey();
    const place = { sessionId, participantId: station.newId(), role: 'customer' as const };
    const join = (change: object) => station.client.remote.joinFor({ ...place, name: null, key: vouched(station.key, key, place), ...change });
    const thief = signingKey();
    expect(await refusalText(join({ key: vouched(thief, key, place) }))).toBe('BAD_VOUCHER');
    expect(warned).toContain('a station showed another key than the one it was met with');
    expect(await refusalText(join({ key: { ...vouched(thief, key, place), voucher: { publicKey: station.key.publicKey, signature: vouched(thief, key, place).voucher.signature } } }))).toBe('BAD_VOUCHER');
    expect(await refusalText(join({ role: 'advisor' }))).toBe('BAD_VOUCHER');
    expect(await refusalText(join({ participantId: station.newId() }))).toBe('BAD_VOUCHER');
    expect(await refusalText(join({ key: vouched(station.key, signingKey('P-384'), place) }))).toBe('BAD_VOUCHER');
    expect(await refusalText(join({ key: vouched(station.key, { ...key, publicKey: 'not-a-key' }, place) }))).toBe('BAD_VOUCHER');
    expect(await refusalText(expert.client.remote.join({ ...command(), sessionId, key: vouched(station.key, key, { sessionId, participantId: own.id, role: 'expert' }) }))).toBe('BAD_VOUCHER');
    expect(await refusalText(joinDesk(station, sessionId, 'customer', { id: own.id, key }))).toBe('NOT_FOUND');
    expect(await join({})).toMatchObject({ self: { role: 'customer', name: null } });
  });

  it('a request is refused when the station’s key changed or the identity is not what it signed', async () => {
    const asked = requestOf(station);
    const request = (identity: typeof asked.identity) => station.client.remote.requestFor({ ...asked, identity });
    expect(await refusalText(request(stated(signingKey(), asked.sessionId)))).toBe('BAD_VOUCHER');
    expect(await refusalText(request(stated(station.key, station.newId())))).toBe('BAD_VOUCHER');
    expect(await refusalText(request({ ...asked.identity, level: 'high' }))).toBe('BAD_VOUCHER');
    expect(await refusalText(request({ ...asked.identity, documentKind: 'pass\nport' }))).toBe('BAD_VOUCHER');
    expect(await request(asked.identity)).toMatchObject({ identity: asked.identity });
  });

  it('gives TURN credentials of ten minutes at the most, of one participant, that coturn would reckon the same', async () => {
    const { iceServers, expiresAt } = await station.client.remote.iceFor({ sessionId, participantId: customer.id });
    const expiry = Date.parse(at.clock.now()) / 1_000 + 600;
    const username = `${expiry}:${customer.id}`;
    expect(iceServers).toEqual([{ urls: ['turn:127.0.0.1:3478?transport=udp', 'turns:turn.example.fi:443?transport=tcp'], username, credential: createHmac('sha1', 'a-secret-of-sixteen-or-more').update(username).digest('base64') }]);
    expect(expiresAt).toBe(new Date(expiry * 1_000).toISOString());
    expect((await expert.client.remote.ice({ sessionId })).iceServers[0]!.username).toBe(`${expiry}:${own.id}`);
  });
});
