/** One change of a remote session: written, counted, told to the screens of its desk. */
import type { Act } from '../../kernel/acts.ts';
import type { StationEvents } from '../../station-events.ts';
import type { RemoteSessionTable } from '../../tables/remote.ts';

export type RemoteAct = Act<StationEvents>;

/** What the station does by itself: on hearing the hub, or as time passes. */
export const BY_ITSELF = { caller: { deviceId: 'station' }, advisor: null, procedure: 'remote.follow' } as const;

export const announce = (act: RemoteAct, row: Pick<RemoteSessionTable, 'id' | 'desk_id'>): void => act.emit('remoteChanged', { sessionId: row.id, deskIds: [row.desk_id] });

/** Writes the change and answers with the row as it is then. */
export const setSession = (act: RemoteAct, row: RemoteSessionTable, patch: Partial<RemoteSessionTable>): RemoteSessionTable => {
  const after = { ...row, ...patch, revision: row.revision + 1 };
  act.run(act.q.updateTable('remote_session').set({ ...patch, revision: after.revision }).where('id', '=', row.id));
  announce(act, row);
  return after;
};

/** What happened to a session, in the visit's history: `remote.answered`. Never a name, a number or a text of the customer's. */
export const recordRemote = (act: RemoteAct, row: Pick<RemoteSessionTable, 'id' | 'visit_id'>, what: string, data: Record<string, unknown> = {}, toHub?: Record<string, unknown>): void => {
  act.record({ kind: `remote.${what}`, subjectId: row.id, visitId: row.visit_id, data, ...(toHub && { toHub }) });
  if (toHub) act.emit('outboxFilled', {});
};
