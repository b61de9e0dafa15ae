/** Loudness of a short piece of sound. */

/** Quietest level shown, in decibels below full scale; a quiet room is about this. */
const FLOOR = -60;

/**
 * From 0 (quiet room) to 100 (full scale), even in decibels, since that is how loudness is heard.
 * @param samples amplitudes from -1 to 1
 */
export function levelOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  if (power === 0) return 0;
  const decibels = 10 * Math.log10(power);
  return Math.round(Math.min(100, Math.max(0, ((decibels - FLOOR) / -FLOOR) * 100)));
}
