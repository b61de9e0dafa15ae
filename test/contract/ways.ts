/** The four ways a screen reaches its station. Each gives clients of the same contract, and can be cut. */
import type { ContractRouterClient } from '@orpc/contract';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads';
import type { StationContract } from '#shared/contract/index.ts';
import { servePorts, type PortLike } from '#transport/message-port.ts';
import { openPortLine, openSocketLine, type Line } from '../../renderer/app/client.ts';
import { createLineStatus } from '../../renderer/app/line-status.ts';
import type { TestPoint } from '../support/station.ts';
import { codeFor, enrol, passFor, servePoint } from './served.ts';

export type Client = ContractRouterClient<StationContract>;
export type Screen = 'advisor' | 'terminal' | 'display';

export interface Joined {
  readonly client: Client;
  readonly deviceId: string;
  /** Cuts the line under the client, and answers once it stands again. */
  cut: () => Promise<void>;
}

export interface Way {
  join: (kind: Screen) => Promise<Joined>;
  close: () => Promise<void>;
}

/** In the same process, without any line: a cut is only that the caller lets go. */
const direct = async (point: TestPoint): Promise<Way> => ({
  join: async (kind) => ({ client: point.as({ kind, deviceId: `direct-${kind}` }), deviceId: `direct-${kind}`, cut: async () => undefined }),
  close: async () => undefined,
});

/** A port as Electron's child process has it: an emitter whose messages come as `{ data }`, and silent until started. */
class MainPort extends EventEmitter implements PortLike {
  readonly #port: NodePort;
  constructor(port: NodePort) {
    super();
    this.#port = port;
  }
  postMessage(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a line within the machine has no origin
    this.#port.postMessage(message);
  }
  start(): void {
    this.#port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    this.#port.on('close', () => this.emit('close'));
  }
  close(): void {
    this.#port.close();
  }
}

const overPorts =
  (serverSide: (port: NodePort) => PortLike) =>
  async (point: TestPoint): Promise<Way> => {
    const server = servePorts({ router: point.station.router, contextFor: ({ kind, deviceId }) => ({ caller: { kind, deviceId, deskId: null } }) });
    const lines: Line<Client>[] = [];
    const connect = (kind: Screen) => {
      const { port1, port2 } = new MessageChannel();
      server.attach(serverSide(port1), { kind, deviceId: `port-${kind}` });
      // Node's port and the browser's are the same in what the line uses; only their declared types differ.
      const line = openPortLine<Client>(port2 as object as MessagePort, createLineStatus(Date.now), () => undefined);
      lines.push(line);
      return line;
    };
    return {
      join: async (kind) => {
        let line = connect(kind);
        return {
          get client() {
            return line.client;
          },
          deviceId: `port-${kind}`,
          cut: async () => {
            line.close();
            line = connect(kind);
          },
        };
      },
      close: async () => {
        for (const line of lines) line.close();
        server.closeAll();
      },
    };
  };

/** Over the web, with a key, a challenge and a pass for each connection, as the page does it. */
const overSocket = async (point: TestPoint): Promise<Way> => {
  const web = await servePoint(point);
  const lines: Line<Client>[] = [];
  return {
    join: async (kind) => {
      const device = await enrol(web.port, await codeFor(point, kind));
      const status = createLineStatus(Date.now);
      const standing = () => new Promise<void>((done) => {
        const stop = status.subscribe(() => {
          if (!status.read().connected) return;
          stop();
          done();
        });
      });
      const up = standing();
      const line = openSocketLine<Client>(`ws://127.0.0.1:${web.port}/rpc`, async () => ['onedoor', await passFor(web.port, device)], status);
      lines.push(line);
      await up;
      return {
        client: line.client,
        deviceId: device.deviceId,
        cut: async () => {
          const again = standing();
          web.cut(device.deviceId);
          await again;
        },
      };
    },
    close: async () => {
      for (const line of lines) line.close();
      await web.close();
    },
  };
};

export const WAYS: readonly (readonly [name: string, open: (point: TestPoint) => Promise<Way>])[] = [
  ['directly', direct],
  ['over a message port', overPorts((port) => ({ on: (event, listener) => port.on(event, (data: unknown) => listener({ data })), postMessage: (message) => port.postMessage(message), start: () => port.start(), close: () => port.close() }))],
  ["over a port of Electron's main process", overPorts((port) => new MainPort(port))],
  ['over a WebSocket', overSocket],
];
