/** How many sessions a provider had, and how long they took, by business date. */
import { addDays } from '#shared/domain/calendar-date.ts';
import { localDateOf, startOfLocalDate } from '#shared/domain/local-date.ts';
import type { Reader } from './rows.ts';

export interface DayFigures {
  businessDate: string;
  providerId: string;
  sessions: number;
  answered: number;
  waitingSeconds: number;
  talkingSeconds: number;
  expertAfterWorkSeconds: number;
  advisorAfterWorkSeconds: number;
  stars: number | null;
}

const seconds = (from: string | null, to: string | null): number => (from && to ? Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1_000)) : 0);

/**
 * Sessions that have ended, by the day they were asked for. Waiting and talking are the station's own where it has
 * recorded them, and what the hub saw otherwise; the expert's after-work is the hub's, the advisor's the station's.
 *
 * @param own the one provider of an editor, null for all
 */
export const figures = async (db: Reader, own: string | null, from: string, to: string): Promise<DayFigures[]> => {
  let query = db
    .selectFrom('remote_session')
    .leftJoin('recorded_session', 'recorded_session.session_id', 'remote_session.id')
    .select(['provider_id', 'asked_at', 'answered_at', 'talking_at', 'hung_up_at', 'ended_at', 'waiting_seconds', 'talking_seconds', 'advisor_after_work_seconds', 'stars'])
    .where('state', '=', 'ended')
    .where('asked_at', '>=', startOfLocalDate(from))
    .where('asked_at', '<', startOfLocalDate(addDays(to, 1)));
  if (own !== null) query = query.where('provider_id', '=', own);
  const days = new Map<string, DayFigures & { starred: number[] }>();
  for (const row of await query.execute()) {
    const businessDate = localDateOf(row.asked_at);
    const key = `${businessDate} ${row.provider_id}`;
    const day = days.get(key) ?? { businessDate, providerId: row.provider_id, sessions: 0, answered: 0, waitingSeconds: 0, talkingSeconds: 0, expertAfterWorkSeconds: 0, advisorAfterWorkSeconds: 0, stars: null, starred: [] };
    day.sessions += 1;
    if (row.answered_at) day.answered += 1;
    day.waitingSeconds += row.waiting_seconds ?? seconds(row.asked_at, row.answered_at ?? row.hung_up_at);
    day.talkingSeconds += row.talking_seconds ?? seconds(row.talking_at, row.hung_up_at);
    day.expertAfterWorkSeconds += row.answered_at ? seconds(row.hung_up_at, row.ended_at) : 0;
    day.advisorAfterWorkSeconds += row.advisor_after_work_seconds ?? 0;
    if (row.stars !== null) day.starred.push(row.stars);
    days.set(key, day);
  }
  return [...days.values()]
    .toSorted((a, b) => (a.businessDate === b.businessDate ? (a.providerId < b.providerId ? -1 : 1) : a.businessDate < b.businessDate ? -1 : 1))
    .map(({ starred, ...day }) => ({ ...day, stars: starred.length === 0 ? null : Math.round((starred.reduce((sum, stars) => sum + stars, 0) / starred.length) * 100) / 100 }));
};
