/** Pure decisions about sign-in and settings. */
import { refusedOpeningHours } from '#shared/domain/opening-hours.ts';
import type { PointSettings } from '#shared/contract/point.ts';

/** Wrong PINs before the first delay. */
export const TRIES_BEFORE_DELAY = 3;

const DELAYS_S = [30, 60, 300, 900, 3_600];

/** Seconds an advisor is locked out after so many wrong PINs in a row; 0 while tries are left. Grows, never for ever. */
export const lockOutSeconds = (wrongPins: number): number => {
  if (wrongPins < TRIES_BEFORE_DELAY) return 0;
  return DELAYS_S[Math.min(wrongPins - TRIES_BEFORE_DELAY, DELAYS_S.length - 1)]!;
};

export const triesLeft = (wrongPins: number): number => Math.max(0, TRIES_BEFORE_DELAY - wrongPins);

/** One digit repeated, or a run up or down: the first that anyone tries. */
export const isWeakPin = (pin: string): boolean => {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0]!);
};

/** The first field of the settings that contradicts itself, or null. */
export const settingsFault = (settings: PointSettings): { path: string; reason: string } | null => {
  const [refused] = refusedOpeningHours(settings.hours);
  return refused ? { path: `settings.hours.${refused.path}`, reason: `hours.${refused.reason}` } : null;
};
