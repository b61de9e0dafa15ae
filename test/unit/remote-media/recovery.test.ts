/** How a silent connection is looked for anew: by a clock that stands under the test's hand. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchRecovery } from '../../../renderer/features/remote/media/recovery.ts';

const timing = { restartMs: 500, secureMs: 2_500, longestPauseMs: 2_000, searchesBeforeRebuild: 6 };

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
  recovery.see('disconnected', 'disconnected');
  vi.advanceTimersByTime(400);
  recovery.see('connected', 'connected');
  vi.advanceTimersByTime(10_000);
  expect(did).toEqual([]);
});

test('searches follow each other with pauses of at most two seconds; after six the connection is made anew', () => {
  const { did, recovery } = stand();
  recovery.see('disconnected', 'disconnected');
  recovery.see('failed', 'failed');
  vi.advanceTimersByTime(30_000);
  expect(did).toEqual(['restart 500', 'restart 1500', 'restart 3500', 'restart 5500', 'restart 7500', 'restart 9500', 'rebuild 11500']);
});

test('when the line is back the next search is due at once, and only when something is wrong', () => {
  const { did, recovery } = stand();
  recovery.now();
  expect(did).toEqual([]);
  recovery.see('disconnected', 'disconnected');
  recovery.now();
  expect(did).toEqual(['restart 0']);
  recovery.reset();
  vi.advanceTimersByTime(30_000);
  expect(did).toEqual(['restart 0']);
});

test('a way that stands while its encryption failed is not looked for', () => {
  const { did, recovery } = stand();
  recovery.see('failed', 'connected');
  expect(did).toEqual(['rebuild 0']);
});

test('a handshake that never ends over a way that stands is begun anew; one that ends is left alone', () => {
  const { did, recovery } = stand();
  recovery.see('connecting', 'checking');
  recovery.see('connecting', 'connected');
  vi.advanceTimersByTime(2_000);
  recovery.see('connected', 'connected');
  vi.advanceTimersByTime(5_000);
  expect(did).toEqual([]);
  recovery.see('connecting', 'connected');
  recovery.see('connecting', 'completed');
  vi.advanceTimersByTime(30_000);
  expect(did).toEqual(['rebuild 9500']);
});
