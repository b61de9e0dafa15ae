/** Message ports of the main process, and how one is handed to a page or to a child process. */
import { EventEmitter } from 'node:events';

/** The other end: another port, a page or a process. */
export interface FarSide {
  post(data: unknown): void;
  close(): void;
}

export class MessagePortMain extends EventEmitter {
  far: FarSide | undefined;
  private waiting: unknown[] | undefined = [];
  private closed = false;

  postMessage(data: unknown): void {
    if (!this.closed) this.far?.post(structuredClone(data));
  }

  /** Messages wait until the port is started, as they do in Electron. */
  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const data of waiting) this.receive(data);
  }

  close(): void {
    if (this.closed) return;
    this.far?.close();
    this.farClosed();
  }

  receive(data: unknown): void {
    if (this.waiting === undefined) this.emit('message', { data, ports: [] });
    else this.waiting.push(data);
  }

  farClosed(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }
}

const joined = (to: MessagePortMain): FarSide => ({
  post: (data) => queueMicrotask(() => to.receive(data)),
  close: () => queueMicrotask(() => to.farClosed()),
});

export class MessageChannelMain {
  readonly port1 = new MessagePortMain();
  readonly port2 = new MessagePortMain();

  constructor() {
    this.port1.far = joined(this.port2);
    this.port2.far = joined(this.port1);
  }
}

/** Hands a port over: from now on it only carries messages between its peer and the far side. */
export const handOver = (port: MessagePortMain, to: FarSide): void => {
  port.on('message', ({ data }: { data: unknown }) => to.post(data));
  port.on('close', () => to.close());
  port.start();
};
