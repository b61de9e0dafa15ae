/** A wait as a range in words, never as a promise to the minute. */
import type { TFunction } from 'i18next';
import type { WaitRange } from '#shared/contract/queue.ts';

/** `noin 8–12 min`, `ei jonoa`, or nothing while no open desk serves the group. */
export function waitWords(wait: WaitRange | null, t: TFunction): string {
  if (wait === null) return t('wait.notNow');
  if (wait.toMinutes === 0) return t('wait.none');
  if (wait.fromMinutes === wait.toMinutes) return t('wait.about', { minutes: wait.toMinutes });
  return t('wait.range', { from: wait.fromMinutes, to: wait.toMinutes });
}

/** A ticket number to be spoken: the letter and each digit by itself. */
export function spokenNumber(number: string): string {
  return Array.from(number).join(' ');
}
