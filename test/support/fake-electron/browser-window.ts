/** `BrowserWindow`: the window's state, and the order of its events. */
import { EventEmitter } from 'node:events';
import { app } from './app.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';

interface Options {
  kiosk?: boolean;
  closable?: boolean;
  webPreferences: { preload: string; partition: string; nodeIntegration: boolean; contextIsolation: boolean; sandbox: boolean };
}

const windows = new Set<BrowserWindow>();

export class BrowserWindow extends EventEmitter {
  readonly options: Options;
  readonly webContents: WebContents;
  private visible = false;
  private kiosk: boolean;
  private closable: boolean;
  private shownOnce = false;

  static getAllWindows(): BrowserWindow[] {
    return [...windows];
  }

  constructor(options: Options) {
    super();
    const { webPreferences } = options;
    if (webPreferences.nodeIntegration || !webPreferences.contextIsolation || !webPreferences.sandbox) throw new Error('the stand-in has no unsafe windows');
    this.options = options;
    this.kiosk = options.kiosk ?? false;
    this.closable = options.closable ?? true;
    this.webContents = new WebContents(session.fromPartition(webPreferences.partition), webPreferences.preload);
    windows.add(this);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.loadURL(url);
    if (!this.shownOnce) this.emit('ready-to-show');
    this.shownOnce = true;
  }

  show(): void {
    this.visible = true;
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {}

  isKiosk(): boolean {
    return this.kiosk;
  }

  setKiosk(kiosk: boolean): void {
    this.kiosk = kiosk;
  }

  isClosable(): boolean {
    return this.closable;
  }

  setClosable(closable: boolean): void {
    this.closable = closable;
  }

  isDestroyed(): boolean {
    return !windows.has(this);
  }

  /** Asks the window to close, as Alt+F4 does; answers whether it did. */
  close(): boolean {
    let held = false;
    this.emit('close', { preventDefault: () => (held = true) });
    if (!held) this.destroy();
    return !held;
  }

  destroy(): void {
    if (!windows.delete(this)) return;
    void this.webContents.destroy();
    this.emit('closed');
    if (windows.size === 0) app.emit('window-all-closed');
  }
}

/** Closes what is open; with `ask`, a window may refuse, and then false is answered. */
export const closeAllWindows = (how: 'ask' | 'force'): boolean => {
  let all = true;
  for (const window of windows) {
    if (how === 'force') window.destroy();
    else all = window.close() && all;
  }
  return all;
};
