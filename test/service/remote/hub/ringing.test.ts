/** Who rings, when, and who stops; the queue of all points, and who may admit whom. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JUVA, MIKKELI, startBookable } from '../../../support/bookable.ts';
import { startHub, testProvider, type TestHub } from '../../../support/hub.ts';
import { refusalText } from '../../../support/refusal.ts';
import { addExpert, follow, joinDesk, requestOf, stationAt, type OpenDesk, type TestExpert, type TestStationAtHub } from '../../../support/remote-hub.ts';

let at: TestHub;
let station: TestStationAtHub;
const open = new Map<string, OpenDesk>();
beforeEach(async () => {
  at = await startHub({ providers: ['a', 'b'].map(testProvider) });
  station = stationAt(at);
});
afterEach(async () => {
  for (const desk of open.values()) await desk.close();
  open.clear();
  await at.close();
});

const command = () => ({ commandId: at.commandId() });
/** Experts come to work a second after one another, so that the first has been idle longest. */
const onDuty = async (name: string, wish: Parameters<typeof addExpert>[2] = {}): Promise<TestExpert> => {
  const expert = await addExpert(at, name, wish);
  open.set(name, await expert.open());
  at.clock.advance(1_000);
  return expert;
};
const ringingAt = async (): Promise<string[]> => {
  const rows = await at.database.db.selectFrom('remote_ring').innerJoin('expert', 'expert.id', 'remote_ring.expert_id').select('expert.name').where('state', '=', 'ringing').orderBy('expert.name').execute();
  return rows.map(({ name }) => name);
};
const tick = async (ms: number) => {
  at.clock.advance(ms);
  await at.hub.tick();
};
const stateOf = async (sessionId: string) => (await at.database.db.selectFrom('remote_session').select('state').where('id', '=', sessionId).executeTakeFirstOrThrow()).state;
const ask = (change: Parameters<typeof requestOf>[1] = {}) => station.client.remote.requestFor(requestOf(station, change));

describe('ringing', () => {
  it('begins with the longest idle who knows the card, one more every four seconds, and stops everywhere when one takes it', async () => {
    const first = await onDuty('A', { cardIds: ['a-1'] });
    const second = await onDuty('B');
    await onDuty('C', { cardIds: ['a-2'] });
    await onDuty('D', { languages: ['sv'] });
    await onDuty('E', { providerId: 'b' });
    const { id: sessionId } = await ask();
    expect(await ringingAt()).toEqual(['A']);
    await tick(3_999);
    expect(await ringingAt()).toEqual(['A']);
    await tick(1);
    expect(await ringingAt()).toEqual(['A', 'B']);
    await tick(20_000);
    expect(await ringingAt()).toEqual(['A', 'B']);
    await open.get('B')!.until(({ ringing }) => ringing.length === 1);
    await first.client.remote.take({ ...command(), sessionId });
    expect(await ringingAt()).toEqual([]);
    expect((await open.get('B')!.until(({ ringing }) => ringing.length === 0)).presence.state).toBe('free');
    expect(await refusalText(second.client.remote.take({ ...command(), sessionId }))).toBe('TAKEN');
    expect(await refusalText(second.client.remote.decline({ ...command(), sessionId }))).toBe('CONFLICT notRingingHere');
  });

  it('after thirty seconds it waits, the next pool is rung when the desk wishes, and who declined is not rung again in that pool', async () => {
    const expert = await onDuty('A', { cardIds: ['a-1'] });
    await onDuty('B', { cardIds: ['a-1'] });
    await onDuty('C', { languages: ['sv'] });
    const { id: sessionId } = await ask();
    await expert.client.remote.decline({ ...command(), sessionId });
    expect(await ringingAt()).toEqual(['B']);
    await tick(29_000);
    expect(await ringingAt()).toEqual(['B']);
    await tick(1_000);
    expect(await ringingAt()).toEqual([]);
    const waiting = await station.client.remote.goOnFor({ sessionId, how: 'wait' });
    expect(waiting).toMatchObject({ state: 'waiting', ring: null, offers: ['wait', 'nextPool', 'booking', 'callback', 'question'], queue: { rule: 'longestWaiting', position: 1, among: 1 } });
    // The pool of the provider holds the same two, the one who declined before among them; the last pool anybody.
    expect(await station.client.remote.goOnFor({ sessionId, how: 'nextPool' })).toMatchObject({ state: 'ringing', ring: { pool: 'provider' } });
    expect(await ringingAt()).toEqual(['A']);
    await tick(30_000);
    expect(await station.client.remote.goOnFor({ sessionId, how: 'nextPool' })).toMatchObject({ ring: { pool: 'anyLanguage' } });
    await tick(30_000);
    expect(await refusalText(station.client.remote.goOnFor({ sessionId, how: 'nextPool' }))).toBe('CONFLICT noFurtherPool');
  });

  it('is over at once when the last of the pool declines', async () => {
    const expert = await onDuty('A');
    const { id: sessionId } = await ask();
    await expert.client.remote.decline({ ...command(), sessionId });
    expect(await stateOf(sessionId)).toBe('waiting');
    expect(await refusalText(station.client.remote.goOnFor({ sessionId: station.newId(), how: 'wait' }))).toBe('NOT_FOUND');
  });

  it('never reaches who is away, writing, talking, ringing elsewhere, signed out or without a browser', async () => {
    const away = await onDuty('Away');
    await away.client.remote.setPresence({ ...command(), state: 'away', minutes: 5 });
    const writing = await onDuty('Writing');
    await writing.client.remote.setPresence({ ...command(), state: 'afterWork', minutes: 5 });
    await addExpert(at, 'NoBrowser');
    const out = await onDuty('Out');
    await out.client.remote.signOut(command());
    const talking = await onDuty('Talking');
    const one = await ask();
    await talking.client.remote.take({ ...command(), sessionId: one.id });
    const ringing = await onDuty('Ringing');
    const two = await ask();
    expect(await ringingAt()).toEqual(['Ringing']);
    const three = await ask();
    expect(three).toMatchObject({ state: 'waiting', queue: { position: 1, among: 1 } });
    for (const moment of [4_000, 8_000, 8_000]) {
      await tick(moment);
      expect(await ringingAt()).toEqual(['Ringing']);
    }
    await ringing.client.remote.take({ ...command(), sessionId: two.id });
    expect(await ringingAt()).toEqual([]);
  });

  it('a browser that goes away stops ringing after ten seconds, and the next rings instead', async () => {
    await onDuty('A');
    await onDuty('B');
    await ask();
    await open.get('A')!.close();
    open.delete('A');
    await tick(3_000);
    expect(await ringingAt()).toEqual(['A']);
    await tick(8_000);
    expect(await ringingAt()).toEqual(['B']);
  });
});

