/** The line to the server as the screens see it: the calls, and whether the line stands. */
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { HubClient, StationClient } from './client.ts';
import type { LineState, LineStatus } from './line-status.ts';
import type { HubCalls, StationCalls } from './query.ts';

interface Connection {
  readonly station: StationCalls;
  readonly hub: HubCalls;
  readonly status: LineStatus;
}

const ConnectionContext = createContext<Connection | null>(null);

function useConnection(): Connection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error('a screen was drawn outside its connection');
  return connection;
}

/**
 * Gives the screens below it the calls of the server at the other end of the line. Which contract
 * that server speaks follows from the role: portal and expert meet the hub, the others a station.
 */
export function ConnectionProvider({ client, status, children }: { client: StationClient & HubClient; status: LineStatus; children: ReactNode }) {
  const connection = useMemo<Connection>(
    () => ({ station: createTanstackQueryUtils<StationClient>(client), hub: createTanstackQueryUtils<HubClient>(client), status }),
    [client, status],
  );
  return <ConnectionContext value={connection}>{children}</ConnectionContext>;
}

/** The station's calls, for roles that meet a station. */
export const useStation = (): StationCalls => useConnection().station;

/** The hub's calls, for the roles that meet the hub. */
export const useHub = (): HubCalls => useConnection().hub;

/** Whether the line stands now, and since when it does not. */
export function useLine(): LineState {
  const { status } = useConnection();
  return useSyncExternalStore(status.subscribe, status.read);
}
