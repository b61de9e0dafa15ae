import { describe, expect, test } from 'vitest';
import { type LineQuality, type LineReading, lineGrade, markOf, NEW_LINE, nextQuality } from '../../../renderer/features/remote/media/quality.ts';

const good: LineReading = { sentLoss: 0, receivedLoss: 0, roundTripMs: 40, jitterMs: 5, frozen: 0 };
const fair: LineReading = { ...good, roundTripMs: 300 };
const poor: LineReading = { ...good, sentLoss: 0.2 };
const badReceiving: LineReading = { ...good, receivedLoss: 0.3 };

const after = (readings: readonly LineReading[], from: LineQuality = NEW_LINE): LineQuality => readings.reduce(nextQuality, from);
const times = (count: number, reading: LineReading): LineReading[] => Array.from({ length: count }, () => reading);

describe('the mark of a line', () => {
  test.each<[string, Partial<LineReading>, string]>([
    ['nothing told', { sentLoss: null, receivedLoss: null, roundTripMs: null, jitterMs: null, frozen: null }, 'good'],
    ['at the bound of good', { sentLoss: 0.02, roundTripMs: 250, jitterMs: 30, frozen: 0.02 }, 'good'],
    ['loss', { receivedLoss: 0.03 }, 'fair'],
    ['round trip', { roundTripMs: 251 }, 'fair'],
    ['jitter', { jitterMs: 101 }, 'poor'],
    ['a frozen picture', { frozen: 0.3 }, 'poor'],
    ['the worse of both ways', { sentLoss: 0.03, receivedLoss: 0.09 }, 'poor'],
  ])('%s', (_what, reading, grade) => {
    expect(lineGrade({ ...good, ...reading })).toBe(grade);
  });

  test('one bad reading says nothing, two do; four good ones make it good again', () => {
    expect(after([fair]).grade).toBe('good');
    expect(after([fair, fair]).grade).toBe('fair');
    expect(after([fair, poor]).grade).toBe('poor');
    expect(after([fair, fair, ...times(3, good)]).grade).toBe('fair');
    expect(after([fair, fair, ...times(4, good)]).grade).toBe('good');
  });

  test('a line that swings at each reading keeps its mark', () => {
    expect(after(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? fair : good))).grade).toBe('good');
  });
});

describe('the own picture', () => {
  test('is held back after ten seconds of poor sending, not for poor receiving', () => {
    expect(after(times(4, poor)).videoPaused).toBe(false);
    expect(after(times(5, poor)).videoPaused).toBe(true);
    expect(after(times(20, badReceiving))).toMatchObject({ grade: 'poor', videoPaused: false });
    expect(markOf(after(times(5, poor)), false)).toBe('audioOnly');
    expect(markOf(NEW_LINE, true)).toBe('audioOnly');
    expect(markOf(NEW_LINE, false)).toBe('good');
  });

  test('comes back by itself after ten good seconds, and later each time it had to go again', () => {
    const paused = after(times(5, poor));
    expect(after(times(4, good), paused).videoPaused).toBe(true);
    const back = after(times(5, good), paused);
    expect(back.videoPaused).toBe(false);
    const again = after(times(5, poor), back);
    expect(again.videoPaused).toBe(true);
    expect(after(times(9, good), again).videoPaused).toBe(true);
    expect(after(times(10, good), again).videoPaused).toBe(false);
  });

  test('a good reading among poor ones begins the count anew', () => {
    expect(after([...times(4, poor), good, ...times(4, poor)]).videoPaused).toBe(false);
  });
});
