/** Opening hours as they are typed, `9–16` or `9–12, 13–16.30`; an empty text is a closed day. */
import type { OpeningHours } from '#shared/contract/point.ts';
import { formatSpans, type OpeningSpan } from '#shared/domain/opening-hours.ts';

const TIME = /^(\d{1,2})(?:[.:](\d{2}))?$/;

function timeOf(typed: string): string | null {
  const parts = TIME.exec(typed.trim());
  if (parts === null) return null;
  const hour = Number(parts[1]);
  const minute = Number(parts[2] ?? '0');
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The spans of a day in the order typed; null when the text is no opening hours, or a span ends before it begins. */
export function spansOf(typed: string): OpeningSpan[] | null {
  const text = typed.trim();
  if (text === '' || text === '-' || text === '–') return [];
  const spans = text.split(/[,;]/).map((part): OpeningSpan | null => {
    const ends = part.split(/[-–—]/);
    const opens = timeOf(ends[0] ?? '');
    const closes = timeOf(ends[1] ?? '');
    return ends.length !== 2 || opens === null || closes === null || opens >= closes ? null : { opens, closes };
  });
  const whole = spans.filter((span) => span !== null);
  return whole.length === spans.length && whole.length <= 4 ? whole : null;
}

/** The week as seven texts, Monday first. */
export const weekTexts = (hours: Pick<OpeningHours, 'week'>): string[] => hours.week.map((spans) => formatSpans(spans));

/** Whether two spans of the day overlap. */
export function overlaps(spans: readonly OpeningSpan[]): boolean {
  const sorted = spans.toSorted((a, b) => a.opens.localeCompare(b.opens, 'en'));
  return sorted.some((span, at) => {
    const next = sorted[at + 1];
    return next !== undefined && next.opens < span.closes;
  });
}

/** Why the text of a day is refused: a key under `faults` in the texts of point; null when it stands. */
export function spansFault(typed: string): 'hours' | 'hoursOverlap' | null {
  const spans = spansOf(typed);
  if (spans === null) return 'hours';
  return overlaps(spans) ? 'hoursOverlap' : null;
}
