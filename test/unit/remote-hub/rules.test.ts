import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followsFromAbsence, hasRunOut, presenceNow, REJOIN_MS, STATION_REJOIN_MS, type KeptPresence } from '#service/features/remote/hub/rules-presence.ts';
import { couldServe, offersNow, queueOrder, waitEstimate } from '#service/features/remote/hub/rules-queue.ts';
import { firstPool, inPool, longestIdleFirst, nextRings, RING_MS, type Skilled } from '#service/features/remote/hub/rules-ringing.ts';
import { admitSignal, decideTake, seatFor } from '#service/features/remote/hub/rules-room.ts';
import { Refusal } from '#service/kernel/errors.ts';

const refusal = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.code, (error.data as { reason?: string } | undefined)?.reason].filter(Boolean).join(' ');
  }
  return 'done';
};

const wish = { providerId: 'a', cardId: 'a-1', language: 'fi' };
const expert = (change: Partial<Skilled> = {}): Skilled => ({ kind: 'expert', providerId: 'a', languages: ['fi'], cardIds: [], ...change });

describe('pools', () => {
  it.each<[string, Partial<Skilled>, string[]]>([
    ['one who knows the card', { cardIds: ['a-1'] }, ['card', 'provider', 'anyLanguage']],
    ['one for whom all cards are alike', {}, ['card', 'provider', 'anyLanguage']],
    ['one who knows another card', { cardIds: ['a-2'] }, ['provider', 'anyLanguage']],
    ['one of another language', { languages: ['sv'] }, ['anyLanguage']],
    ['one of another provider', { providerId: 'b' }, []],
    ['an interpreter', { kind: 'interpreter', providerId: null }, []],
  ])('%s', (_who, change, pools) => {
    expect((['card', 'provider', 'anyLanguage'] as const).filter((pool) => inPool(pool, wish, expert(change)))).toEqual(pools);
  });

  it('the first that holds somebody is rung, never one before the pool asked for', () => {
    expect(firstPool(wish, [expert({ cardIds: ['a-2'] })])).toBe('provider');
    expect(firstPool(wish, [expert()], 'anyLanguage')).toBe('anyLanguage');
    expect(firstPool(wish, [expert({ providerId: 'b' })])).toBeNull();
  });
});

describe('ringing', () => {
  const idle = (...times: number[]) => times.map((time, index) => ({ id: `e${index}`, idleSince: `2026-03-02T08:00:0${time}.000Z` }));

  it('the longest idle rings at once, one more every four seconds, and all stop at thirty', () => {
    const free = idle(5, 3, 4);
    expect(nextRings({ elapsedMs: 0, ringing: [], free })).toEqual({ start: ['e1'], over: false });
    expect(nextRings({ elapsedMs: 3_999, ringing: ['e1'], free })).toEqual({ start: [], over: false });
    expect(nextRings({ elapsedMs: 4_000, ringing: ['e1'], free })).toEqual({ start: ['e2'], over: false });
    expect(nextRings({ elapsedMs: 29_999, ringing: ['e1', 'e2', 'e0'], free: [] })).toEqual({ start: [], over: false });
    expect(nextRings({ elapsedMs: RING_MS, ringing: ['e1', 'e2', 'e0'], free: [] })).toEqual({ start: [], over: true });
  });

  it('who declines makes room for the next, and it is over when nobody is left', () => {
    expect(nextRings({ elapsedMs: 1_000, ringing: [], free: idle(1) })).toEqual({ start: ['e0'], over: false });
    expect(nextRings({ elapsedMs: 1_000, ringing: [], free: [] })).toEqual({ start: [], over: true });
  });

  it('asked at whatever moments, nobody rings twice and none out of turn', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 }), fc.array(fc.integer({ min: 0, max: 29_999 }), { minLength: 1, maxLength: 20 }), (times, moments) => {
        const free = idle(...times);
        const rung: string[] = [];
        for (const elapsedMs of moments.toSorted((a, b) => a - b)) {
          rung.push(...nextRings({ elapsedMs, ringing: rung, free }).start);
          expect(rung.length).toBeLessThanOrEqual(Math.floor(elapsedMs / 4_000) + 1);
        }
        expect(rung).toEqual(longestIdleFirst(free).slice(0, rung.length).map(({ id }) => id));
      }),
    );
  });
});

