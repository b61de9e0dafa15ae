/** `app`: readiness, lock, paths, and the order of events at the end. Made anew for each start. */
import { EventEmitter } from 'node:events';
import { closeAllWindows } from './browser-window.ts';
import { machine } from './machine.ts';

export class App extends EventEmitter {
  readonly isPackaged = true;
  sandboxed = false;
  private ready = false;
  private quitting = false;

  enableSandbox(): void {
    if (this.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }

  isReady(): boolean {
    return this.ready;
  }

  async whenReady(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.ready = true;
  }

  requestSingleInstanceLock(): boolean {
    return machine().getsLock;
  }

  getAppPath(): string {
    return machine().appPath;
  }

  getPath(_name: string): string {
    return machine().userData;
  }

  getLocale(): string {
    return machine().locale;
  }

  getVersion(): string {
    return '0.0.0-test';
  }

  exit(code = 0): void {
    machine().exitCode = code;
    closeAllWindows('force');
    this.emit('quit');
  }

  quit(): void {
    if (this.quitting) return;
    let held = false;
    this.emit('before-quit', { preventDefault: () => (held = true) });
    if (held || !closeAllWindows('ask')) return;
    this.quitting = true;
    machine().exitCode = 0;
    this.emit('will-quit', { preventDefault: () => undefined });
    this.emit('quit');
  }
}

export let app = new App();

export const resetApp = (): void => {
  app = new App();
};
