import type { Count } from '../contract/payments/shifts.ts';

/** The value of counted notes and coins in cents. */
export function centsOf(count: Count): number {
  return Object.entries(count).reduce((sum, [value, pieces]) => sum + Number(value) * pieces, 0);
}
