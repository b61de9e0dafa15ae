/** How a silent connection is looked for anew: by a clock that stands under the test's hand. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchRecovery } from '../../../renderer/features/remote/media/recovery.ts';

const timing = { restartMs: 500, establishMs: 3_000, longestPauseMs: 2_000, searchesBeforeRebuild: 6 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stand = () => {
  const did: string[] = [];
  const began = Date.now();
  const note = (what: string) => () => void did.push(`${what} ${Date.now() - began}`);
  return { did, recovery: watchRecovery({ timing, restart: note('restart'), rebuild: note('rebuild') }) };
};

test('a way that is silent for a moment is left alone', () => {
  const { did, recovery } = stand();
  recovery.see('disconnected', 'disconnected', true);
  vi.advanceTimersByTime(400);
  recovery.see('connected', 'connected', true);
  vi.advanceTimersByTime(10_000);
  expect(did).toEqual([]);
});

test('searches follow each other with pauses of at most two seconds; after six the connection is made anew', () => {
  const { did, recovery } = stand();
  recovery.see('disconnected', 'disconnected', true);
  recovery.see('failed', 'failed', true);
  vi.advanceTimersByTime(30_000);
  expect(did).toEqual(['restart 500', 'restart 1500', 'restart 3500', 'restart 5500', 'restart 7500', 'restart 9500', 'rebuild 11500']);
});

test('when the line is back the next search is due at once, and only when something is wrong', () => {
  const { did, recovery } = stand();
  recovery.now();
  expect(did).toEqual([]);
  recovery.see('disconnected', 'disconnected', true);
  recovery.now();
  expect(did).toEqual(['restart 0']);
  recovery.reset();
  vi.advanceTimersByTime(30_000);
  expect(did).toEqual(['restart 0']);
});

test('a way that stands while its encryption failed is not looked for', () => {
  const { did, recovery } = stand();
  recovery.see('failed', 'connected', true);
  expect(did).toEqual(['rebuild 0']);
});

test('a connection that was agreed on and never comes is made anew, each time later; one that comes is left alone', () => {
  const { did, recovery } = stand();
  recovery.see('new', 'new', false);
  vi.advanceTimersByTime(60_000);
  expect(did).toEqual([]);
  recovery.see('connecting', 'checking', true);
  vi.advanceTimersByTime(2_900);
  recovery.see('connected', 'connected', true);
  vi.advanceTimersByTime(37_100);
  expect(did).toEqual([]);
  for (let round = 0; round < 2; round += 1) {
    recovery.see('new', 'new', true);
    recovery.see('connecting', 'connected', true);
    vi.advanceTimersByTime(10_000);
  }
  expect(did).toEqual(['rebuild 103000', 'rebuild 116000']);
});
