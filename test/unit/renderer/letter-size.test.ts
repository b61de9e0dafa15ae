/** Letters of the info-TV: seen under at least 0.7 degrees from the farthest seat. */
import { assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { angleOf, boardLayout, CALL_EMS, capitalMillimetres, CAPITAL_SHARE, LEAST_DEGREES, leastFontPixels } from '../../../renderer/roles/display/letter-size.ts';

test('the heights of EN 301 549: 7.3 mm at 600 mm, 61 mm at 5 m', () => {
  expect(capitalMillimetres(0.6)).toBeCloseTo(7.33, 2);
  expect(capitalMillimetres(5)).toBeCloseTo(61.09, 2);
  expect(angleOf(capitalMillimetres(5), 5_000)).toBeCloseTo(LEAST_DEGREES, 10);
});

test('a 43 inch panel of 1920 by 1080 pixels at 5 m', () => {
  // The panel has 2.017 pixels a millimetre, so a capital of 61.09 mm is 123.2 pixels high.
  expect(leastFontPixels({ width: 1_920, height: 1_080, inches: 43, metres: 5 })).toBeCloseTo(186.7, 1);
  expect(boardLayout({ width: 1_920, height: 1_080, inches: 43, metres: 5 })).toMatchObject({ meets: true, side: true });
});

test('a panel too small for its room says so and shows what it can', () => {
  const layout = boardLayout({ width: 1_920, height: 1_080, inches: 24, metres: 20 });
  expect(layout.meets).toBe(false);
  expect(layout.newestPixels).toBeGreaterThan(100);
});

test('on any panel that meets the rule every call does, and nothing is wider or higher than the panel', () => {
  assert(
    property(integer({ min: 10, max: 120 }), double({ min: 1, max: 30, noNaN: true }), (inches, metres) => {
      const panel = { width: 1_920, height: 1_080, inches, metres };
      const { rowPixels, newestPixels, rows, meets } = boardLayout(panel);
      expect(newestPixels).toBeGreaterThanOrEqual(rowPixels);
      expect(newestPixels * CALL_EMS).toBeLessThanOrEqual(panel.width);
      expect(newestPixels + rows * rowPixels).toBeLessThanOrEqual(panel.height);
      const millimetres = ((rowPixels + 1) * CAPITAL_SHARE * inches * 25.4) / Math.hypot(panel.width, panel.height);
      expect(!meets || angleOf(millimetres, metres * 1_000) >= LEAST_DEGREES).toBe(true);
    }),
  );
});
