/** The compensation's time categories: under 3 minutes, 3 to 8 minutes, over 8 minutes of advisor time. */
import type { TimeCategory } from '../contract/words.ts';

const MEDIUM_FROM_MS = 180_000;
const MEDIUM_TO_MS = 480_000;

/**
 * Category of a length in milliseconds, compared unrounded: 179 999 is `short`, 180 000 and
 * 480 000 are `medium`, 480 001 is `long`. RangeError when negative or not finite.
 */
export function timeCategoryOfMilliseconds(milliseconds: number): TimeCategory {
  if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError('a length of time is zero or more');
  if (milliseconds < MEDIUM_FROM_MS) return 'short';
  return milliseconds <= MEDIUM_TO_MS ? 'medium' : 'long';
}

/** Category of a length in whole seconds: `short` < 180, `medium` 180 to 480, `long` > 480. */
export function timeCategory(seconds: number): TimeCategory {
  if (!Number.isInteger(seconds)) throw new RangeError('whole seconds only');
  return timeCategoryOfMilliseconds(seconds * 1_000);
}