describe('the queue of all points', () => {
  const at = (minute: number) => `2026-03-02T08:${String(minute).padStart(2, '0')}:00.000Z`;
  const waiting = (id: string, askedAt: string, more: { bookedFor?: string; resumed?: boolean } = {}) => ({ id, askedAt, bookedFor: more.bookedFor ?? null, resumed: more.resumed ?? false });

  it('a promised time that has come is first, then who was cut off, then who has waited longest; each is told why', () => {
    const order = queueOrder([waiting('long', at(1)), waiting('early', at(2), { bookedFor: at(30) }), waiting('cut', at(5), { resumed: true }), waiting('booked', at(9), { bookedFor: at(10) })], at(10));
    expect(order.map(({ session, reason }) => [session.id, reason.rule, reason.position, reason.among, reason.waitedSeconds])).toEqual([['booked', 'booked', 1, 4, 60], ['cut', 'resumed', 2, 4, 300], ['long', 'longestWaiting', 3, 4, 540], ['early', 'longestWaiting', 4, 4, 480]]);
  });

  it('the order does not depend on how they are listed', () => {
    const one = fc.record({ id: fc.string({ minLength: 1, maxLength: 4 }), askedAt: fc.integer({ min: 0, max: 59 }).map(at), bookedFor: fc.option(fc.integer({ min: 0, max: 59 }).map(at)), resumed: fc.boolean() });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 12 }), (sessions) => {
        const ids = (list: typeof sessions) => queueOrder(list, at(30)).map(({ session }) => session.id);
        expect(ids(sessions.toReversed())).toEqual(ids(sessions));
      }),
    );
  });

  it('an expert may admit those of its provider in its language, and any once that pool was reached', () => {
    expect(couldServe(expert({ cardIds: ['a-2'] }), { ...wish, pool: 'card' })).toBe(true);
    expect(couldServe(expert({ languages: ['sv'] }), { ...wish, pool: 'provider' })).toBe(false);
    expect(couldServe(expert({ languages: ['sv'] }), { ...wish, pool: 'anyLanguage' })).toBe(true);
    expect(couldServe(expert({ providerId: 'b' }), { ...wish, pool: 'anyLanguage' })).toBe(false);
  });

  it('a wait is told from the last sessions, and not where nothing tells', () => {
    expect(waitEstimate({ free: 2, onDuty: 2, ahead: 0, lastSeconds: [] })).toBe(0);
    expect(waitEstimate({ free: 0, onDuty: 2, ahead: 0, lastSeconds: [] })).toBeNull();
    expect(waitEstimate({ free: 0, onDuty: 0, ahead: 3, lastSeconds: [600] })).toBeNull();
    expect(waitEstimate({ free: 0, onDuty: 2, ahead: 3, lastSeconds: [100, 300, 200, 9_000] })).toBe(500);
  });

  it('what is offered when nobody comes', () => {
    expect(offersNow({ state: 'ringing', onDuty: 3, freeInNextPool: true })).toEqual([]);
    expect(offersNow({ state: 'waiting', onDuty: 3, freeInNextPool: true })).toEqual(['wait', 'nextPool', 'booking', 'callback', 'question']);
    expect(offersNow({ state: null, onDuty: 0, freeInNextPool: false })).toEqual(['booking', 'callback', 'question']);
  });
});

