/** The lobby terminal's way from language to number. */
import { expect, test } from 'vitest';
import type { TicketSlip } from '#shared/contract/queue.ts';
import { type Journey, journeyAfter, type JourneyEvent, START } from '../../../renderer/roles/terminal/journey.ts';
import { secondsLeft } from '../../../renderer/roles/terminal/idle-time.ts';
import { isNewStrike } from '../../../renderer/roles/terminal/touch-guard.ts';

const GROUP = '01HZZZZZZZZZZZZZZZZZZZZZZZ';
const slip: TicketSlip = { ticketId: GROUP, number: 'P013', groupName: { fi: 'Luvat' }, language: 'sv', takenAt: '2026-11-23T08:00:00.000Z', ahead: 2, wait: null, followUrl: 'http://station/place#x', printing: 'queued' };

const walk = (...events: JourneyEvent[]): Journey => events.reduce<Journey>(journeyAfter, START);

test('language, need, number', () => {
  expect(walk({ type: 'languageChosen', language: 'sv' }, { type: 'groupChosen', groupId: GROUP, cardId: null }, { type: 'ticketTaken', slip })).toEqual({ step: 'ticket', language: 'sv', slip });
});

test('back goes one question back, and the language is asked again from the first', () => {
  const extras = walk({ type: 'languageChosen', language: 'ar' }, { type: 'groupChosen', groupId: GROUP, cardId: 'card-1' });
  expect(journeyAfter(extras, { type: 'back' })).toEqual({ step: 'need', language: 'ar' });
  expect(journeyAfter(journeyAfter(extras, { type: 'back' }), { type: 'back' })).toEqual(START);
});

test('starting over leaves nothing of the former customer', () => {
  expect(walk({ type: 'languageChosen', language: 'ru' }, { type: 'groupChosen', groupId: GROUP, cardId: 'card-1' }, { type: 'startOver' })).toEqual({ step: 'language' });
});

test('a number that comes after starting over is not shown to the next customer', () => {
  expect(walk({ type: 'languageChosen', language: 'fi' }, { type: 'groupChosen', groupId: GROUP, cardId: null }, { type: 'startOver' }, { type: 'ticketTaken', slip })).toEqual(START);
});

test.each([
  [44_999, null],
  [45_000, 30],
  [60_000, 15],
  [74_001, 1],
  [75_000, 0],
  [90_000, 0],
])('after %i ms without a touch %s seconds are left', (idle, left) => {
  expect(secondsLeft(1_000 + idle, 1_000)).toBe(left);
});

test('a second strike within half a second is the same one', () => {
  expect(isNewStrike(10_499, 10_000)).toBe(false);
  expect(isNewStrike(10_500, 10_000)).toBe(true);
});
