/**
 * A router on the web: the page, the door, one WebSocket per device, the same procedures over plain HTTP
 * with their OpenAPI document. The caller is attached when the connection opens; the page never sends it.
 */
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { Router } from '@orpc/server';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Caller } from '#service/kernel/access.ts';
import type { Log } from '#service/kernel/log.ts';
import { StartProblem, startProblemOf } from '#service/kernel/start-problem.ts';
import type { Door } from '#service/features/devices/index.ts';
import { securityHeaders } from '#shared/content-security-policy.ts';
import { serveDoor } from './device-door.ts';
import { serveSockets } from './plain-json.ts';
import { servePage, type PageOptions } from './static-files.ts';

/** Bytes of one message over a socket, unless the host lets more in. */
const MESSAGE_LIMIT = 1_048_576;
const API = '/api';

type Served = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

/** What both nodes' handlers are given by their host. */
export interface CallContext {
  caller: Caller;
}

export interface WebServerOptions {
  // oxlint-disable-next-line typescript/no-explicit-any -- oRPC's own handler takes any contract here
  router: Router<any, CallContext>;
  door: Door;
  /** Who a phone is by the secret of its ticket; null where there are no phones. */
  guest?: (secret: string) => Caller | null;
  /** Called when a device's connection opens; the answer is called when it closes. */
  connected?: (deviceId: string) => () => void;
  /** The document of this router, made when it is first asked for. */
  openApi: () => Promise<object>;
  page: PageOptions;
  /** Other things served, tried in order after the door. */
  extra?: Served[];
  /** Bytes of the largest message over a socket. */
  messageLimit?: number;
  host: string;
  port: number;
  tls?: { key: string; cert: string; fingerprint: string } | null;
  log: Log;
}

export interface WebServer {
  readonly port: number;
  /** Cuts the connections of a device at once; it may come back with a new pass if it is still enrolled. */
  cut(deviceId: string): void;
  close(): Promise<void>;
}

/** A page of another site must not open our socket with the visitor's browser (cross-site WebSocket hijacking). */
const sameOrigin = (request: IncomingMessage): boolean => {
  const { origin, host } = request.headers;
  if (!origin) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
};

const reject = (socket: Duplex, status: string) => {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** Serves until `close`. Throws `StartProblem` with `portTaken` when the port is another's. */
export const serveWeb = async (options: WebServerOptions): Promise<WebServer> => {
  const { router, door, log, tls } = options;
  const serveSocket = serveSockets(router);
  const api = new OpenAPIHandler(router);
  let openApi: Promise<string> | undefined;
  const describeApi = () => (openApi ??= options.openApi().then((document) => JSON.stringify(document)));
  const page = servePage(options.page);
  const served: Served[] = [serveDoor(door, tls?.fingerprint ?? null, log), ...(options.extra ?? [])];
  const open = new Map<WebSocket, string>();

  const plain = (response: ServerResponse, status: number, type: string, body: string) => {
    response.writeHead(status, { ...securityHeaders({}), 'content-type': type });
    response.end(body);
  };

  const handleApi = async (request: IncomingMessage, response: ServerResponse) => {
    const pass = /^Bearer ([\w-]{1,64})$/.exec(request.headers.authorization ?? '')?.[1];
    const caller = pass ? await door.admit(pass) : null;
    if (!caller) return plain(response, 401, 'application/json', '{"code":"NOT_ENROLLED"}');
    const { matched } = await api.handle(request, response, { prefix: API, context: { caller } });
    if (!matched) plain(response, 404, 'application/json', '{"code":"NOT_FOUND"}');
  };

  const onRequest = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').split(/[?#]/)[0]!;
    if (served.some((serve) => serve(request, response, path))) return;
    if (path.startsWith(`${API}/`)) {
      handleApi(request, response).catch((error: unknown) => {
        log.error({ path: API, error: String(error) }, 'an API call failed');
        if (!response.headersSent) plain(response, 500, 'application/json', '{"code":"FAILED"}');
      });
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return plain(response, 405, 'text/plain', 'Method not allowed');
    if (path === '/openapi.json') {
      describeApi().then(
        (text) => plain(response, 200, 'application/json', text),
        (error: unknown) => {
          log.error({ path, error: String(error) }, 'the API could not be described');
          plain(response, 500, 'application/json', '{"code":"FAILED"}');
        },
      );
      return;
    }
    if (path === '/healthz') return plain(response, 200, 'application/json', '{"ok":true}');
    if (path === '/') {
      response.writeHead(302, { location: `/${options.page.roles[0]}` });
      response.end();
      return;
    }
    if (!page(request, response, path)) plain(response, 404, 'text/plain', 'Not found');
  };

  const server = tls ? createTlsServer({ key: tls.key, cert: tls.cert }, onRequest) : createHttpServer(onRequest);
  // A server that is behind must not close a connection on which the client, promised it, is just asking.
  server.keepAliveTimeoutBuffer = 10_000;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: options.messageLimit ?? MESSAGE_LIMIT, handleProtocols: (offered) => [...offered][0] ?? false });

  const callerOf = async (request: IncomingMessage): Promise<Caller | null> => {
    const [kind, secret = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((part) => part.trim());
    if (kind === 'onedoor') return door.admit(secret);
    if (kind === 'onedoor-place') return options.guest?.(secret) ?? null;
    return null;
  };

  const admit = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const caller = await callerOf(request);
    if (!caller) return reject(socket, '401 Unauthorized');
    sockets.handleUpgrade(request, socket, head, (ws) => {
      open.set(ws, caller.deviceId);
      const left = options.connected?.(caller.deviceId);
      ws.on('close', () => {
        open.delete(ws);
        left?.();
      });
      ws.on('error', () => ws.terminate());
      serveSocket(ws, { context: { caller } }).catch((error: unknown) => log.error({ error: String(error) }, 'a connection failed'));
    });
  };

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if ((request.url ?? '').split('?')[0] !== '/rpc' || !sameOrigin(request)) return reject(socket, '403 Forbidden');
    admit(request, socket, head).catch((error: unknown) => {
      log.error({ error: String(error) }, 'a connection could not be opened');
      reject(socket, '500 Internal Server Error');
    });
  });

  await new Promise<void>((resolve, refuse) => {
    server.once('error', (error) => refuse(startProblemOf(error, `${options.host}:${options.port}`) ?? new StartProblem('portTaken', error.message)));
    server.listen(options.port, options.host, resolve);
  });
  const address = server.address();

  return {
    port: typeof address === 'object' && address ? address.port : options.port,
    cut: (deviceId) => {
      for (const [ws, id] of open) if (id === deviceId) ws.terminate();
    },
    close: async () => {
      for (const ws of open.keys()) ws.terminate();
      sockets.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};

