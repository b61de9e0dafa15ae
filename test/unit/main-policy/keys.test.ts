import { describe, expect, test } from 'vitest';
import { keyEffect, nextZoom, type KeyPressed } from '../../../electron/main/policy/keys.ts';

const press = (words: string): KeyPressed => {
  const parts = words.split(' ');
  const has = (name: string): boolean => parts.includes(name);
  return { key: parts.at(-1) === 'plus' ? '+' : parts.at(-1)!, control: has('Ctrl'), alt: has('Alt'), shift: has('Shift'), meta: has('Win') };
};

describe('keys at a public screen', () => {
  test.each([
    'F1', 'F5', 'F11', 'F12', 'ContextMenu', 'Alt F4', 'Alt ArrowLeft', 'Alt Tab', 'Ctrl r', 'Ctrl R', 'Ctrl Shift i', 'Ctrl Shift j', 'Ctrl p', 'Ctrl s', 'Ctrl o',
    'Ctrl n', 'Ctrl t', 'Ctrl w', 'Ctrl u', 'Ctrl h', 'Ctrl j', 'Ctrl plus', 'Ctrl -', 'Ctrl 0', 'Ctrl Shift Delete1', 'Ctrl Tab', 'Win r', 'Win a', 'Win d', 'Ctrl Alt Delete',
  ])('%s is blocked', (words) => {
    for (const kind of ['terminal', 'display'] as const) expect(keyEffect(kind, press(words))).toBe('block');
  });

  test.each(['a', 'Shift A', 'ä', '7', 'Enter', 'Escape', 'Tab', 'Backspace', 'ArrowLeft', 'Ctrl a', 'Ctrl c', 'Ctrl v', 'Ctrl z', 'Ctrl Alt @', 'Ctrl Alt €'])('%s types', (words) => {
    expect(keyEffect('terminal', press(words))).toBe('page');
  });
});

describe('keys at the advisor’s window', () => {
  test.each([['Ctrl plus', 'zoomIn'], ['Ctrl =', 'zoomIn'], ['Ctrl -', 'zoomOut'], ['Ctrl 0', 'zoomReset'], ['F2', 'page'], ['Alt 1', 'page'], ['Ctrl k', 'page'], ['plus', 'page']])('%s: %s', (words, effect) => {
    expect(keyEffect('advisor', press(words))).toBe(effect);
  });

  test('the zoom reaches at least 200 %, stays within bounds and comes back to 100 %', () => {
    let factor = 1;
    for (let n = 0; n < 8; n += 1) factor = nextZoom(factor, 'zoomIn');
    expect(factor).toBeGreaterThanOrEqual(2);
    for (let n = 0; n < 40; n += 1) factor = nextZoom(factor, 'zoomIn');
    expect(factor).toBe(4);
    for (let n = 0; n < 80; n += 1) factor = nextZoom(factor, 'zoomOut');
    expect(factor).toBe(0.5);
    expect(nextZoom(factor, 'zoomReset')).toBe(1);
  });
});
