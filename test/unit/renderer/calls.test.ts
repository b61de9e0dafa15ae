/** What the info-TV sounds, and what a call is in words. */
import { expect, test } from 'vitest';
import words from '../../../assets/sounds/words.json' with { type: 'json' };
import { recordedWords } from '../../../renderer/features/queue/call-words.ts';
import { spokenNumber } from '../../../renderer/features/queue/wait-words.ts';
import { newCalls } from '../../../renderer/roles/display/new-calls.ts';
import { spansOf } from '../../../renderer/roles/display/spans.ts';

const at = Date.parse('2026-11-23T08:00:00.000Z');
const call = (callId: string, secondsAgo: number, active = true) => ({
  callId,
  number: 'P013',
  deskNumber: 3,
  deskName: 'Desk',
  language: 'fi' as const,
  calledAt: new Date(at - secondsAgo * 1_000).toISOString(),
  active,
});

test('a screen that has just started sounds only what was called a moment ago', () => {
  expect(newCalls([call('B', 5), call('A', 31)], null, at).map(({ callId }) => callId)).toEqual(['B']);
});

test('new calls sound once, in the order they were called, and not when the customer has already come', () => {
  const heard = new Set(['A']);
  expect(newCalls([call('D', 1, false), call('C', 2), call('B', 90), call('A', 200)], heard, at).map(({ callId }) => callId)).toEqual(['B', 'C']);
  expect(newCalls([call('A', 200)], heard, at)).toEqual([]);
});

test('a call in recorded words: digits one by one, desks up to twenty as one word', () => {
  expect(recordedWords('Ö105', 12)).toEqual(['number', 'Ö', '1', '0', '5', 'desk', '12']);
  expect(recordedWords('P013', 104)).toEqual(['number', 'P', '0', '1', '3', 'desk', '1', '0', '4']);
  expect(spokenNumber('P013')).toBe('P 0 1 3');
});

test.each(['fi', 'sv', 'en'])('every letter and number of a call is recorded in %s, each within its own span', (language) => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ'];
  const numbers = Array.from({ length: 21 }, (_, value) => String(value));
  const spans = spansOf(language, [...letters, ...numbers, 'number', 'desk']);
  expect(spans).toHaveLength(letters.length + numbers.length + 2);
  const ordered = spans.toSorted(([a], [b]) => a - b);
  for (const [place, [begins, lasts]] of ordered.entries()) {
    expect(lasts).toBeGreaterThan(0.05);
    expect(begins + lasts).toBeLessThanOrEqual(ordered[place + 1]?.[0] ?? Number.POSITIVE_INFINITY);
  }
});

test('a language without a recording says nothing', () => {
  expect(Object.keys(words)).toEqual(['fi', 'sv', 'en']);
  expect(spansOf('ar', ['number'])).toEqual([]);
});
