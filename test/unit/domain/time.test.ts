import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { timeCategory, timeCategoryOfMilliseconds } from '#shared/domain/time-category.ts';
import { workingTime } from '#shared/domain/working-time.ts';
import { PATIENCE, RUNS } from './vector-rows.ts';

vi.setConfig({ testTimeout: PATIENCE });

describe('time category', () => {
  it.each([
    [0, 'short'],
    [179, 'short'],
    [180, 'medium'],
    [480, 'medium'],
    [481, 'long'],
    [86_400, 'long'],
  ])('of %i s is %s', (seconds, category) => {
    expect(timeCategory(seconds)).toBe(category);
  });

  it.each([
    [179_999, 'short'],
    [180_000, 'medium'],
    [480_000, 'medium'],
    [480_001, 'long'],
  ])('of %i ms is %s', (milliseconds, category) => {
    expect(timeCategoryOfMilliseconds(milliseconds)).toBe(category);
  });

  it('agrees with whole seconds everywhere and never falls as time grows', () => {
    const order = ['short', 'medium', 'long'];
    expect(() =>
      fc.assert(
        fc.property(fc.nat(1_000), fc.nat(1_000_000), fc.nat(1_000_000), (seconds, a, b) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const grows = order.indexOf(timeCategoryOfMilliseconds(less)) <= order.indexOf(timeCategoryOfMilliseconds(more));
          return grows && timeCategory(seconds) === timeCategoryOfMilliseconds(seconds * 1_000);
        }),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });

  it('refuses what is no length of time', () => {
    for (const wrong of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => timeCategoryOfMilliseconds(wrong)).toThrow(RangeError);
    expect(() => timeCategory(179.9)).toThrow(RangeError);
  });
});

describe('working time', () => {
  it('counts direct and indirect time apart and a pause not at all', () => {
    const time = workingTime([
      { at: '2026-08-31T11:00:00.000Z', clock: 'direct' },
      { at: '2026-08-31T11:02:00.000Z', clock: 'paused' },
      { at: '2026-08-31T11:10:00.000Z', clock: 'direct' },
      { at: '2026-08-31T11:11:00.000Z', clock: 'indirect' },
      { at: '2026-08-31T11:11:30.500Z', clock: 'stopped' },
    ]);
    expect(time).toMatchObject({ directMilliseconds: 180_000, indirectMilliseconds: 30_500, clock: 'stopped' });
  });

  it.each([
    ['midnight in Helsinki', '2026-08-31T20:58:00.000Z'],
    ['the spring change', '2026-03-29T00:58:00.000Z'],
    ['the autumn change', '2026-10-25T00:58:00.000Z'],
  ])('runs on over %s', (_, from) => {
    const until = Date.parse(from) + 240_000;
    expect(workingTime([{ at: from, clock: 'direct' }], until)).toMatchObject({ directMilliseconds: 240_000, clock: 'direct' });
  });

  it('is never negative when the clock of the machine steps back, and runs on from there', () => {
    const time = workingTime([
      { at: 1_000_000, clock: 'direct' },
      { at: 400_000, clock: 'indirect' },
      { at: 460_000, clock: 'stopped' },
    ]);
    expect(time).toMatchObject({ directMilliseconds: 0, indirectMilliseconds: 60_000 });
  });

  it('adds up to the time passed while instants only grow, whatever the changes', () => {
    const changes = fc.array(fc.record({ wait: fc.nat(1_000_000), clock: fc.constantFrom('direct' as const, 'indirect' as const) }), { minLength: 1, maxLength: 20 });
    expect(() =>
      fc.assert(
        fc.property(changes, fc.integer({ min: -1_000_000, max: 1_000_000 }), (list, step) => {
          let at = 0;
          const grown = list.map(({ wait, clock }) => ({ at: (at += wait), clock }));
          const time = workingTime(grown);
          const stepped = workingTime([...grown, { at: at + step, clock: 'stopped' }]);
          const first = grown[0]?.at ?? 0;
          return time.directMilliseconds + time.indirectMilliseconds === at - first && stepped.directMilliseconds >= time.directMilliseconds && stepped.indirectMilliseconds >= time.indirectMilliseconds;
        }),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });
});
