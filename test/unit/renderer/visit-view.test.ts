/** The visit on the screen: its clock, its steps, and how it may end. */
import { expect, test } from 'vitest';
import type { CardStep } from '#shared/contract/cards.ts';
import { nextStep } from '#shared/domain/next-step.ts';
import { clockText, runningTime, typedSeconds, visitSeconds } from '../../../renderer/features/visits/clock-view.ts';
import { likelyOutcome, OUTCOMES } from '../../../renderer/features/visits/outcome-view.ts';
import { stepViews } from '../../../renderer/features/visits/step-view.ts';
import { currentEvent, isUntouched } from '../../../renderer/features/visits/visit-state.ts';
import { Outcome } from '#shared/contract/words.ts';

const now = Date.parse('2026-11-23T08:30:00.000Z');
const since = (seconds: number) => new Date(now - seconds * 1_000).toISOString();
const timed = (clock: 'direct' | 'indirect' | 'paused' | 'stopped', seconds: number | null, directSeconds = 0, indirectSeconds = 0) => ({ clock, clockSince: seconds === null ? null : since(seconds), directSeconds, indirectSeconds });

test.each([
  [timed('direct', 90, 100), { directSeconds: 190, indirectSeconds: 0, totalSeconds: 190, category: 'medium' }],
  [timed('indirect', 90, 100), { directSeconds: 100, indirectSeconds: 90, totalSeconds: 190, category: 'medium' }],
  [timed('paused', 90, 100), { directSeconds: 100, indirectSeconds: 0, totalSeconds: 100, category: 'short' }],
  [timed('stopped', null, 400, 81), { directSeconds: 400, indirectSeconds: 81, totalSeconds: 481, category: 'long' }],
] as const)('a clock counts on by what it runs on (%#)', (event, expected) => {
  expect(runningTime(event, now)).toEqual(expected);
});

test('a screen behind the server’s clock counts nothing backwards', () => {
  expect(runningTime(timed('direct', -5, 10), now).directSeconds).toBe(10);
});

test('the whole visit is the sum of its services', () => {
  expect(visitSeconds([timed('stopped', null, 60), timed('direct', 30, 10)], now)).toBe(100);
});

test.each([
  [0, '00:00'],
  [372, '06:12'],
  [3_599, '59:59'],
  [3_723, '1:02:03'],
])('%i seconds read as %s', (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
  expect(typedSeconds(text)).toBe(seconds);
});

test.each([
  ['6', 360],
  [' 6.30 ', 390],
  ['6:60', null],
  ['1:60:00', null],
  ['', null],
  ['-1', null],
  ['1440', 86_400],
  ['1441', null],
])('typed %j is %j seconds', (typed, seconds) => {
  expect(typedSeconds(typed)).toBe(seconds);
});

const step = (id: string, change: Partial<CardStep> = {}): CardStep => ({ id, text: { fi: id }, ...change });
const card = (steps: CardStep[]) => ({ steps, identityLevel: 'substantial' as const });
const done = (...ids: string[]) => ({ steps: ids.map((stepId) => ({ stepId, done: true, at: since(0) })) });

test('steps passed over on the way did not apply; those without a condition come back at the end', () => {
  const steps = [step('a'), step('b', { condition: { fi: 'jos' } }), step('c'), step('d')];
  expect(nextStep(steps, [])?.id).toBe('a');
  expect(nextStep(steps, ['a'])?.id).toBe('b');
  expect(nextStep(steps, ['a', 'c'])?.id).toBe('d');
  expect(nextStep(steps, ['d'])?.id).toBe('a');
  expect(nextStep(steps, ['a', 'c', 'd'])).toBeNull();
});

test('a step that says it does not apply is passed', () => {
  const views = stepViews(card([step('a'), step('b', { condition: { fi: 'jos' } }), step('c')]), done('a'), 'none', ['b']);
  expect(views.map(({ next }) => next)).toEqual([false, false, true]);
});

test('a step is barred by its own level and by that of its act, and told which is needed', () => {
  const views = stepViews(card([step('free'), step('own', { level: 'low' }), step('act', { act: 'DocumentReceived' }), step('guidance', { act: 'OnsiteGuidance' })]), done(), 'none');
  expect(views.map(({ needs }) => needs)).toEqual([null, 'low', 'substantial', null]);
  expect(stepViews(card([step('act', { act: 'DocumentReceived' })]), done(), 'high')[0]?.needs).toBeNull();
});

test('an untick brings the step back as the next', () => {
  const event = { steps: [{ stepId: 'a', done: false, at: since(0) }] };
  expect(stepViews(card([step('a')]), event, 'none')[0]).toMatchObject({ done: false, next: true });
});

test('every outcome has its number key', () => {
  expect([...OUTCOMES].toSorted()).toEqual([...Outcome.options].toSorted());
});

const acted = (...acts: ('DocumentReceived' | 'RemoteGuidance' | 'GuidanceToOnlineSelfService' | 'OnsiteGuidance')[]) => ({ acts: acts.map((act) => ({ act, at: since(0) })), steps: [] });

test('the likeliest outcome follows what was recorded', () => {
  expect(likelyOutcome(null, acted())).toBe('done');
  expect(likelyOutcome(null, acted('GuidanceToOnlineSelfService'))).toBe('guidedToEService');
  expect(likelyOutcome(null, acted('GuidanceToOnlineSelfService', 'DocumentReceived'))).toBe('documentReceived');
  expect(likelyOutcome({ acts: [{ act: 'OnsiteGuidance', here: false }], steps: [] }, acted())).toBe('notHere');
});

const event = (id: string, outcome: 'done' | null) => ({ id, outcome, acts: [], steps: [] });

test('the service on the desk is the marked one, then the first open, then the last', () => {
  const events = [event('a', 'done'), event('b', null), event('c', 'done')];
  const of = (currentEventId: string | null, list: typeof events) => currentEvent({ currentEventId, events: list })?.id;
  expect(of('c', events)).toBe('c');
  expect(of(null, events)).toBe('b');
  expect(of(null, [event('a', 'done'), event('c', 'done')])).toBe('c');
  expect(of(null, [])).toBeUndefined();
});

test('a visit with an outcome or a ticked step is no longer untouched', () => {
  expect(isUntouched({ events: [] })).toBe(true);
  expect(isUntouched({ events: [event('a', null)] })).toBe(true);
  expect(isUntouched({ events: [event('a', 'done')] })).toBe(false);
  expect(isUntouched({ events: [{ ...event('a', null), ...done('x') }] })).toBe(false);
});
