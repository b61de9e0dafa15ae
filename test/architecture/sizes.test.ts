/** Files stay small enough to be read whole. */
import { describe, expect, test } from 'vitest';
import { filesBelow, linesOf, sources, textOf } from './tree.ts';

const lines = sources()
  .map((path) => linesOf(textOf(path)))
  .toSorted((a, b) => a - b);
const share = (part: number): number => lines[Math.ceil(lines.length * part) - 1] ?? 0;

describe('sizes of source files, in lines', () => {
  test('half of them have at most 80', () => {
    expect(share(0.5)).toBeLessThanOrEqual(80);
  });

  test('nineteen of twenty have at most 300', () => {
    expect(share(0.95)).toBeLessThanOrEqual(300);
  });

  test('none has more than 400, tests and scripts included', () => {
    const all = [...sources(), ...filesBelow('test', /\.tsx?$/), ...filesBelow('scripts', /\.mjs$/)];
    expect(all.filter((path) => linesOf(textOf(path)) > 400)).toEqual([]);
  });
});
