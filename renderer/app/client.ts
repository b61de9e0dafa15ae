/** The typed line to the station or the hub: over a WebSocket, or over the port of the desktop application. */
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import ReconnectingSocket from 'partysocket/ws';
import type { HubContract, StationContract } from '#shared/contract/index.ts';
import type { LineStatus } from './line-status.ts';

export type StationClient = ContractRouterClient<StationContract>;
export type HubClient = ContractRouterClient<HubContract>;

export interface Line<Client> {
  readonly client: Client;
  close(): void;
}

/** Address of the server's RPC socket beside the page. */
export function socketAddress(page: Location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}/rpc`;
}

/**
 * Opens a line that mends itself: each new socket asks for its own subprotocols, since a pass
 * opens one connection only. A call that was under way when the line was cut is refused, and its
 * caller sends it again with the same command id.
 */
export function openSocketLine<Client extends StationClient | HubClient>(
  address: string,
  subprotocols: () => Promise<string[]>,
  status: LineStatus,
): Line<Client> {
  const socket = new ReconnectingSocket(address, subprotocols, {
    minReconnectionDelay: 250,
    maxReconnectionDelay: 4_000,
    connectionTimeout: 5_000,
    // What the user did while the line was cut is told as not done; it is not sent unseen later.
    maxEnqueuedMessages: 0,
  });
  socket.addEventListener('open', () => status.connected());
  socket.addEventListener('close', () => status.cut());
  socket.addEventListener('error', () => status.cut());
  const link = new SocketLink({
    // partysocket is a WebSocket in all that the link uses; only its event classes are its own.
    websocket: socket as Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>,
  });
  return { client: createORPCClient<Client>(link), close: () => socket.close() };
}

/** Opens the line over the desktop application's port. It stands as long as the service does; then a new port is to be asked for. */
export function openPortLine<Client extends StationClient | HubClient>(port: MessagePort, status: LineStatus, onClosed: () => void): Line<Client> {
  const link = new PortLink({ port });
  port.addEventListener('close', () => {
    status.cut();
    onClosed();
  });
  port.start();
  status.connected();
  return { client: createORPCClient<Client>(link), close: () => port.close() };
}