describe('the queue of all points', () => {
  it('is seen by who could serve, in its order with the reason, and one customer is admitted out of it', async () => {
    const one = await ask({ pointName: 'Ensimmäinen' });
    at.clock.advance(60_000);
    const two = await ask({ pointName: 'Toinen' });
    const swedish = await ask({ language: 'sv' });
    const expert = await onDuty('A', { languages: ['fi'] });
    const other = await onDuty('B', { providerId: 'b' });
    // Nobody was on duty when they came, so they may be served in any language.
    const seen = await open.get('A')!.until(({ queue }) => queue.length === 3);
    expect(seen.queue.map(({ id, queue }) => [id, queue?.rule, queue?.position])).toEqual([[one.id, 'longestWaiting', 1], [two.id, 'longestWaiting', 2], [swedish.id, 'longestWaiting', 3]]);
    expect(Object.keys(seen.queue[0]!)).not.toContain('identity');
    expect((await open.get('B')!.until(() => true)).queue).toEqual([]);
    expect(await refusalText(other.client.remote.take({ ...command(), sessionId: one.id }))).toBe('CONFLICT notRingingHere');
    expect(await expert.client.remote.take({ ...command(), sessionId: two.id })).toMatchObject({ state: 'answered' });
    expect(await refusalText(expert.client.remote.take({ ...command(), sessionId: one.id }))).toBe('CONFLICT inSession');
    expect((await open.get('A')!.until(({ session }) => session !== null)).queue.map(({ id, queue }) => [id, queue?.position])).toEqual([[one.id, 1], [swedish.id, 2]]);
    expect(await stateOf(one.id)).toBe('waiting');
  });

  it('who lost the expert before the talk is before those who came later', async () => {
    const expert = await onDuty('A');
    const one = await ask();
    await expert.client.remote.take({ ...command(), sessionId: one.id });
    const two = await ask();
    await expert.client.remote.decline({ ...command(), sessionId: one.id });
    expect((await open.get('A')!.until(({ queue }) => queue.length === 2)).queue.map(({ id, queue }) => [id, queue?.rule])).toEqual([[one.id, 'resumed'], [two.id, 'longestWaiting']]);
  });

  it('tells how long it may take from the last sessions of the provider', async () => {
    const expert = await onDuty('A');
    for (const seconds of [100, 300, 200]) {
      const { id: sessionId } = await ask();
      await expert.client.remote.take({ ...command(), sessionId });
      await expert.client.remote.connected({ sessionId });
      at.clock.advance(seconds * 1_000);
      await expert.client.remote.finish({ ...command(), sessionId, outcome: 'done', summary: '' });
    }
    const wish = { cardId: 'a-1', providerId: 'a', language: 'fi' } as const;
    expect(await station.client.remote.availabilityFor(wish)).toMatchObject({ free: 1, busy: 0, ahead: 0, waitSeconds: 0 });
    const { id: sessionId } = await ask();
    await expert.client.remote.take({ ...command(), sessionId });
    expect(await station.client.remote.availabilityFor(wish)).toMatchObject({ free: 0, busy: 1, ahead: 0, waitSeconds: 200, offers: ['wait', 'booking', 'callback', 'question'] });
    await ask();
    expect(await station.client.remote.availabilityFor(wish)).toMatchObject({ ahead: 1, waitSeconds: 400 });
    expect(await station.client.remote.availabilityFor({ ...wish, providerId: 'b' })).toMatchObject({ free: 0, busy: 0, waitSeconds: null, offers: ['booking', 'callback', 'question'] });
  });

  it('ends for who is cancelled while waiting, and a second answer to the same request changes nothing', async () => {
    const asked = requestOf(station);
    const one = await station.client.remote.requestFor(asked);
    expect(await station.client.remote.requestFor(asked)).toEqual(one);
    expect(await station.client.remote.hangUpFor({ sessionId: one.id, end: 'cancelled' })).toMatchObject({ state: 'ended', end: 'cancelled' });
    expect(await station.client.remote.hangUpFor({ sessionId: one.id, end: 'customerLeft' })).toMatchObject({ state: 'ended', end: 'cancelled' });
    expect(await refusalText(joinDesk(station, one.id, 'customer'))).toBe('SESSION_OVER');
  });
});

