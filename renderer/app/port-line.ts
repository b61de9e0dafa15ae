/** The typed line over the port of the desktop application; fetched only there. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { HubClient, Line, StationClient } from './client.ts';
import type { LineStatus } from './line-status.ts';

/** Opens the line over the desktop application's port; it stands as long as the window does. */
export function openPortLine<Client extends StationClient | HubClient>(port: MessagePort, status: LineStatus): Line<Client> {
  const link = new RPCLink({ port });
  port.start();
  status.connected();
  return { client: createORPCClient<Client>(link), close: () => port.close() };
}
