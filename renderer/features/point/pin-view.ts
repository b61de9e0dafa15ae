/** What a refused PIN means for the screen: how many tries are left, or until when none is taken. */
import { refusalOf } from '../../app/error-text.ts';

export type PinTrouble = { readonly kind: 'wrong'; readonly triesLeft: number } | { readonly kind: 'lockedOut'; readonly until: number } | { readonly kind: 'other' };

/** Null when there is no error. */
export function pinTrouble(error: unknown): PinTrouble | null {
  if (error === null || error === undefined) return null;
  const refusal = refusalOf(error);
  if (refusal?.code === 'WRONG_PIN' && typeof refusal.data['triesLeft'] === 'number') return { kind: 'wrong', triesLeft: refusal.data['triesLeft'] };
  if (refusal?.code === 'LOCKED_OUT' && typeof refusal.data['until'] === 'string') return { kind: 'lockedOut', until: Date.parse(refusal.data['until']) };
  return { kind: 'other' };
}

/** Whole seconds left until an instant; 0 when it is past. */
export const secondsLeft = (until: number, now: number): number => Math.max(0, Math.ceil((until - now) / 1_000));
