import type { StationDeps, StationOs } from '../../station-os.ts';
import { caseProcedures } from './case-router.ts';
import { createSessionCalls, deskProcedures } from './desk-router.ts';
import type { RemoteDesk } from './remote-desk.ts';
import { roomProcedures } from './room-router.ts';

/** Remote sessions as the desk and its terminal have them. `desk` is the running part that follows them at the hub. */
export const remoteRouter = (os: StationOs, deps: StationDeps, desk: RemoteDesk) => {
  const calls = createSessionCalls(deps);
  return { ...deskProcedures(os, deps, desk, calls), ...roomProcedures(os, deps, desk, calls), ...caseProcedures(os, deps) };
};