describe('a booked customer', () => {
  it('is before all others once the promised time has come, and a booking of another point is refused', async () => {
    const hub = await startBookable();
    const mikkeli = stationAt(hub, MIKKELI);
    const kela = { providerId: 'kela', providerName: { fi: 'Kela' } };
    const booking = await hub.book({ start: '2026-03-02T12:00:00.000Z' });
    const request = (change: Parameters<typeof requestOf>[1] = {}) => mikkeli.client.remote.requestFor(requestOf(mikkeli, { ...kela, ...change }));
    hub.clock.set('2026-03-02T11:58:00.000Z');
    const first = await request();
    const booked = await request({ bookingId: booking.id });
    expect([booked.bookedFor, booked.queue?.rule, booked.queue?.position]).toEqual(['2026-03-02T12:00:00.000Z', 'longestWaiting', 2]);
    const stop = new AbortController();
    const seen = (await mikkeli.client.remote.watchSessionFor({ sessionId: booked.id }, { signal: stop.signal }))[Symbol.asyncIterator]();
    await hub.hub.tick();
    hub.clock.set('2026-03-02T12:00:00.000Z');
    await hub.hub.tick();
    expect((await follow(seen, ({ queue }) => queue?.rule === 'booked')).queue?.position).toBe(1);
    stop.abort();
    const place = async (id: string) => (await mikkeli.client.remote.goOnFor({ sessionId: id, how: 'wait' })).queue;
    expect(await place(booked.id)).toMatchObject({ rule: 'booked', position: 1 });
    expect(await place(first.id)).toMatchObject({ rule: 'longestWaiting', position: 2 });
    const juva = stationAt(hub, JUVA, undefined, 'Y');
    expect(await refusalText(juva.client.remote.requestFor(requestOf(juva, { ...kela, bookingId: booking.id })))).toBe('NOT_FOUND');
    await hub.close();
  });
});

describe('an interpreter', () => {
  it('is rung once the expert is had, comes into the room, and leaves it without ending it', async () => {
    const expert = await onDuty('A');
    const interpreter = await onDuty('Tulkki', { kind: 'interpreter', languages: ['uk'] });
    await onDuty('Toinen tulkki', { kind: 'interpreter', languages: ['fse'] });
    expect((await station.client.remote.availabilityFor({ cardId: 'a-1', providerId: 'a', language: 'fi' })).interpreters).toEqual(['fse', 'uk']);
    const { id: sessionId } = await ask({ interpreter: 'uk' });
    expect(await ringingAt()).toEqual(['A']);
    await expert.client.remote.take({ ...command(), sessionId });
    expect(await ringingAt()).toEqual(['Tulkki']);
    expect(await interpreter.client.remote.take({ ...command(), sessionId })).toMatchObject({ state: 'answered', participants: [{ role: 'expert' }, { role: 'interpreter', authority: null }] });
    expect(await refusalText(interpreter.client.remote.askIdentity({ ...command(), sessionId, what: 'check', reason: 'Haluan tietää' }))).toBe('CONFLICT notForInterpreters');
    expect(await refusalText(expert.client.remote.invite({ ...command(), sessionId, who: { language: 'so' } }))).toBe('CONFLICT nobodyFree');
    expect(await interpreter.client.remote.hangUp({ ...command(), sessionId })).toMatchObject({ state: 'answered', participants: [{ role: 'expert' }] });
    await expert.client.remote.invite({ ...command(), sessionId, who: { language: 'fse' } });
    expect(await ringingAt()).toEqual(['Toinen tulkki']);
    await tick(30_000);
    expect(await ringingAt()).toEqual([]);
  });
});
