/** One change of a visit: allowed or refused, done, counted, told to the hub and to the screens. */
import type { Visit } from '#shared/contract/visits.ts';
import type { SignedIn } from '../../kernel/access.ts';
import type { Act } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import type { VisitTable } from '../../tables/station.ts';
import { factsOf, toVisit, visitRow } from './queries.ts';
import { reportsOf, tellHub } from './reported.ts';
import { refusalOf, type Deed } from './rules.ts';

export type VisitAct = Act<StationEvents>;

export const setVisit = (act: VisitAct, id: string, patch: Partial<VisitTable>): void => {
  act.run(act.q.updateTable('visit').set(patch).where('id', '=', id));
};

/** What happened to the visit itself, without the hub: `visit.handedOver`. */
export const recordOf = (act: VisitAct, visitId: string, what: string, data: Record<string, unknown> = {}): void =>
  act.record({ kind: `visit.${what}`, subjectId: visitId, visitId, data });

/** Screens of every desk that the visit is at, was at or is meant for look again. */
export const announce = (act: VisitAct, ...rows: VisitTable[]): void => {
  const deskIds = new Set(rows.flatMap((row) => [row.desk_id, row.reserved_desk_id]).filter((id) => id !== null));
  for (const row of rows.slice(-1)) act.emit('visitChanged', { visitId: row.id, deskIds: [...deskIds] });
};

/**
 * Runs `job` on the visit when `refusalOf` has nothing against it; `deskId` is the desk that takes the visit up.
 * Throws `NOT_FOUND` and the refusals of `rules.ts`.
 */
export const changeVisit = (act: VisitAct, advisor: SignedIn, visitId: string, deed: Deed, job: (visit: VisitTable) => void, deskId: string | null = null): Visit => {
  const before = visitRow(act, visitId);
  const refusal = refusalOf(deed, factsOf(before), advisor, act.businessDate, deskId);
  if (refusal) throw refusal;
  const reported = reportsOf(act, before);
  job(before);
  setVisit(act, visitId, { revision: before.revision + 1 });
  const after = visitRow(act, visitId);
  tellHub(act, after, reported);
  announce(act, before, after);
  return toVisit(act, after);
};
