/** The working time of a service as the screen counts it on, second by second. */
import type { ServiceEvent } from '#shared/contract/visits.ts';
import type { TimeCategory } from '#shared/contract/words.ts';
import { timeCategory } from '#shared/domain/time-category.ts';

export interface RunningTime {
  readonly directSeconds: number;
  readonly indirectSeconds: number;
  readonly totalSeconds: number;
  readonly category: TimeCategory;
}

type Timed = Pick<ServiceEvent, 'clock' | 'clockSince' | 'directSeconds' | 'indirectSeconds'>;

/** @param now milliseconds since 1970 by the station's clock */
export function runningTime(event: Timed, now: number): RunningTime {
  const running = event.clockSince === null ? 0 : Math.max(0, Math.floor((now - Date.parse(event.clockSince)) / 1_000));
  const directSeconds = event.directSeconds + (event.clock === 'direct' ? running : 0);
  const indirectSeconds = event.indirectSeconds + (event.clock === 'indirect' ? running : 0);
  const totalSeconds = directSeconds + indirectSeconds;
  return { directSeconds, indirectSeconds, totalSeconds, category: timeCategory(totalSeconds) };
}

/** Seconds of all services of a visit together. */
export function visitSeconds(events: readonly Timed[], now: number): number {
  return events.reduce((sum, event) => sum + runningTime(event, now).totalSeconds, 0);
}

/** `06:12`, and `1:02:03` from an hour on. */
export function clockText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}

/** A length as it is typed, `6`, `6:12` or `1:02:03`, to seconds; null for anything else, or more than a day. */
export function typedSeconds(typed: string): number | null {
  const parts = typed.trim().split(/[:.]/);
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null;
  const [first = 0, second = 0, third = 0] = parts.map(Number);
  const [hours, minutes, seconds] = parts.length === 3 ? [first, second, third] : [0, first, second];
  const inOrder = seconds < 60 && (parts.length < 3 || minutes < 60);
  const total = (hours * 60 + minutes) * 60 + seconds;
  return inOrder && total <= 86_400 ? total : null;
}
