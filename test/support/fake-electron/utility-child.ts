/** Loaded into the child before its program: gives it `process.parentPort`, as Electron does. */
import { EventEmitter } from 'node:events';
import type { Wire } from './utility-process.ts';

const send = (wire: Wire): void => {
  if (process.connected) process.send?.(wire);
};

class ChildPort extends EventEmitter {
  private readonly id: string;
  private waiting: unknown[] | undefined = [];
  private closed = false;

  constructor(id: string) {
    super();
    this.id = id;
  }

  postMessage(data: unknown): void {
    if (!this.closed) send({ type: 'port', id: this.id, data });
  }

  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const data of waiting) this.receive(data);
  }

  receive(data: unknown): void {
    if (this.waiting === undefined) this.emit('message', { data, ports: [] });
    else this.waiting.push(data);
  }

  close(): void {
    if (this.closed) return;
    send({ type: 'portClosed', id: this.id });
    this.farClosed();
  }

  farClosed(): void {
    if (this.closed) return;
    this.closed = true;
    this.emit('close');
  }
}

const ports = new Map<string, ChildPort>();

const opened = (id: string): ChildPort => {
  const port = new ChildPort(id);
  ports.set(id, port);
  return port;
};

class ParentPort extends EventEmitter {
  postMessage(data: unknown): void {
    send({ type: 'message', data, ports: [] });
  }
}

const parentPort = new ParentPort();

process.on('message', (wire: Wire) => {
  if (wire.type === 'message') parentPort.emit('message', { data: wire.data, ports: wire.ports.map(opened) });
  else if (wire.type === 'port') ports.get(wire.id)?.receive(wire.data);
  else {
    ports.get(wire.id)?.farClosed();
    ports.delete(wire.id);
  }
});
// A child of Electron ends with its parent.
process.on('disconnect', () => process.exit(0));

Object.defineProperty(process, 'parentPort', { value: parentPort });
