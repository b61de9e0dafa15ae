/** `utilityProcess`: a real child process, so that a crash of the service is a real one. */
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { handOver, type MessagePortMain } from './ports.ts';

/** What travels between the application and its child. */
export type Wire =
  | { type: 'message'; data: unknown; ports: string[] }
  | { type: 'port'; id: string; data: unknown }
  | { type: 'portClosed'; id: string };

const children = new Set<UtilityProcess>();

export class UtilityProcess extends EventEmitter {
  readonly child: ChildProcess;
  private readonly ports = new Map<string, MessagePortMain>();
  private count = 0;

  constructor(modulePath: string, args: string[], env: Record<string, string>) {
    super();
    children.add(this);
    this.child = fork(modulePath, args, {
      env,
      execArgv: ['--import', new URL('./utility-child.ts', import.meta.url).href],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child.on('message', (wire: Wire) => this.hear(wire));
    this.child.on('exit', (code) => {
      children.delete(this);
      for (const port of this.ports.values()) port.close();
      this.emit('exit', code ?? 1);
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  postMessage(data: unknown, ports: MessagePortMain[] = []): void {
    this.post({ type: 'message', data, ports: ports.map((port) => this.bind(port)) });
  }

  kill(): boolean {
    return this.child.kill();
  }

  private post(wire: Wire): void {
    // A child may end at any moment: what was meant for it is lost with it.
    if (this.child.connected) this.child.send(wire, () => undefined);
  }

  private bind(port: MessagePortMain): string {
    this.count += 1;
    const id = `p${this.count}`;
    this.ports.set(id, port);
    handOver(port, { post: (data) => this.post({ type: 'port', id, data }), close: () => this.post({ type: 'portClosed', id }) });
    return id;
  }

  private hear(wire: Wire): void {
    if (wire.type === 'message') this.emit('message', wire.data);
    else if (wire.type === 'port') this.ports.get(wire.id)?.postMessage(wire.data);
    else this.ports.get(wire.id)?.close();
  }
}

export const utilityProcess = {
  fork: (modulePath: string, args: string[] = [], options: { env?: Record<string, string> } = {}): UtilityProcess =>
    new UtilityProcess(modulePath, args, options.env ?? {}),
};

/** The children that live now. */
export const livingChildren = (): UtilityProcess[] => [...children];
