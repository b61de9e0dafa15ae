import { describe, expect, test } from 'vitest';
import { documentUrl, navigationAllowed, parseOwnUrl } from '../../../electron/main/policy/navigation.ts';
import { denyNewWindow } from '../../../electron/main/policy/windows.ts';
import { WINDOW_KINDS } from '#shared/host.ts';
import { HOSTILE } from './hostile-addresses.ts';

describe('where a window may go', () => {
  test.each(HOSTILE.map((address) => [JSON.stringify(address), address]))('not to %s', (_shown, address) => {
    expect(parseOwnUrl(address)).toBeUndefined();
    for (const kind of WINDOW_KINDS) expect(navigationAllowed(kind, address)).toBe(false);
  });

  test.each(WINDOW_KINDS.map((kind) => [kind]))('a window of %s: to its own document and to no other’s', (kind) => {
    for (const other of WINDOW_KINDS) expect(navigationAllowed(kind, documentUrl(other))).toBe(kind === other);
  });

  test.each([
    ['app://onedoor/advisor', true],
    ['app://onedoor/advisor?language=sv#visit', true],
    ['app://onedoor/advisor/visit', true],
    ['app://onedoor/advisors', false],
    ['app://onedoor/', false],
    ['app://onedoor/assets/index.js', false],
    ['app://onedoor/advisor/../terminal', false],
    ['app://onedoor/advisor/%2e%2e/terminal', false],
    ['app://onedoor/advisor%2f..%2fterminal', false],
    ['app://onedoor/advisor/..%2fterminal', false],
    ['app://onedoor/advisor/..%5cterminal', false],
    ['app://onedoor//advisor', false],
    ['app://onedoor/?/advisor', false],
  ])('the advisor’s window to %s: %s', (address, allowed) => {
    expect(navigationAllowed('advisor', address)).toBe(allowed);
  });

  test('no window opens another', () => {
    expect(denyNewWindow()).toEqual({ action: 'deny' });
  });
});
