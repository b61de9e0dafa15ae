/** `ipcMain`, made anew for each start. */
import { EventEmitter } from 'node:events';

type Handler = (event: object, ...args: unknown[]) => unknown;

export class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Handler>();

  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  }

  /** What a page's `invoke` gets; a channel without a handler is an error, as in Electron. */
  async invoke(channel: string, event: object, args: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...args));
  }

  channels(): string[] {
    return [...this.handlers.keys(), ...this.eventNames().map(String)];
  }
}

export let ipcMain = new IpcMain();

export const resetIpc = (): void => {
  ipcMain = new IpcMain();
};
