import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitIn } from '#service/features/queue/lanes.ts';
import { ASSUMED_SERVICE_MS, serviceTime, waitRange, type WaitFacts } from '#service/features/queue/wait-range.ts';

const MINUTE = 60_000;
const facts = (over: Partial<WaitFacts>): WaitFacts => ({ desks: 1, freeDesks: 0, aheadOfGroup: 0, aheadOfDesks: 0, serviceMs: 10 * MINUTE, ...over });

describe('the time a visit takes', () => {
  it('is the median once there are enough visits', () => {
    expect(serviceTime([1, 2, 3, 4])).toBe(ASSUMED_SERVICE_MS);
    expect(serviceTime([5, 1, 4, 2, 3])).toBe(3);
    expect(serviceTime([6, 5, 1, 4, 2, 3])).toBe(3.5);
  });
});

describe('the wait', () => {
  it.each([
    ['nobody serves the group', facts({ desks: 0 }), null],
    ['a desk is free and nobody waits', facts({ freeDesks: 1 }), [0, 0]],
    ['the desk is busy and nobody waits', facts({}), [0, 10]],
    ['two wait at one busy desk', facts({ aheadOfGroup: 2, aheadOfDesks: 2 }), [20, 30]],
    ['two wait at two busy desks', facts({ desks: 2, aheadOfGroup: 2, aheadOfDesks: 2 }), [10, 15]],
    ['others wait for the same desk', facts({ aheadOfDesks: 4 }), [0, 50]],
    ['two are free and three wait', facts({ desks: 2, freeDesks: 2, aheadOfGroup: 3, aheadOfDesks: 3 }), [5, 10]],
    ['a visit takes ninety seconds', facts({ aheadOfGroup: 1, aheadOfDesks: 1, serviceMs: 90_000 }), [1, 3]],
  ])('when %s', (_when, given, expected) => {
    expect(waitRange(given)).toEqual(expected && { fromMinutes: expected[0], toMinutes: expected[1] });
  });

  it('is a range, and grows with who is ahead', () => {
    const any = fc.record({ desks: fc.integer({ min: 1, max: 9 }), freeDesks: fc.integer({ min: 0, max: 3 }), aheadOfGroup: fc.nat(40), others: fc.nat(40), serviceMs: fc.integer({ min: 30_000, max: 3_600_000 }) });
    fc.assert(
      fc.property(any, ({ others, ...given }) => {
        const range = waitRange({ ...given, aheadOfDesks: given.aheadOfGroup + others })!;
        const more = waitRange({ ...given, aheadOfGroup: given.aheadOfGroup + 1, aheadOfDesks: given.aheadOfGroup + 1 + others })!;
        expect(range.toMinutes).toBeGreaterThanOrEqual(range.fromMinutes);
        expect(more.fromMinutes).toBeGreaterThanOrEqual(range.fromMinutes);
        expect(more.toMinutes).toBeGreaterThanOrEqual(range.toMinutes);
      }),
    );
  });

  it('counts the other groups of the desks that serve this one, and no others', () => {
    const ahead = new Map([['GA', 1], ['GB', 3], ['GC', 7]]);
    const desks = [{ groupIds: ['GA', 'GB'], desks: 1, free: 0 }, { groupIds: ['GC'], desks: 1, free: 1 }];
    expect(waitIn('GA', desks, ahead, 10 * MINUTE)).toEqual({ fromMinutes: 10, toMinutes: 50 });
  });
});