describe('presence', () => {
  const kept = (change: Partial<KeptPresence> = {}): KeptPresence => ({ state: 'free', since: '2026-03-02T08:00:00.000Z', until: null, ...change });
  const now = '2026-03-02T08:10:00.000Z';
  const facts = { online: true, inSession: false, ringing: false, now };

  it.each([
    ['offline before everything', { kept: kept(), ...facts, online: false, inSession: true, ringing: true }, 'offline'],
    ['busy in a talk whatever was set', { kept: kept({ state: 'away' }), ...facts, inSession: true }, 'busy'],
    ['away while it lasts', { kept: kept({ state: 'away', until: '2026-03-02T08:10:00.001Z' }), ...facts }, 'away'],
    ['free when it has run out', { kept: kept({ state: 'away', until: now }), ...facts }, 'free'],
    ['away without an end', { kept: kept({ state: 'away' }), ...facts, ringing: true }, 'away'],
    ['ringing', { kept: kept(), ...facts, ringing: true }, 'ringing'],
  ])('%s', (_what, given, state) => expect(presenceNow(given).state).toBe(state));

  // Instants are compared, so the hour that comes twice and the one that never comes count as they last.
  it.each([
    ['over midnight', '2026-03-02T21:50:00.000Z', 20, '2026-03-02T22:09:59.999Z', '2026-03-02T22:10:00.000Z'],
    ['in the night of 23 hours', '2026-03-29T00:50:00.000Z', 20, '2026-03-29T01:09:59.999Z', '2026-03-29T01:10:00.000Z'],
    ['in the night of 25 hours', '2026-10-25T00:50:00.000Z', 70, '2026-10-25T01:59:59.999Z', '2026-10-25T02:00:00.000Z'],
  ])('what is set for some minutes %s lasts so many minutes', (_when, since, minutes, before, end) => {
    const until = new Date(Date.parse(since) + minutes * 60_000).toISOString();
    expect([before, end].map((at) => hasRunOut(kept({ state: 'afterWork', since, until }), at))).toEqual([false, true]);
  });

  it('long absences: the expert before the talk is replaced, in the talk it is over, and a station that is cut off is given longer', () => {
    const at = { state: 'talking' as const, expertAwayMs: 0, deskAwayMs: 0, stationHeard: true };
    expect(followsFromAbsence({ ...at, expertAwayMs: REJOIN_MS })).toBeNull();
    expect(followsFromAbsence({ ...at, expertAwayMs: REJOIN_MS + 1 })).toBe('interrupt');
    expect(followsFromAbsence({ ...at, state: 'answered', expertAwayMs: REJOIN_MS + 1 })).toBe('requeue');
    expect(followsFromAbsence({ ...at, deskAwayMs: REJOIN_MS + 1 })).toBe('interrupt');
    expect(followsFromAbsence({ ...at, deskAwayMs: REJOIN_MS + 1, stationHeard: false })).toBeNull();
    expect(followsFromAbsence({ ...at, deskAwayMs: STATION_REJOIN_MS + 1, stationHeard: false })).toBe('interrupt');
  });
});

describe('the room', () => {
  it('has four seats', () => {
    expect([3, 4, 5].map((taken) => refusal(() => seatFor(taken)))).toEqual(['done', 'ROOM_FULL', 'ROOM_FULL']);
  });

  it('lets no stranger, no echo and no old signal pass', () => {
    const room = { senders: new Set(['me']), inRoom: new Set(['me', 'you']), lastCount: 4 };
    const post = (change: object) => refusal(() => admitSignal({ from: 'me', to: 'you', count: 5, ...change }, room));
    expect([post({}), post({ count: 4 }), post({ count: 0 }), post({ from: 'you' }), post({ to: 'stranger' }), post({ to: 'me' })]).toEqual(['done', 'CONFLICT replayed', 'CONFLICT replayed', 'NOT_FOUND', 'NOT_FOUND', 'CONFLICT signalToSelf']);
  });

  it('is taken by one it rings at, or out of the queue by one who could serve', () => {
    const take = (change: object) => refusal(() => decideTake({ state: 'ringing', ringing: 'session', couldServe: true, occupied: false, ...change }));
    expect(take({})).toBe('done');
    expect(take({ ringing: null })).toBe('CONFLICT notRingingHere');
    expect(take({ state: 'waiting', ringing: null })).toBe('done');
    expect(take({ state: 'waiting', ringing: null, couldServe: false })).toBe('CONFLICT notRingingHere');
    expect(take({ state: 'answered', ringing: null })).toBe('TAKEN');
    expect(take({ state: 'talking', ringing: 'invite' })).toBe('done');
    expect(take({ occupied: true })).toBe('CONFLICT inSession');
    expect(take({ state: 'afterWork' })).toBe('SESSION_OVER');
  });
});
