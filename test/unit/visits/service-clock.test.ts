import { describe, expect, it } from 'vitest';
import { categoryOf, switched, wholeSeconds, type ClockColumns } from '#service/features/visits/service-clock.ts';

const FRESH: ClockColumns = { clock: 'paused', direct_ms: 0, indirect_ms: 0, clock_since: null, corrected_direct_ms: null, corrected_indirect_ms: null };

const at = (second: number): string => new Date(Date.parse('2026-03-02T08:00:00.000Z') + second * 1_000).toISOString();

describe('the clock of a service', () => {
  it('counts direct and indirect time apart and nothing while paused', () => {
    const direct = switched(FRESH, 'direct', at(0));
    const indirect = switched(direct, 'indirect', at(100));
    const paused = switched(indirect, 'paused', at(130));
    const again = switched(paused, 'direct', at(1_000));
    expect(switched(again, 'stopped', at(1_010))).toEqual({ ...FRESH, clock: 'stopped', direct_ms: 110_000, indirect_ms: 30_000 });
  });

  it('never takes time away when the machine is set back, and runs on from there', () => {
    const running = switched(switched(FRESH, 'direct', at(0)), 'indirect', at(60));
    const setBack = switched(running, 'direct', at(-3_600));
    expect([setBack.direct_ms, setBack.indirect_ms]).toEqual([60_000, 0]);
    expect(switched(setBack, 'stopped', at(-3_590)).direct_ms).toBe(70_000);
  });

  it('adds what is worked after a correction to the corrected time', () => {
    const corrected = { ...FRESH, clock: 'stopped' as const, direct_ms: 500_000, corrected_direct_ms: 60_000, corrected_indirect_ms: 0 };
    const worked = switched(switched(corrected, 'indirect', at(0)), 'stopped', at(120));
    expect(worked).toMatchObject({ direct_ms: 500_000, indirect_ms: 120_000, corrected_direct_ms: 60_000, corrected_indirect_ms: 120_000 });
    expect(categoryOf(worked)).toBe('medium');
  });

  it.each([
    [179_999, 'short'],
    [180_000, 'medium'],
    [480_000, 'medium'],
    [480_001, 'long'],
  ])('puts %i ms of both kinds together into %s', (ms, category) => {
    for (const directMs of [0, 1_234, ms]) expect(categoryOf({ ...FRESH, direct_ms: directMs, indirect_ms: ms - directMs })).toBe(category);
  });

  it('shows whole seconds that have passed', () => {
    expect([0, 999, 1_000, 179_999].map(wholeSeconds)).toEqual([0, 0, 1, 179]);
  });
});
