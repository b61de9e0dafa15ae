/** The service over message ports: to a page in the desktop application, or to any port of the same shape. */
import type { AnyContractRouter } from '@orpc/contract';
import type { Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { StationContext } from '#service/station-os.ts';
import type { ServiceOrder, WindowKind } from '#shared/host.ts';

/** A port of Electron's child process, described by its shape so that nothing here needs Electron. */
export interface PortLike {
  on(event: string, listener: (event?: { data: unknown }) => void): unknown;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
}

/** The child's line to its parent, `process.parentPort` in Electron. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: PortLike[] }) => void): unknown;
  postMessage(message: unknown): void;
}

/** Which window is at the other end. The host knows it; the page is never asked. */
export interface WindowCaller {
  kind: WindowKind;
  deviceId: string;
}

/** What a host needs of a service: its router, the context of a caller, and its end. */
export interface ServiceFace {
  router: Router<AnyContractRouter, StationContext>;
  contextFor(caller: WindowCaller): StationContext;
  close(): void | Promise<void>;
}

export interface PortServer {
  /** Serves the router on a port for one caller until the port closes. */
  attach(port: PortLike, caller: WindowCaller): void;
  /** Closes every port: calls under way are refused and streams end. */
  closeAll(): void;
}

/** One handler for all ports of a service. */
export const servePorts = (face: Pick<ServiceFace, 'router' | 'contextFor'>): PortServer => {
  const handler = new RPCHandler<StationContext>(face.router);
  const open = new Set<PortLike>();
  return {
    attach: (port, caller) => {
      open.add(port);
      port.on('close', () => open.delete(port));
      handler.upgrade(port, { context: face.contextFor(caller) });
      port.start();
    },
    closeAll: () => {
      for (const port of open) port.close();
      open.clear();
    },
  };
};

const isOrder = (data: unknown): data is ServiceOrder =>
  typeof data === 'object' && data !== null && 'kind' in data && (data.kind === 'connect' || data.kind === 'shutdown');

export interface ParentLine {
  parent: ParentPort;
  /** The device that a window of this machine is. */
  deviceOf: (kind: WindowKind) => string;
  /** Called once the service is closed by the parent's order. */
  onClosed: () => void;
}

/** Obeys the parent: each `connect` attaches the port that came with it, `shutdown` closes ports and service. */
export const obeyParent = (face: ServiceFace, { parent, deviceOf, onClosed }: ParentLine): void => {
  const ports = servePorts(face);
  const shutdown = async (): Promise<void> => {
    ports.closeAll();
    await face.close();
    onClosed();
  };
  parent.on('message', ({ data, ports: [port] }) => {
    if (!isOrder(data)) return;
    if (data.kind === 'shutdown') void shutdown();
    else if (port !== undefined) ports.attach(port, { kind: data.window, deviceId: deviceOf(data.window) });
  });
};
