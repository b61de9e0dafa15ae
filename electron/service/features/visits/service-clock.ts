/** The clock of one service event, kept in milliseconds and shown in whole seconds. Pure. */
import type { Clock } from '#shared/contract/visits.ts';
import type { TimeCategory } from '#shared/contract/words.ts';
import { timeCategoryOfMilliseconds } from '#shared/domain/time-category.ts';
import { changeClock } from '#shared/domain/working-time.ts';
import type { ServiceEventTable } from '../../tables/station.ts';

export type ClockColumns = Pick<ServiceEventTable, 'clock' | 'direct_ms' | 'indirect_ms' | 'clock_since' | 'corrected_direct_ms' | 'corrected_indirect_ms'>;

export const isRunning = (clock: Clock): boolean => clock === 'direct' || clock === 'indirect';

/**
 * Counts up to `now` and switches. What is worked after a correction is added to the corrected time as well,
 * so that a reopened service loses neither the correction nor the new minutes.
 */
export const switched = (service: ClockColumns, clock: Clock, now: string): ClockColumns => {
  const since = service.clock_since === null ? null : Date.parse(service.clock_since);
  const counted = changeClock({ directMilliseconds: service.direct_ms, indirectMilliseconds: service.indirect_ms, clock: service.clock, since }, { at: now, clock });
  const grown = (corrected: number | null, before: number, after: number) => (corrected === null ? null : corrected + after - before);
  return {
    clock,
    direct_ms: counted.directMilliseconds,
    indirect_ms: counted.indirectMilliseconds,
    clock_since: isRunning(clock) ? now : null,
    corrected_direct_ms: grown(service.corrected_direct_ms, service.direct_ms, counted.directMilliseconds),
    corrected_indirect_ms: grown(service.corrected_indirect_ms, service.indirect_ms, counted.indirectMilliseconds),
  };
};

/** The time that counts: the corrected one where there is one. */
export const countedTime = (service: ClockColumns): { directMs: number; indirectMs: number } => ({
  directMs: service.corrected_direct_ms ?? service.direct_ms,
  indirectMs: service.corrected_indirect_ms ?? service.indirect_ms,
});

/** Of direct and indirect time together, unrounded. */
export const categoryOf = (service: ClockColumns): TimeCategory => {
  const { directMs, indirectMs } = countedTime(service);
  return timeCategoryOfMilliseconds(directMs + indirectMs);
};

export const wholeSeconds = (ms: number): number => Math.floor(ms / 1_000);
