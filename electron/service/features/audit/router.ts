import { doing, type StationDeps, type StationOs } from '../../station-os.ts';
import { auditRows } from './queries.ts';

/** Reading the trail is itself a row of it. */
export const auditRouter = (os: StationOs, deps: StationDeps) => ({
  list: os.audit.list.handler(async ({ input, context, path }) => {
    await deps.acts.act(doing(context, path), (act) => act.audit({ visitId: input.visitId ?? null, detail: { limit: input.limit } }));
    return auditRows(deps.db, input);
  }),
});
