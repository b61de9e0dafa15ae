/** A line that closes while the station still asks: the call ends, the program goes on. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { HubContract } from '#shared/contract/index.ts';
import { bearingClose } from '#transport/closing-socket.ts';

let server: WebSocketServer;
let socket: WebSocket;
beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  // Hears nothing: a socket that is closed on this side stays closing.
  server.on('connection', (connection) => connection.pause());
  await once(server, 'listening');
  socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await once(socket, 'open');
});
afterEach(() => {
  socket.terminate();
  for (const connection of server.clients) connection.terminate();
  server.close();
});

test('a call whose time runs out while the socket closes is given up, and brings nothing else down', async () => {
  type SocketOfLink = ConstructorParameters<typeof RPCLink>[0]['websocket'];
  const hub = createORPCClient<ContractRouterClient<HubContract>>(new RPCLink({ websocket: bearingClose(socket) as SocketOfLink }));
  const time = new AbortController();
  const asked = hub.outbox.last(undefined, { signal: time.signal });
  const sent = asked.catch(String);
  await new Promise((done) => setImmediate(done));
  socket.close();
  expect(socket.readyState).toBe(WebSocket.CLOSING);
  // An error that nobody catches is told by the test runner and fails the run.
  time.abort(new Error('its time is over'));
  expect(await sent).toContain('its time is over');
});

test('a call that is made while the socket closes ends with it', async () => {
  type SocketOfLink = ConstructorParameters<typeof RPCLink>[0]['websocket'];
  const hub = createORPCClient<ContractRouterClient<HubContract>>(new RPCLink({ websocket: bearingClose(socket) as SocketOfLink }));
  socket.close();
  const end = hub.outbox.last().then(
    () => 'answered',
    () => 'refused',
  );
  await new Promise((done) => setImmediate(done));
  socket.terminate();
  expect(await end).toBe('refused');
});
