/** Why a camera or microphone did not open, in the words of the screens. */
import { expect, test } from 'vitest';
import { problemOf } from '../../../renderer/features/remote/media/devices.ts';

test.each([
  ['NotReadableError', 'inUse'],
  // What Firefox and older systems say of a device that another program holds.
  ['AbortError', 'inUse'],
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'notFound'],
  ['OverconstrainedError', 'notFound'],
  ['InvalidStateError', 'other'],
] as const)('%s of the browser is %s', (name, problem) => {
  expect(problemOf(new DOMException('', name))).toBe(problem);
});

test('what is no word of the browser is something else', () => {
  expect(problemOf(new TypeError('NotReadableError'))).toBe('other');
});
