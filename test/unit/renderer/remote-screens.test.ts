/** What the expert's screen and the portal compute by themselves: remembered points, signed identity, means by day, spans of time. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Participant } from '#shared/contract/remote/words.ts';
import { boundOf, draftOf, isCode, serviceOf } from '../../../renderer/features/bookings/portal/service-draft.ts';
import { columnsOf, spanOfPlace } from '../../../renderer/features/bookings/calendar-place.ts';
import { identityHolds } from '../../../renderer/features/remote/expert/signed-identity.ts';
import { deskKeys, keepCompared, meetPoint } from '../../../renderer/features/remote/expert/station-pins.ts';
import { minutesLeft, minutesSince, secondsLeft } from '../../../renderer/features/remote/expert/time-left.ts';
import { dayFigures } from '../../../renderer/features/remote/portal/day-figures.ts';
import { signingKey, stated } from '../../support/remote-hub.ts';

const SESSION = `0S${'1'.padStart(24, '0')}`;

const storage = () => {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
};

const at = (role: Participant['role'], voucher: string | null): Participant => ({
  id: createHash('sha256').update(`${role}${voucher}`).digest('hex').slice(0, 26),
  role,
  name: null,
  authority: null,
  key: voucher === null ? null : { publicKey: 'session', voucher: { publicKey: voucher, signature: 'signature' } },
  present: true,
  joinedAt: null,
});

describe('a point that is met', () => {
  test('is first, then known once compared, and changed with another key', () => {
    const store = storage();
    expect(meetPoint(store, 'Mikkeli', ['a'])).toBe('first');
    expect(meetPoint(store, 'Mikkeli', ['a'])).toBe('first');
    keepCompared(store, 'Mikkeli', 'a');
    expect(meetPoint(store, 'Mikkeli', ['a'])).toBe('known');
    expect(meetPoint(store, 'Mikkeli', ['b'])).toBe('changed');
    expect(meetPoint(store, 'Mikkeli', ['b'])).toBe('changed');
    expect(meetPoint(store, 'Kuopio', ['b'])).toBe('first');
    keepCompared(store, 'Mikkeli', 'b');
    expect(meetPoint(store, 'Mikkeli', ['b'])).toBe('known');
    expect(meetPoint(store, 'Mikkeli', ['a'])).toBe('changed');
  });

  test('with two keys at one desk is changed, and one nobody of whom has joined is remembered as nothing', () => {
    const store = storage();
    expect(meetPoint(store, 'Mikkeli', ['a', 'b'])).toBe('changed');
    expect(meetPoint(store, 'Mikkeli', [])).toBe('first');
    expect(store.getItem('onedoor-point-key:Mikkeli')).toBeNull();
  });

  test('is known by those at its desk alone', () => {
    expect(deskKeys([at('customer', 'a'), at('advisor', 'a'), at('expert', 'x'), at('interpreter', 'y'), at('customer', null)])).toEqual(['a']);
  });
});

describe('an identity that a desk signed', () => {
  const key = signingKey();
  test('holds for its session and its desk', async () => {
    expect(await identityHolds(SESSION, stated(key, SESSION), key.publicKey)).toBe(true);
    expect(await identityHolds(SESSION, stated(key, SESSION), null)).toBe(true);
  });

  test('does not hold for another session, another desk, or changed on the way', async () => {
    const said = stated(key, SESSION);
    expect(await identityHolds(`0S${'2'.padStart(24, '0')}`, said, key.publicKey)).toBe(false);
    expect(await identityHolds(SESSION, said, signingKey().publicKey)).toBe(false);
    expect(await identityHolds(SESSION, { ...said, level: 'high' }, key.publicKey)).toBe(false);
    expect(await identityHolds(SESSION, { ...said, publicKey: signingKey().publicKey }, null)).toBe(false);
    expect(await identityHolds(SESSION, { ...said, signature: 'AAAA' }, key.publicKey)).toBe(false);
  });
});

test('figures are means for each request and each answered one, over all providers of a day', () => {
  const day = { businessDate: '2026-03-02', expertAfterWorkSeconds: 60, advisorAfterWorkSeconds: 0 };
  const figures = [
    { ...day, sessions: 3, answered: 1, waitingSeconds: 180, talkingSeconds: 600, stars: 5 },
    { ...day, sessions: 1, answered: 1, waitingSeconds: 60, talkingSeconds: 120, stars: null },
    { ...day, businessDate: '2026-03-01', sessions: 1, answered: 0, waitingSeconds: 90, talkingSeconds: 0, stars: null },
  ];
  expect(dayFigures(figures)).toEqual([
    { date: '2026-03-01', values: { sessions: 1, answered: 0, waiting: 1.5, talking: 0, expertAfter: 0, advisorAfter: 0 }, stars: null },
    { date: '2026-03-02', values: { sessions: 4, answered: 2, waiting: 1, talking: 6, expertAfter: 1, advisorAfter: 0 }, stars: 5 },
  ]);
});

test('what is left of a span is never more than the span, however old the screen’s present is', () => {
  const span = { since: '2026-03-02T08:00:00.000Z', until: '2026-03-02T08:30:00.000Z' };
  expect(minutesLeft(span, Date.parse('2026-03-02T07:59:55.000Z'))).toBe(30);
  expect(minutesLeft(span, Date.parse('2026-03-02T08:29:01.000Z'))).toBe(1);
  expect(minutesLeft(span, Date.parse('2026-03-02T09:00:00.000Z'))).toBe(0);
  expect(secondsLeft(span.until, Date.parse('2026-03-02T08:29:59.500Z'))).toBe(1);
  expect(minutesSince(span.since, Date.parse('2026-03-02T08:01:59.000Z'))).toBe(1);
});

describe('a bookable service while it is edited', () => {
  test('is saved as it was when nothing is changed', () => {
    const { typed, ...rest } = draftOf(null, 'kela');
    const service = serviceOf({ ...rest, id: 'asumistuki', name: { fi: 'Asumistuki' }, typed });
    expect(service).toMatchObject({ minutes: 30, gridMinutes: 15, leadMinutes: 120, horizonDays: 60, providerId: 'kela' });
    expect(serviceOf(draftOf(service, null))).toEqual(service);
  });

  test('is none without a name, or with a number out of its bounds', () => {
    const draft = { ...draftOf(null, null), id: 'a1', name: { fi: 'Palvelu' } };
    expect(serviceOf({ ...draft, name: { fi: ' ' } })).toBeNull();
    expect(serviceOf({ ...draft, typed: { ...draft.typed, minutes: '4' } })).toBeNull();
    expect([boundOf('leadHours', '0,5'), boundOf('leadHours', '0,333'), boundOf('minutes', '12,5'), boundOf('horizonDays', '')]).toEqual([0.5, null, null, null]);
    expect([isCode('asumistuki-video'), isCode('Asumistuki'), isCode('-a')]).toEqual([true, false, false]);
  });
});

test('a calendar shows a day of all, or a week of one from its Monday', () => {
  expect(spanOfPlace({ date: '2026-03-05', resourceId: 'all' })).toEqual({ first: '2026-03-05', days: 1 });
  expect(spanOfPlace({ date: '2026-03-05', resourceId: 'r' })).toEqual({ first: '2026-03-02', days: 7 });
  expect(columnsOf({ date: '2026-03-05', resourceId: 'r' }, [])).toEqual([]);
});
