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

/** Minutes and seconds as they are typed, `6:12` or `6`, to seconds; null for anything else, or more than a day. */
export function typedSeconds(typed: string): number | null {
  const parts = /^(\d{1,4})(?:[:.](\d{1,2}))?$/.exec(typed.trim());
  if (parts === null) return null;
  const seconds = Number(parts[1]) * 60 + Number(parts[2] ?? '0');
  return Number(parts[2] ?? '0') > 59 || seconds > 86_400 ? null : seconds;
}
